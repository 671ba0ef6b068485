import pg from 'pg';
import { marks } from './removal.ts';

declare global {
  var guards: { isOff(id: string): boolean };
}

/** Which guard is off, and which have been asked. */
export class Switches {
  #off: string | undefined;
  #onAsked: (id: string) => void = () => undefined;

  /** From now on guards in the sources, and in what is sent to the database, are under these switches. */
  install(): void {
    globalThis.guards = { isOff: (id) => this.#ask(id) };
    const send = pg.Client.prototype.query as (...sent: unknown[]) => unknown;
    const switched = (statement: unknown) => this.#switched(statement);
    pg.Client.prototype.query = function query(this: pg.Client, statement: unknown, ...rest: unknown[]) {
      return send.call(this, switched(statement), ...rest);
    } as typeof pg.Client.prototype.query;
  }

  onAsked(listen: (id: string) => void): void {
    this.#onAsked = listen;
  }

  async without<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    this.#off = id;
    try {
      return await work();
    } finally {
      this.#off = undefined;
    }
  }

  #ask(id: string): boolean {
    this.#onAsked(id);
    return id === this.#off;
  }

  #switched(statement: unknown): unknown {
    if (typeof statement === 'string') return this.#text(statement);
    const query = statement as { text?: unknown; name?: string };
    if (typeof query.text !== 'string') return statement;
    const text = this.#text(query.text);
    // What is prepared is known by its name.
    return text === query.text ? query : { ...query, text, ...(query.name && { name: `${query.name}*${this.#off}` }) };
  }

  #text = (text: string): string => text.replace(marks, (whole, id: string) => (this.#ask(id) ? 'OR true' : whole));
}
