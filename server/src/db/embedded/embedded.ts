import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { Engine } from './engine.ts';
import { lockDirectory } from './lock.ts';
import { Multiplexer } from './multiplexer.ts';
import { query } from './protocol.ts';
import { Session, type Transport } from './session.ts';
import { EmbeddedStream } from './stream.ts';
import { bundleOf, copyTemplate, makeTemplate, templatePath } from './template.ts';

interface EmbeddedOptions {
  /** Where the rows live, or `'memory'` for a database that is gone when it is closed. */
  dataDir: string;
  /** A prepared template; by default the one kept for the installed engine, made if it is missing. */
  template?: string | undefined;
  /** How long a query waits for one and the same transaction of another connection. */
  patienceMs?: number | undefined;
  onProgress?: ((text: string) => void) | undefined;
}

/**
 * PostgreSQL with PostGIS inside this process, for development and demonstrations: one backend session for everybody,
 * and no promise that the last writes survive a power cut.
 */
export interface EmbeddedDatabase {
  /** A new connection, for the pg driver's `stream` option. */
  stream(): Duplex;
  /** Serves a connection from outside, such as one accepted by `net.createServer`. */
  attach(socket: Duplex): void;
  close(): Promise<void>;
}

const PATIENCE = 30_000;
/** There is no autovacuum: without this, dead rows pile up and the planner's statistics grow old. */
const VACUUM_EVERY = 15 * 60_000;

/** Loads PostGIS and its projections, so that the first request does not pay for it. */
const WARM_UP =
  "SELECT ST_DWithin('SRID=4326;POINT(105.8 21)'::geography, 'SRID=4326;POINT(105.9 21)'::geography, 1000)";

/** First a copy under another name, then a rename: an interrupted first start leaves no half-made directory. */
async function initialise(directory: string, template: string): Promise<void> {
  const draft = await mkdtemp(join(dirname(directory), `.${basename(directory)}.new-`));
  try {
    await copyTemplate(template, join(draft, 'data'));
    await rename(join(draft, 'data'), directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function prepare({ dataDir, template = templatePath(), onProgress = () => {} }: EmbeddedOptions): Promise<{
  directory: string;
  postgisBundle: string | undefined;
  release: () => Promise<void>;
}> {
  const temporary = dataDir === 'memory' ? await mkdtemp(join(tmpdir(), 'study-mate-')) : undefined;
  const directory = temporary ? join(temporary, 'data') : resolve(dataDir);
  await mkdir(dirname(directory), { recursive: true });
  const unlock = lockDirectory(directory);
  const removeTemporary = () => {
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  };
  // Also for a process that ends without closing.
  process.once('exit', removeTemporary);
  const release = async () => {
    unlock();
    removeTemporary();
    process.off('exit', removeTemporary);
  };
  try {
    if (!existsSync(directory)) {
      await makeTemplate(template, onProgress);
      await initialise(directory, template);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return { directory, postgisBundle: bundleOf(template), release };
}

class Embedded implements EmbeddedDatabase {
  readonly #engine: Engine;
  readonly #multiplexer: Multiplexer;
  readonly #serverVersion: string;
  readonly #release: () => Promise<void>;
  readonly #vacuum: NodeJS.Timeout;
  #clients = 0;
  #closing: Promise<void> | undefined;

  constructor(engine: Engine, serverVersion: string, patience: number, release: () => Promise<void>) {
    this.#engine = engine;
    this.#serverVersion = serverVersion;
    this.#release = release;
    this.#multiplexer = new Multiplexer(engine, patience);
    this.#vacuum = setInterval(() => this.#multiplexer.maintain('VACUUM ANALYZE'), VACUUM_EVERY).unref();
  }

  stream(): Duplex {
    return new EmbeddedStream((transport) => this.#open(transport));
  }

  attach(socket: Duplex): void {
    const session = this.#open({
      write: (bytes) => socket.write(bytes),
      end: () => socket.end(),
    });
    socket.on('data', (chunk: Buffer) => session.receive(chunk));
    socket.on('close', () => session.leave());
    socket.on('error', () => session.leave());
  }

  close(): Promise<void> {
    this.#closing ??= this.#shutDown();
    return this.#closing;
  }

  #open(transport: Transport): Session {
    this.#clients += 1;
    return new Session(this.#clients, transport, this.#multiplexer, this.#serverVersion);
  }

  async #shutDown(): Promise<void> {
    clearInterval(this.#vacuum);
    await this.#multiplexer.close();
    await this.#engine.close();
    await this.#release();
  }
}

/** Reads the one value of the one row out of a simple query's answer. */
const onlyValue = (data: Uint8Array): string => {
  const bytes = Buffer.from(data);
  const row = 1 + bytes.readInt32BE(1);
  return bytes.toString('utf8', row + 11, row + 11 + bytes.readInt32BE(row + 7));
};

/** Starts the database and answers once PostGIS is warm. The first start copies a template. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { directory, postgisBundle, release } = await prepare(options);
  options.onProgress?.('Starting PostgreSQL with PostGIS in this process');
  try {
    const engine = await Engine.start({ dataDir: directory, postgisBundle });
    await engine.run(query(WARM_UP));
    const serverVersion = onlyValue((await engine.run(query('SHOW server_version'))).data);
    return new Embedded(engine, serverVersion, options.patienceMs ?? PATIENCE, release);
  } catch (error) {
    await release();
    throw error;
  }
}
