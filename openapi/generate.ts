// Turns the written spec into what the other workspaces read: one bundled document and its types.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { stringify } from 'yaml';
import { parseAsyncApi, toAsyncApi } from './asyncapi/asyncapi.ts';
import type { SpecDocument } from './asyncapi/document.ts';
import { type EventTable, eventTypes } from './generate-events.ts';
import { redocly } from './redocly.ts';

const here = import.meta.dirname;
const banner = '// Generated from openapi/ by `npm run generate`. Changes made here are lost.\n\n';

const startedAt = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

async function bundle(target: string): Promise<string> {
  await redocly(['bundle', 'openapi.yaml', '--config', 'redocly.yaml', '--output', target]);
  return readFile(target, 'utf8');
}

async function put(path: string, content: string | Buffer): Promise<void> {
  const target = join(here, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  say(`  ${path}`);
}

say('Bundling the spec and writing its types…');
await mkdir(join(here, 'dist'), { recursive: true });
const json = await bundle(join(here, 'dist/openapi.json'));
const document = JSON.parse(json) as SpecDocument & { 'x-events': EventTable };

// A default makes a field optional for the one who sends it, so it must not make the field required in the type.
const ast = await openapiTypes(json, { alphabetize: false, defaultNonNullable: false });
const types = banner + astToString(ast);
const yaml = stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
const events = (typesFile: string) => banner + eventTypes(document['x-events'], typesFile);

say('  dist/openapi.json');
await put('dist/openapi.yaml', yaml);
await put('dist/types.ts', types);
await put('dist/events.ts', events('./types.ts'));
await put('../server/generated/openapi.json', json);
await put('../server/generated/openapi.yaml', yaml);
await put('../sdk/src/generated/schema.ts', types);
await put('../sdk/src/generated/events.ts', events('./schema.ts'));

const asyncApi = toAsyncApi(document);
const asyncApiJson = JSON.stringify(asyncApi, null, 2);
await put('dist/asyncapi.json', asyncApiJson);
await put('../server/generated/asyncapi/asyncapi.json', asyncApiJson);
await put('../server/generated/asyncapi/parsed.json', await parseAsyncApi(asyncApi));
// Copied, because the package brings far more than a page for readers needs.
const { resolve } = createRequire(import.meta.url);
const page = dirname(resolve('@asyncapi/react-component/package.json'));
await put('../server/generated/asyncapi/reader.js', await readFile(join(page, 'browser/standalone/without-parser.js')));
await put('../server/generated/asyncapi/reader.css', await readFile(join(page, 'styles/default.min.css')));
say(`Done in ${seconds()}.`);
