import type { RequestHandler } from 'express';
import { tokenNotValid, tooMany } from '../core/errors.ts';
import type { Fault, FaultControl } from './fault.ts';

const refusals = {
  401: () => tokenNotValid('Token is expired'),
  429: () => tooMany(1),
  500: () => new Error('A fault that a test asked for'),
};

/** The faults that a test has asked for, as a step of every request's way. */
export class Faults implements FaultControl {
  readonly #waiting: { fault: Fault; left: number }[] = [];
  readonly #operations: ReadonlySet<string>;

  constructor(operations: Iterable<string>) {
    this.#operations = new Set(operations);
  }

  add(fault: Fault): () => void {
    if (fault.operation !== undefined && !this.#operations.has(fault.operation)) {
      throw new Error(`There is no operation ${fault.operation}`);
    }
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#waiting.push(entry);
    return () => this.#remove(entry);
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  readonly middleware: RequestHandler = (req, res, next) => {
    const fault = this.#next(req.operation?.id);
    if (!fault) return next();
    if ('delay' in fault) return void setTimeout(next, fault.delay);
    if ('status' in fault) throw refusals[fault.status]();
    if (fault.drop === 'request') return void req.socket.destroy();
    res.end = () => {
      req.socket.destroy();
      return res;
    };
    next();
  };

  #next(operation: string | undefined): Fault | undefined {
    const entry = this.#waiting.find(({ fault }) => fault.operation === undefined || fault.operation === operation);
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#remove(entry);
    return entry.fault;
  }

  #remove(entry: { fault: Fault; left: number }): void {
    const place = this.#waiting.indexOf(entry);
    if (place !== -1) this.#waiting.splice(place, 1);
  }
}
