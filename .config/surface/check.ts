// Compares what users of the SDK can see with what the repository says they can:
//
//   npm run surface             writes sdk/surface/, one report an entry
//   .config/surface/check.ts    fails when it is not up to date, or nobody has said what changed since the last release

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import readNotes from '@changesets/read';
import { findLastRelease, unpack } from '../../openapi/changes/release.ts';
import { type Released, unmentioned } from './notes.ts';
import { entries, pathOf, reportsOf } from './report.ts';

const root = join(import.meta.dirname, '../..');
const paths = entries.map(pathOf);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What of these files a folder holds. */
function readAll(folder: string): Map<string, string> {
  const present = paths.filter((path) => existsSync(join(folder, path)));
  return new Map(present.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'sdk/package.json'), 'utf8')) as { version: string }).version;

async function lastRelease(): Promise<Released | undefined> {
  const tag = await findLastRelease();
  if (!tag) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'study-mate-surface-'));
  try {
    await unpack(tag, folder, 'sdk');
    return { version: versionIn(folder), reports: readAll(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const reports = new Map(reportsOf(entries).map((report, index) => [paths[index] ?? '', report]));

if (process.argv.includes('--write')) {
  for (const [path, report] of reports) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), report);
  }
} else {
  const committed = readAll(root);
  const outdated = paths.filter((path) => committed.get(path) !== reports.get(path));
  for (const path of outdated) say(`${path} does not tell what users see now: npm run surface`);

  const released = await lastRelease();
  const noted = (await readNotes(root)).flatMap(({ releases }) => releases.map(({ name }) => name));
  const silent = released ? unmentioned(released, { version: versionIn(root), reports, noted }) : [];
  for (const path of silent) say(`${path} has changed since the last release; say what users get: npx changeset`);
  process.exitCode = outdated.length + silent.length === 0 ? 0 : 1;
}
