import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createMemoryCache } from '../cache/memory.ts';
import { compose } from '../compose.ts';
import { readConfig } from '../config.ts';
import { demonstrationPassword } from '../demonstration/accounts.ts';
import { seedDemonstration } from '../demonstration/seed.ts';
import { listOperations } from '../http/spec.ts';
import { createLogger } from '../log.ts';
import { loadSpec } from '../spec.ts';
import { openStorage } from '../storage.ts';
import type { FaultControl } from './fault.ts';
import { Faults } from './faults.ts';
import { createOwnDatabase } from './own-database.ts';
import { keepRows } from './pristine.ts';
import { TestClock } from './test-clock.ts';

export interface StartOptions {
  /**
   * A PostgreSQL with PostGIS whose user may create databases; the server gets one of its own there, which is dropped
   * when it is closed. Without it: an embedded one in memory, about five seconds.
   */
  databaseUrl?: string;
  /** Whether the people of the demonstration live there; they do, unless told. */
  seed?: 'demo' | 'none';
  /** Settings as environment variables, such as `ACCESS_TOKEN_LIFETIME`. Rate limits are off, unless told. */
  settings?: Record<string, string>;
}

/** Somebody of the demonstration. */
export interface Persona {
  id: number;
  email: string;
  password: string;
  fullName: string;
}

/** A real server in the test's own process, with a world that nobody else knows. */
export interface StudyMateUnderTest {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The server's time. It stands still; move it to see tokens run out and sessions begin. */
  readonly clock: TestClock;
  readonly faults: FaultControl;
  /** Somebody of the demonstration by the first part of the address, such as `mai`; throws when nobody is called so. */
  persona(name: string): Persona;
  /** Breaks every live connection without a word, as a lost network would. */
  cutSockets(): void;
  /** Rows, time and faults as in the beginning; live connections are cut. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const peopleText = 'SELECT id, email::text, full_name AS "fullName" FROM users';

/** Every connection that has become a socket. */
function watchUpgrades(http: Server): Set<Duplex> {
  const open = new Set<Duplex>();
  http.on('upgrade', (_request, socket: Duplex) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

/**
 * Starts a Study Mate for a consumer's own tests, on a free port of this machine.
 *
 * @example
 * const server = await startStudyMate();
 * const mate = new StudyMate({ baseUrl: server.url });
 * await mate.auth.login(server.persona('mai'));
 * server.faults.add({ operation: 'sendMessage', status: 500, times: 1 });
 * await server.reset();
 * await server.close();
 */
export async function startStudyMate(options: StartOptions = {}): Promise<StudyMateUnderTest> {
  const own = options.databaseUrl === undefined ? undefined : await createOwnDatabase(options.databaseUrl);
  const config = readConfig({
    NODE_ENV: 'test',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'silent',
    ...options.settings,
    ...(own && { DATABASE_URL: own.url }),
  });
  const storage = await openStorage(config, { ephemeral: own === undefined, onProgress: () => undefined });
  const { db, secretKey } = storage;
  const clock = new TestClock();
  const start = clock.now();
  if (options.seed !== 'none') await seedDemonstration({ db, clock, locationDecimals: config.locationDecimals });
  const people = await db.query<Omit<Persona, 'password'>>(peopleText);
  const restoreRows = await keepRows(db);

  const cache = createMemoryCache();
  const logger = createLogger(config.logLevel);
  const spec = await loadSpec();
  const faults = new Faults(listOperations(spec.spec).map(({ operationId }) => operationId));
  const server = await compose({ config, secretKey, spec, db, clock, logger, cache, before: faults.middleware });
  const sockets = watchUpgrades(server.http);
  server.http.listen(0, '127.0.0.1');
  await once(server.http, 'listening');

  const cutSockets = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.http.address() as AddressInfo).port}`,
    clock,
    faults,
    persona(name) {
      const found = people.find(({ email }) => email.startsWith(`${name}@`));
      if (!found) throw new Error(`Nobody of the demonstration is called ${name}`);
      return { ...found, password: demonstrationPassword };
    },
    cutSockets,
    async reset() {
      faults.clear();
      cutSockets();
      clock.set(start);
      cache.forget();
      await restoreRows();
    },
    async close() {
      faults.clear();
      await server.close();
      await storage.close();
      await own?.drop();
    },
  };
}
