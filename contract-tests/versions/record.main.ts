import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { merged } from '../broker/merged.ts';
import { assertWorthVerifying } from '../pact-checks.ts';
import { pactFolder, readPacts } from '../pact-files.ts';
import { baselineOf } from './baseline.ts';

/** `npm run contract:baseline`: keeps what was recorded last as what the version in package.json relies on. */
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const pacts = merged(readPacts(pactFolder));
assertWorthVerifying(pacts);

const folder = baselineOf(manifest.version);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { interactions, ...pact } of pacts) {
  // An interaction a line, so that a difference can be read.
  const [head, tail] = JSON.stringify({ ...pact, interactions: [null] }).split('null');
  const lines = interactions.map((it) => JSON.stringify(it)).join(',\n');
  writeFileSync(join(folder, `${pact.consumer.name}.json`), `${head}\n${lines}\n${tail}\n`);
  process.stdout.write(`${pact.consumer.name} ${manifest.version}: ${interactions.length} interactions\n`);
}
