import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertWorthVerifying } from '../pact-checks.ts';
import { pactFolder, readPacts } from '../pact-files.ts';
import { merged } from './merged.ts';

/** `npm run contract:merge`: what was recorded last, as one file a consumer, ready to be published. */
const folder = join(pactFolder, '..', 'dist', 'pacts');
const pacts = merged(readPacts(pactFolder));
assertWorthVerifying(pacts);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const pact of pacts) {
  const { consumer, provider, interactions } = pact;
  writeFileSync(join(folder, `${consumer.name}-${provider.name}.json`), JSON.stringify(pact));
  process.stdout.write(`${consumer.name}: ${interactions.length} interactions\n`);
}
