/*
 * The part of PostgreSQL's wire protocol (version 3) that a multiplexer has to understand: where frames end, which of
 * them end a batch, and the few answers it gives by itself.
 */

export const SSL_REQUEST = 80877103;
export const GSS_REQUEST = 80877104;
export const CANCEL_REQUEST = 80877102;

/** Letters of the frontend frames, by meaning. */
export const frontend = {
  query: 'Q',
  parse: 'P',
  bind: 'B',
  describe: 'D',
  execute: 'E',
  close: 'C',
  sync: 'S',
  flush: 'H',
  terminate: 'X',
} as const;

export type TransactionStatus = 'I' | 'T' | 'E';

export function frame(type: string, ...parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(length, 1);
  return Buffer.concat([head, ...parts]);
}

export const text = (value: string): Buffer => Buffer.from(`${value}\0`, 'utf8');

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

export const query = (sql: string): Buffer => frame(frontend.query, text(sql));
export const sync = (): Buffer => frame(frontend.sync);
export const closeStatement = (name: string): Buffer => frame(frontend.close, Buffer.from('S'), text(name));

export const readyForQuery = (status: TransactionStatus): Buffer => frame('Z', Buffer.from(status));

export const errorResponse = (code: string, message: string, severity: 'ERROR' | 'FATAL' = 'ERROR'): Buffer => {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${message}`].map(text);
  return frame('E', ...fields, Buffer.from([0]));
};

const parameters = {
  server_encoding: 'UTF8',
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  integer_datetimes: 'on',
  standard_conforming_strings: 'on',
  is_superuser: 'on',
  session_authorization: 'postgres',
};

/** What a server says to a client that has just introduced itself and needs no password. */
export function greeting(serverVersion: string, processId: number): Buffer {
  const statuses = Object.entries({ server_version: serverVersion, ...parameters }).map(([name, value]) =>
    frame('S', text(name), text(value)),
  );
  return Buffer.concat([
    frame('R', int32(0)),
    ...statuses,
    frame('K', int32(processId), int32(processId)),
    readyForQuery('I'),
  ]);
}

/** The zero-terminated string at `from`. */
export function readText(bytes: Buffer, from: number): string {
  const end = bytes.indexOf(0, from);
  return bytes.toString('utf8', from, end < 0 ? bytes.length : end);
}

/** Cuts a stream of bytes into frames; the very first ones carry no type letter. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #size = 0;
  #needed = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** The next whole frame, or `undefined` until more bytes have arrived. */
  next(typed: boolean): Buffer | undefined {
    const lengthAt = typed ? 1 : 0;
    if (this.#size < Math.max(this.#needed, lengthAt + 4)) return undefined;
    const bytes = this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
    const end = lengthAt + bytes.readInt32BE(lengthAt);
    this.#needed = bytes.length < end ? end : 0;
    const rest = this.#needed > 0 ? bytes : bytes.subarray(end);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    return this.#needed > 0 ? undefined : bytes.subarray(0, end);
  }
}
