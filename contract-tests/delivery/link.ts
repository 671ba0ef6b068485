import type { Socket } from 'node:net';

/**
 * What may happen to a connection. `cut`: it breaks at once. `late`: everything takes a while longer. `half-open`:
 * nothing arrives any more, and neither side is told for a while. `lost request`: what the client sends next is lost, and
 * the connection with it. `lost answer`: it arrives and has its effect, but the answer is lost.
 */
export const faults = ['cut', 'late', 'half-open', 'lost request', 'lost answer'] as const;
export type Fault = (typeof faults)[number];

/** Milliseconds that a half-open connection is kept, longer than clients are patient. */
const unnoticed = 1_500;
const lateness = 100;

/** One connection between a client and the server, through the proxy. */
export class Link {
  /** Whether it carries live events; others are calls of a moment. */
  isLive = false;
  /** What is the matter with it, if something is. */
  #fault: Fault | undefined;
  #released: Promise<unknown> = Promise.resolve();
  readonly #client: Socket;
  readonly #server: Socket;

  constructor(client: Socket, server: Socket) {
    this.#client = client;
    this.#server = server;
    client.on('data', (data) => this.#fromClient(data));
    server.on('data', (data) => this.#fromServer(data));
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const) {
      end.on('error', () => this.#closed(other));
      end.on('close', () => this.#closed(other));
    }
  }

  get isWell(): boolean {
    return this.isLive && this.#fault === undefined && !this.#client.destroyed && !this.#server.destroyed;
  }

  suffer(fault: Fault): void {
    this.#fault = fault;
    if (fault === 'cut') this.break();
    if (fault === 'half-open') setTimeout(() => this.break(), unnoticed).unref();
    if (fault === 'late') {
      const release = new Promise((resolve) => setTimeout(resolve, lateness));
      this.#released = release.then(() => {
        this.#fault = undefined;
      });
    }
  }

  break(): void {
    this.#client.destroy();
    this.#server.destroy();
  }

  #fromClient(data: Buffer): void {
    this.isLive ||= data.includes('Upgrade: websocket') || data.includes('upgrade: websocket');
    if (this.#fault === 'half-open') return;
    if (this.#fault === 'lost request') this.break();
    else this.#pass(this.#server, data);
  }

  #fromServer(data: Buffer): void {
    if (this.#fault === 'half-open') return;
    if (this.#fault === 'lost answer') this.break();
    else this.#pass(this.#client, data);
  }

  /** In order, however late. */
  #pass(to: Socket, data: Buffer): void {
    if (this.#fault === undefined) to.write(data);
    else this.#released = this.#released.then(() => to.write(data));
  }

  /** Whoever waits at the other end of a half-open connection is not told. */
  #closed(other: Socket): void {
    if (this.#fault !== 'half-open') other.destroy();
  }
}
