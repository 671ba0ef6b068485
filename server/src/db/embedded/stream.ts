import { Duplex } from 'node:stream';
import type { Transport } from './session.ts';

/** What the session behind a stream is told. */
interface Peer {
  receive(chunk: Buffer): void;
  leave(): void;
}

/** Looks like the socket that the pg driver would open, and leads to the database in this process. */
export class EmbeddedStream extends Duplex implements Transport {
  readonly #peer: Peer;

  constructor(open: (transport: Transport) => Peer) {
    super();
    this.#peer = open({
      write: (bytes) => this.push(bytes),
      end: () => this.push(null),
    });
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // The session pushes answers as they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#peer.receive(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.#peer.leave();
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#peer.leave();
    done(error);
  }
}
