import { afterAll, inject } from 'vitest';
import { connectDatabase, type Database } from '../src/db/connect.ts';
import { empty } from './scratch-databases.ts';

/** The running test file's own database; no other file uses it at the same time. */
function ownUrl(): string {
  const worker = Number(process.env.VITEST_POOL_ID ?? 1);
  const url = inject('databaseUrls')[worker - 1];
  if (!url) throw new Error(`No scratch database was prepared for worker ${worker}`);
  return url;
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
