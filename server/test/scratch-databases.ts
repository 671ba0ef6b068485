import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import pg from 'pg';
import { connectDatabase } from '../src/db/connect.ts';
import { type EmbeddedDatabase, startEmbedded } from '../src/db/embedded/embedded.ts';
import { migrate } from '../src/db/migrate.ts';

/** Migrated databases that tests may fill and empty as they like, until they are dropped. */
export interface ScratchDatabases {
  urls: string[];
  drop(): Promise<void>;
}

async function startMigrated(): Promise<EmbeddedDatabase> {
  const embedded = await startEmbedded({ dataDir: 'memory' });
  const database = await connectDatabase({ embedded });
  await migrate(database.sequelize);
  await database.close();
  return embedded;
}

/** One engine behind a loopback port. It starts when somebody connects, so that tests without a database cost nothing. */
async function anEmbeddedOne(): Promise<{ url: string; drop: () => Promise<void> }> {
  let starting: Promise<EmbeddedDatabase> | undefined;
  const server = createServer((socket) => {
    starting ??= startMigrated();
    starting.then(
      (embedded) => embedded.attach(socket),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
        socket.destroy();
      },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const drop = async () => {
    server.close();
    await (await starting?.catch(() => undefined))?.close();
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, drop };
}

/** `count` engines in this process. */
export async function embeddedDatabases(count: number): Promise<ScratchDatabases> {
  const databases = await Promise.all(Array.from({ length: count }, anEmbeddedOne));
  return {
    urls: databases.map(({ url }) => url),
    drop: async () => {
      await Promise.all(databases.map(({ drop }) => drop()));
    },
  };
}

async function administer(serverUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const databaseUrl = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

async function migrateAt(url: string): Promise<void> {
  const database = await connectDatabase({ databaseUrl: url });
  await migrate(database.sequelize);
  await database.close();
}

/** `count` copies of one migrated database on a server whose user may create databases. */
export async function serverDatabases(serverUrl: string, count: number): Promise<ScratchDatabases> {
  const template = `study_mate_test_${randomBytes(4).toString('hex')}`;
  const names = Array.from({ length: count }, (_, index) => `${template}_${index + 1}`);
  await administer(serverUrl, `CREATE DATABASE ${template}`);
  await migrateAt(databaseUrl(serverUrl, template));
  await administer(serverUrl, ...names.map((name) => `CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    urls: names.map((name) => databaseUrl(serverUrl, name)),
    drop: () =>
      administer(serverUrl, ...[...names, template].map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

const EMPTY = `
  DO $$
  DECLARE tables text;
  BEGIN
    SELECT string_agg(format('%I', tablename), ', ') INTO tables FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT IN ('spatial_ref_sys', 'migrations');
    EXECUTE 'TRUNCATE ' || tables || ' RESTART IDENTITY CASCADE';
  END $$`;

/** Starts an engine that nobody has needed so far, which takes longer than a server waits for its database. */
export async function empty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(EMPTY);
  } finally {
    await client.end();
  }
}
