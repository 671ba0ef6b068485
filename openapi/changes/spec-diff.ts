// Compares the spec, events included, with that of a release, and refuses what breaks clients without saying so:
//
//   npm run spec:diff                  with the newest release
//   npm run spec:diff -- origin/main   with any commit, branch or tag

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpecDocument } from './comparable.ts';
import { type Change, compare } from './compare.ts';
import { findLastRelease, readSpecAt } from './release.ts';
import { findObjections } from './verdict.ts';

const root = join(import.meta.dirname, '../..');
const say = (line: string) => process.stdout.write(`${line}\n`);

const impacts = { major: 'breaks clients', minor: 'adds', patch: 'means the same' } as const;

function show(changes: readonly Change[]): void {
  for (const [impact, meaning] of Object.entries(impacts)) {
    const some = changes.filter((change) => change.impact === impact);
    if (some.length === 0) continue;
    say(`\n${some.length} ${some.length === 1 ? 'change' : 'changes'}: ${meaning} (${impact})`);
    for (const { path, message } of some) say(`  ${path.replaceAll('~1', '/')}\n    ${message}`);
  }
}

const reference = process.argv[2] ?? (await findLastRelease());
if (reference === undefined) {
  say('There is no release yet (no tag v*) to compare the spec with. Name a commit: npm run spec:diff -- <base>');
} else {
  const base = await readSpecAt(reference);
  const revision = JSON.parse(await readFile(join(root, 'openapi/dist/openapi.json'), 'utf8')) as SpecDocument;
  const changes = await compare(base, revision);
  say(`The spec compared with ${reference} (${base.info.version}): ${changes.length} changes`);
  show(changes);
  const objections = findObjections(changes, base.info, {
    version: revision.info.version,
    changelog: await readFile(join(root, 'CHANGELOG.md'), 'utf8'),
  });
  for (const objection of objections) process.stderr.write(`\n${objection}\n`);
  process.exitCode = objections.length === 0 ? 0 : 1;
}
