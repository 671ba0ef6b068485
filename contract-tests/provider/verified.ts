import { expect, inject } from 'vitest';
import { empty } from '../../server/test/scratch-databases.ts';
import { interactionsOf, readPact } from '../pact-files.ts';
import { keep } from '../reporting/kept.ts';
import type { Verified } from '../sightings.ts';
import { runApart } from './apart.ts';
import type { DatabaseUser } from './databases.setup.ts';

/** Milliseconds; far more than it takes, so that a busy machine turns nothing red. */
const limits = { start: 120_000, interaction: 500 };

/** For tests that verify: the process that does so keeps to its own, shorter limit. */
export const longest = { timeout: 900_000 };

/** The address of an empty database that is awake: an embedded one takes longer to start than a server waits for it. */
export async function emptyDatabase(user: DatabaseUser): Promise<string> {
  const url = inject('contractDatabases')[user];
  if (!url) throw new Error(`This project has no database for ${user}`);
  await empty(url);
  return url;
}

/** Holds the composed server to every interaction of these pact files, and keeps what came of it for the report. */
export async function assertVerified(user: DatabaseUser, paths: readonly string[]): Promise<void> {
  const promised = interactionsOf(paths.map(readPact)).map(({ description }) => description);
  const job = { databaseUrl: await emptyDatabase(user), paths };
  const within = limits.start + promised.length * limits.interaction;
  const begun = performance.now();
  const verified = await runApart<Verified[]>(new URL('./verify.main.ts', import.meta.url), job, { within });
  keep({ name: user, milliseconds: Math.round(performance.now() - begun), paths: [...paths], verified });
  expect(verified.map(({ description }) => description).sort()).toEqual(promised.sort());
}
