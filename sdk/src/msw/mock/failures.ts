import type { operations } from '../../generated/schema.ts';
import type { JsonOf, OperationId } from './operation.ts';
import { Problem } from './problem.ts';

/** An operation by its id, or all of them. */
export type Failing = OperationId | '*';
type Named<O extends Failing> = O extends OperationId ? O : OperationId;
type Responses<O extends Failing> = operations[Named<O>]['responses'];

/** The errors that the spec documents for an operation; for all of them, what all have in common. */
export type ErrorStatus<O extends Failing> = Exclude<keyof Responses<O>, 200 | 201 | 204> & number;

type ErrorBody<O extends Failing, Status extends ErrorStatus<O>> = JsonOf<Responses<O>[Status]>;

/** The body may be left out where a sentence is all that it has to hold. */
export type Told<O extends Failing, Status extends ErrorStatus<O>> =
  { detail: string } extends ErrorBody<O, Status> ? [body?: ErrorBody<O, Status>] : [body: ErrorBody<O, Status>];

const usual: Record<number, string> = {
  400: 'Invalid input.',
  401: 'Authentication credentials were not provided.',
  403: 'You do not have permission to perform this action.',
  404: 'Not found.',
  409: 'A request with this Idempotency-Key is still being processed.',
  413: 'Request body is too large. The limit is 100 kB.',
  415: 'Unsupported media type "text/plain" in request.',
  422: 'This Idempotency-Key was used for another request.',
  429: 'Request was throttled. Expected available in 30 seconds.',
  500: 'Internal server error.',
};

const headers: Record<number, Record<string, string>> = {
  401: { 'WWW-Authenticate': 'Bearer realm="api"' },
  409: { 'Retry-After': '1' },
  429: { 'Retry-After': '30' },
};

interface Failure {
  problem: Problem;
  /** How many calls still meet it. */
  left: number;
}

/** Errors that somebody has asked for. */
export class Failures {
  readonly #byOperation = new Map<Failing, Failure>();

  set(operation: Failing, status: number, body: object | undefined, times: number): void {
    const problem = new Problem(status, body ?? { detail: usual[status] }, headers[status]);
    this.#byOperation.set(operation, { problem, left: times });
  }

  /** The error that a call of an operation meets, if any. */
  meet(operation: OperationId): Problem | undefined {
    const failure = [operation, '*' as const].map((it) => this.#byOperation.get(it)).find((it) => it && it.left > 0);
    if (failure) failure.left -= 1;
    return failure?.problem;
  }

  clear(): void {
    this.#byOperation.clear();
  }
}
