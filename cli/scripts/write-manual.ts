import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { writePages } from '../src/manual/pages.ts';

const folder = fileURLToPath(new URL('../dist/man/', import.meta.url));

mkdirSync(folder, { recursive: true });
for (const { name, text } of await writePages(manifest.version)) writeFileSync(`${folder}${name}.1`, text);
