import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { connectDatabase, type Database } from '../src/db/connect.ts';

/** The running test file's own database; no other file uses it at the same time. */
function ownUrl(): string {
  const worker = Number(process.env.VITEST_POOL_ID ?? 1);
  const url = inject('databaseUrls')[worker - 1];
  if (!url) throw new Error(`No scratch database was prepared for worker ${worker}`);
  return url;
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

let emptied: Promise<string> | undefined;
let connected: Promise<Database> | undefined;

afterAll(async () => {
  const database = await connected?.catch(() => undefined);
  await database?.close();
});

async function prepare(): Promise<string> {
  const url = ownUrl();
  await empty(url);
  return url;
}

/**
 * Address of this file's migrated database, empty at its first use in the file; for tests that start servers as
 * processes of their own. Several processes may share it.
 */
export function scratchDatabaseUrl(): Promise<string> {
  emptied ??= prepare();
  return emptied;
}

/** A connection to this file's database, the same for every call in the file and closed at its end. */
export function aDatabase(): Promise<Database> {
  connected ??= scratchDatabaseUrl().then((databaseUrl) => connectDatabase({ databaseUrl, poolMax: 10 }));
  return connected;
}
