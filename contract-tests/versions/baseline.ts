import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PactFile } from '../pact-files.ts';

/** Holds a folder for each version that was released, with the pacts of its SDK, its CLI and other consumers. */
export const baselines = fileURLToPath(new URL('baselines', import.meta.url));

export const baselineOf = (version: string): string => join(baselines, version);

export const baselineVersions = (): string[] => readdirSync(baselines).sort();

/**
 * What pacts of another version rely on that those of today do not say word for word: the rest is verified with those
 * of today anyway.
 */
export function onlyIn(baseline: readonly PactFile[], today: readonly PactFile[]): PactFile[] {
  const known = new Set(today.flatMap(({ interactions }) => interactions.map((it) => JSON.stringify(it))));
  return baseline
    .map((pact) => ({ ...pact, interactions: pact.interactions.filter((it) => !known.has(JSON.stringify(it))) }))
    .filter(({ interactions }) => interactions.length > 0);
}
