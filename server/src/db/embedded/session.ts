import type { Client, Multiplexer } from './multiplexer.ts';
import {
  CANCEL_REQUEST,
  errorResponse,
  FrameReader,
  frontend,
  GSS_REQUEST,
  greeting,
  readText,
  readyForQuery,
  SSL_REQUEST,
} from './protocol.ts';
import { StatementNames } from './statements.ts';

/** The wire a session talks over. */
export interface Transport {
  write(bytes: Uint8Array): void;
  end(): void;
}

const COLLECTED = new Set<string>([frontend.parse, frontend.bind, frontend.describe, frontend.execute, frontend.close]);
const BATCH_ENDS = new Set<string>([frontend.query, frontend.sync, frontend.flush]);
/** Left over by a client whose COPY was refused; servers ignore these too. */
const COPY_FRAMES = new Set(['d', 'c', 'f']);

/** The engine reads a COPY's data in the very call that starts it, and dies when there is none. */
const COPY_IN = /\bcopy\b[^;]{0,2000}\bfrom\s+stdin\b/i;

const asksForCopyIn = (type: string, message: Buffer): boolean =>
  (type === frontend.query && COPY_IN.test(readText(message, 5))) ||
  (type === frontend.parse && COPY_IN.test(readText(message, message.indexOf(0, 5) + 1)));

/** One connection's side of the conversation: its bytes become batches, its statement names its own. */
export class Session implements Client {
  readonly statements: StatementNames;
  readonly #id: number;
  readonly #transport: Transport;
  readonly #multiplexer: Multiplexer;
  readonly #serverVersion: string;
  readonly #reader = new FrameReader();
  #introduced = false;
  #over = false;
  #frames: Buffer[] = [];
  #hasCopyIn = false;

  constructor(id: number, transport: Transport, multiplexer: Multiplexer, serverVersion: string) {
    this.#id = id;
    this.#transport = transport;
    this.#multiplexer = multiplexer;
    this.#serverVersion = serverVersion;
    this.statements = new StatementNames(id);
    multiplexer.join(this);
  }

  receive(chunk: Buffer): void {
    this.#reader.push(chunk);
    while (!this.#over) {
      const message = this.#reader.next(this.#introduced);
      if (!message) return;
      if (this.#introduced) this.#accept(message);
      else this.#introduce(message);
    }
  }

  send(bytes: Uint8Array): void {
    if (!this.#over && bytes.length > 0) this.#transport.write(bytes);
  }

  fail(error: Error): void {
    this.send(errorResponse('57P01', error.message, 'FATAL'));
    this.#hangUp();
  }

  leave(): void {
    this.#over = true;
    this.#multiplexer.leave(this);
  }

  #introduce(message: Buffer): void {
    const code = message.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) this.send(Buffer.from('N'));
    else if (code === CANCEL_REQUEST) this.#hangUp();
    else {
      this.#introduced = true;
      this.send(greeting(this.#serverVersion, this.#id));
    }
  }

  #accept(message: Buffer): void {
    const type = String.fromCharCode(message[0] ?? 0);
    if (type === frontend.terminate) this.#hangUp();
    else if (COLLECTED.has(type)) this.#collect(type, message);
    else if (BATCH_ENDS.has(type)) {
      this.#collect(type, message);
      this.#finish(type !== frontend.flush);
    } else if (!COPY_FRAMES.has(type)) {
      this.fail(new Error(`The embedded database does not understand a '${type}' message`));
    }
  }

  #collect(type: string, message: Buffer): void {
    this.#hasCopyIn ||= asksForCopyIn(type, message);
    this.#frames.push(this.statements.scope(message));
  }

  #finish(complete: boolean): void {
    const frames = this.#frames;
    this.#frames = [];
    if (this.#hasCopyIn) this.#refuseCopyIn(complete);
    else this.#multiplexer.submit(this, { frames, complete });
  }

  #refuseCopyIn(complete: boolean): void {
    this.#hasCopyIn = false;
    this.send(errorResponse('0A000', 'COPY FROM STDIN is not available in the embedded database'));
    if (complete) this.send(readyForQuery('I'));
  }

  #hangUp(): void {
    this.leave();
    this.#transport.end();
  }
}
