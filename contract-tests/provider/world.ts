import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { compose, type StudyMateServer } from '../../server/src/compose.ts';
import { type Config, readConfig } from '../../server/src/config.ts';
import type { Seen, Witness } from '../../server/src/core/witness.ts';
import { connectDatabase, type Database } from '../../server/src/db/connect.ts';
import { createInTransaction } from '../../server/src/db/transaction.ts';
import { anAccount } from '../../server/src/features/auth/auth.fixtures.ts';
import { toKey } from '../../server/src/features/auth/token.rules.ts';
import { TokenService } from '../../server/src/features/auth/token.service.ts';
import { loadSpec } from '../../server/src/spec.ts';
import { TestClock } from '../../server/src/testing/test-clock.ts';
import { type SwitchableDatabase, switchable } from './database.ts';
import { RenewableLimiter } from './limiter.ts';

export const password = 'correct horse battery';
const secretKey = 'a secret for contract tests only';

export interface Person {
  id: number;
  email: string;
  fullName: string;
  access: string;
  refresh: string;
}

interface Parts {
  url: string;
  config: Config;
  server: StudyMateServer;
  database: SwitchableDatabase;
  limiter: RenewableLimiter;
  clock: TestClock;
  passwordHash: string;
  /** Takes all rows away. */
  emptying: string;
}

/** A composed server, and the people and things that the state of the running interaction has put into it. */
export class World {
  readonly url: string;
  readonly clock: TestClock;
  readonly limiter: RenewableLimiter;
  readonly database: SwitchableDatabase;
  readonly #parts: Parts;
  readonly #start: Date;
  readonly #tokens: TokenService;
  /** Who calls: requests carry their token. */
  me: Person | undefined;
  /** The person the state is about beside me. */
  other: Person | undefined;
  /** What the state has told the interaction. */
  facts: Record<string, number | string> = {};
  isBodyLarge = false;
  /** What happens happens twice, and the interaction is about the second time. */
  isRepeated = false;
  /** What the server has let out since the interaction began, in order, all of it as documented. */
  seen: Seen[] = [];
  /** Milliseconds in which an event must arrive. */
  patience = 10_000;

  constructor(parts: Parts) {
    const { config, clock, database } = parts;
    this.#parts = parts;
    this.url = parts.url;
    this.clock = clock;
    this.#start = clock.now();
    this.limiter = parts.limiter;
    this.database = database;
    this.#tokens = new TokenService({
      ...this.models,
      inTransaction: createInTransaction(database.db.sequelize),
      // Sign-ins are only begun here; whoever ends one does so over HTTP.
      broadcast: { familyEnded: () => undefined, personSignedOut: () => undefined },
      clock,
      limiter: parts.limiter,
      settings: { ...config, key: toKey(secretKey) },
    });
  }

  get db(): Database {
    return this.database.db;
  }

  get models() {
    return this.#parts.server.features.models;
  }

  /** An empty, healthy world; what an earlier interaction left is gone. */
  async clear(): Promise<void> {
    this.database.setDown(false);
    this.limiter.renew();
    // Whether an earlier interaction let time pass must not matter to this one.
    this.clock.set(this.#start);
    this.isBodyLarge = false;
    this.isRepeated = false;
    this.me = undefined;
    this.other = undefined;
    this.facts = {};
    await this.db.query(this.#parts.emptying);
    this.seen = [];
  }

  /** Somebody with a full profile and a sign-in. */
  async person(fullName: string, status: 'active' | 'banned' = 'active'): Promise<Person> {
    const { passwordHash } = this.#parts;
    const schoolId = await this.school();
    const lastActiveAt = this.clock.now();
    const { id, email } = await anAccount(this.models.users, {
      passwordHash,
      fullName,
      schoolId,
      lastActiveAt,
      status,
    });
    const inTransaction = createInTransaction(this.db.sequelize);
    const tokens = await inTransaction((transaction) => this.#tokens.startFamily(id, transaction));
    return { id, email, fullName, ...tokens };
  }

  /** Everybody goes to the same one. */
  async school(): Promise<number> {
    const [known] = await this.db.query<{ id: number }>('SELECT id FROM schools LIMIT 1');
    if (known) return known.id;
    const [made] = await this.db.query<{ id: number }>(
      "INSERT INTO schools (name) VALUES ('Hanoi University') RETURNING id",
    );
    return made?.id ?? 0;
  }

  /** A request of somebody beside the interaction, which must succeed. */
  async ask(person: Person | undefined, method: string, path: string, body?: object): Promise<void> {
    const response = await fetch(this.url + path, {
      method,
      headers: { Authorization: `Bearer ${person?.access}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}`);
  }

  async close(): Promise<void> {
    await this.#parts.server.close();
    await this.db.close();
  }
}

/** Deleting is far quicker than truncating where there are few rows. Later tables may refer to earlier ones. */
async function emptyingOf(db: Database): Promise<string> {
  const tables = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('spatial_ref_sys', 'migrations')
     ORDER BY oid DESC`,
  );
  return tables.map(({ name }) => `DELETE FROM ${name}`).join(';');
}

/** One server on a scratch database, with everything real but the clock and two switches. */
async function createWorld(databaseUrl: string): Promise<World> {
  const config = readConfig({ NODE_ENV: 'test' });
  const database = switchable(await connectDatabase({ databaseUrl, poolMax: 10 }));
  const limiter = new RenewableLimiter();
  const clock = new TestClock();
  const logger = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });
  const { db } = database;
  let world: World | undefined;
  const witness: Witness = (it) => world?.seen.push(it);
  const spec = await loadSpec();
  const server = await compose({ config, secretKey, spec, db, clock, logger, limiter, witness });
  server.http.listen(0, '127.0.0.1');
  await once(server.http, 'listening');
  const { port } = server.http.address() as AddressInfo;
  const passwordHash = await server.features.passwords.hash(password);
  const emptying = await emptyingOf(db);
  const url = `http://127.0.0.1:${port}`;
  world = new World({ url, config, server, database, limiter, clock, passwordHash, emptying });
  return world;
}

export async function inWorld<Result>(databaseUrl: string, use: (world: World) => Promise<Result>): Promise<Result> {
  const world = await createWorld(databaseUrl);
  try {
    return await use(world);
  } finally {
    await world.close();
  }
}
