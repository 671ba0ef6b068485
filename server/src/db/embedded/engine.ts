import { Worker } from 'node:worker_threads';
import type { TransactionStatus } from './protocol.ts';

export interface EngineReply {
  /** Backend frames without ReadyForQuery and notifications. */
  data: Uint8Array;
  /** Missing when the batch did not end in a synchronisation point. */
  status: TransactionStatus | undefined;
  notifications: Uint8Array[];
}

interface EngineOptions {
  dataDir: string;
  /** A smaller PostGIS bundle than the package's own, as a file URL. */
  postgisBundle?: string | undefined;
}

type FromWorker = 'ready' | 'closed' | { failure: string } | EngineReply;

interface Waiting {
  resolve(message: FromWorker): void;
  reject(error: Error): void;
}

/** The worker thread that runs PostgreSQL. It does one thing at a time; ordering is the caller's business. */
export class Engine {
  readonly #worker: Worker;
  #waiting: Waiting | undefined;
  #failure: Error | undefined;

  private constructor(options: EngineOptions) {
    this.#worker = new Worker(new URL('./engine.worker.mjs', import.meta.url), { workerData: options, execArgv: [] });
    this.#worker.on('message', (message: FromWorker) => {
      if (typeof message === 'object' && 'failure' in message) this.#fail(new Error(message.failure));
      else this.#settle((waiting) => waiting.resolve(message));
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`The embedded database's thread ended with ${code}`)));
  }

  static async start(options: EngineOptions): Promise<Engine> {
    const engine = new Engine(options);
    await engine.#expect(() => undefined);
    return engine;
  }

  async run(batch: Uint8Array): Promise<EngineReply> {
    const reply = await this.#expect(() => this.#worker.postMessage(batch));
    if (typeof reply !== 'object' || 'failure' in reply) throw new Error('The embedded database gave no answer');
    return reply;
  }

  async close(): Promise<void> {
    if (!this.#failure) await this.#expect(() => this.#worker.postMessage('close'));
    await this.#worker.terminate();
  }

  #expect(send: () => void): Promise<FromWorker> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      send();
    });
  }

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) how(waiting);
  }

  /** PostgreSQL cannot go on after a failure in its own thread: whatever comes later fails with the same cause. */
  #fail(cause: Error): void {
    this.#failure ??= new Error(`The embedded database has failed: ${cause.message}`, { cause });
    const failure = this.#failure;
    this.#settle((waiting) => waiting.reject(failure));
    void this.#worker.terminate();
  }
}
