import type { Engine, EngineReply } from './engine.ts';
import { Listeners } from './listeners.ts';
import { closeStatement, errorResponse, query, readyForQuery, sync } from './protocol.ts';

/** What the multiplexer knows of a connection. */
export interface Client {
  readonly statements: { readonly known: ReadonlySet<string> };
  send(bytes: Uint8Array): void;
  /** The connection cannot be served any more. */
  fail(error: Error): void;
}

interface Batch {
  frames: Buffer[];
  /** Ended by Query or Sync, so that the client expects ReadyForQuery; otherwise by Flush. */
  complete: boolean;
}

interface Job {
  client: Client | undefined;
  batch: Batch;
  timer?: NodeJS.Timeout;
}

/**
 * Lets many clients share the one backend. Whole batches take turns; a client inside a transaction keeps the backend
 * until it ends. Whoever waits longer than `patience` milliseconds for one and the same transaction is told so: it may
 * be waiting for the waiter.
 */
export class Multiplexer {
  readonly listeners = new Listeners<Client>();
  readonly #engine: Pick<Engine, 'run'>;
  readonly #patience: number;
  readonly #clients = new Set<Client>();
  #queue: Job[] = [];
  #owner: Client | undefined;
  #ownedSince = 0;
  #busy = false;
  #draining = Promise.resolve();
  /** Why nobody is served any more. */
  #closed: Error | undefined;

  constructor(engine: Pick<Engine, 'run'>, patience: number) {
    this.#engine = engine;
    this.#patience = patience;
  }

  join(client: Client): void {
    this.#clients.add(client);
  }

  submit(client: Client, batch: Batch): void {
    if (this.#closed) {
      client.fail(this.#closed);
      return;
    }
    const repairs = batch.frames.flatMap((message) => this.listeners.observe(client, message));
    const job: Job = { client, batch };
    if (client !== this.#owner) this.#limit(job, this.#patience);
    this.#queue.push(job, ...repairs.map(housekeeping));
    this.#advance();
  }

  /** A connection ended: its transaction is rolled back and what it left in the shared session is cleared away. */
  leave(client: Client): void {
    if (!this.#clients.delete(client)) return;
    for (const job of this.#queue.filter((waiting) => waiting.client === client)) clearTimeout(job.timer);
    this.#queue = this.#queue.filter((waiting) => waiting.client !== client);
    if (this.#closed) return;
    const statements = [...client.statements.known].map(closeStatement);
    const left = this.listeners.forget(client).map(housekeeping);
    if (statements.length > 0)
      left.push({ client: undefined, batch: { frames: [...statements, sync()], complete: true } });
    this.#queue.push(...left);
    this.#advance();
  }

  /** Runs SQL of the house's own, when no transaction is open. */
  maintain(sql: string): void {
    this.#queue.push(housekeeping(query(sql)));
    this.#advance();
  }

  /** Lets what is running finish and turns everybody else away. */
  async close(): Promise<void> {
    this.#stop(new Error('The embedded database is closed'));
    await this.#draining;
    for (const client of this.#clients) client.fail(new Error('The embedded database is closed'));
  }

  #stop(reason: Error): void {
    this.#closed ??= reason;
    for (const job of this.#queue) clearTimeout(job.timer);
    this.#queue = [];
  }

  #advance(): void {
    if (this.#busy || this.#closed) return;
    this.#busy = true;
    this.#draining = this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      while (!this.#closed) {
        if (this.#owner && !this.#clients.has(this.#owner)) await this.#rollBack();
        const job = this.#take();
        if (!job) return;
        await this.#run(job);
      }
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      this.#stop(failure);
      for (const client of this.#clients) client.fail(failure);
    } finally {
      // In the same turn in which the queue was found empty, or a batch submitted in between would be forgotten.
      this.#busy = false;
    }
  }

  #take(): Job | undefined {
    const at = this.#owner ? this.#queue.findIndex((job) => job.client === this.#owner) : 0;
    return at < 0 ? undefined : this.#queue.splice(at, 1)[0];
  }

  async #run({ client, batch, timer }: Job): Promise<void> {
    clearTimeout(timer);
    const reply = await this.#engine.run(Buffer.concat(batch.frames));
    const status = reply.status ?? 'T';
    this.#own(!batch.complete || status !== 'I' ? client : undefined);
    this.#notify(reply);
    if (!client || !this.#clients.has(client)) return;
    client.send(batch.complete ? Buffer.concat([reply.data, readyForQuery(status)]) : reply.data);
  }

  #notify({ notifications }: EngineReply): void {
    for (const notification of notifications) {
      const bytes = Buffer.from(notification);
      for (const listener of this.listeners.of(bytes)) listener.send(bytes);
    }
  }

  async #rollBack(): Promise<void> {
    this.#owner = undefined;
    await this.#engine.run(Buffer.concat([sync(), query('ROLLBACK')]));
  }

  #own(client: Client | undefined): void {
    if (client && client !== this.#owner) this.#ownedSince = performance.now();
    this.#owner = client;
  }

  #limit(job: Job, milliseconds: number): void {
    job.timer = setTimeout(() => this.#review(job), milliseconds).unref();
  }

  /** Gives up on a batch, unless it has only waited its turn among many. */
  #review(job: Job): void {
    const held = this.#owner ? performance.now() - this.#ownedSince : 0;
    if (held < this.#patience) this.#limit(job, this.#patience - held);
    else this.#giveUp(job);
  }

  #giveUp(job: Job): void {
    this.#queue = this.#queue.filter((waiting) => waiting !== job);
    const seconds = (this.#patience / 1000).toFixed(1);
    const message = `Another connection has kept the embedded database in a transaction for over ${seconds} s`;
    job.client?.send(errorResponse('55P03', message));
    if (job.batch.complete) job.client?.send(readyForQuery('I'));
  }
}

const housekeeping = (message: Buffer): Job => ({ client: undefined, batch: { frames: [message], complete: true } });
