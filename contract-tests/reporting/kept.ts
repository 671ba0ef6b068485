import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pactFolder } from '../pact-files.ts';
import type { Verified } from '../sightings.ts';

export const reportFolder = fileURLToPath(new URL('../report', import.meta.url));
export const verifiedFolder = join(reportFolder, 'verified');

/** What one verification leaves behind for the report. */
export interface Kept {
  /** Who verified. */
  name: string;
  milliseconds: number;
  /** Below the folder of the pacts. */
  paths: string[];
  verified: Verified[];
}

/** Writes down what came of a verification. */
export function keep({ paths, ...it }: Kept): void {
  mkdirSync(verifiedFolder, { recursive: true });
  const kept: Kept = { ...it, paths: paths.map((path) => relative(pactFolder, path)) };
  writeFileSync(join(verifiedFolder, `${it.name}.json`), JSON.stringify(kept));
}

export const readKept = (): Kept[] =>
  existsSync(verifiedFolder)
    ? readdirSync(verifiedFolder)
        .sort()
        .map((name) => JSON.parse(readFileSync(join(verifiedFolder, name), 'utf8')) as Kept)
    : [];
