import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import type { Leaflet } from '../src/front-door.ts';
import { sheetForAll, sheetForNoun } from '../src/help.ts';
import { writePages } from '../src/manual/pages.ts';
import { nouns } from '../src/program.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

const { version } = manifest;
const sheets = Object.keys(nouns).map(async (noun) => [noun, await sheetForNoun(noun)] as const);
const leaflet: Leaflet = {
  version,
  help: await sheetForAll(version),
  nouns: Object.fromEntries(await Promise.all(sheets)),
};
writeFileSync(`${dist}leaflet.json`, JSON.stringify(leaflet));
// For editors, which help whoever writes a scenario.
copyFileSync(
  fileURLToPath(new URL('../src/scenario/scenario.schema.json', import.meta.url)),
  `${dist}scenario.schema.json`,
);
mkdirSync(`${dist}man`, { recursive: true });
for (const { name, text } of await writePages(version)) writeFileSync(`${dist}man/${name}.1`, text);
