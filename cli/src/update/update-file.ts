import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Host } from '../host.ts';

/** What is remembered of updates; moments in milliseconds. */
export interface Known {
  lookedAt: number;
  toldAt: number;
  /** The newest version that was found. */
  latest: string | undefined;
}

/** A release, and nothing that a terminal would obey. */
export const isVersion = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{1,6}(\.\d{1,6}){2}$/.test(text);

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** Where it is: `$XDG_CACHE_HOME/study-mate`, or else `~/.cache/study-mate`. */
const pathIn = ({ XDG_CACHE_HOME: base, HOME }: Host['environment']): string =>
  join(base?.startsWith('/') ? base : join(HOME || homedir(), '.cache'), 'study-mate', 'update.json');

/** A file that is missing or broken says that nothing is known. */
export function readKnown(environment: Host['environment']): Known {
  try {
    const { lookedAt, toldAt, latest } = JSON.parse(readFileSync(pathIn(environment), 'utf8')) as Record<
      string,
      unknown
    >;
    return { lookedAt: number(lookedAt), toldAt: number(toldAt), latest: isVersion(latest) ? latest : undefined };
  } catch {
    return { lookedAt: 0, toldAt: 0, latest: undefined };
  }
}

/** Others see the old file or the new one. */
export function writeKnown(environment: Host['environment'], change: Partial<Known>): void {
  const path = pathIn(environment);
  const aside = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(aside, `${JSON.stringify({ ...readKnown(environment), ...change })}\n`, { mode: 0o600 });
  renameSync(aside, path);
}
