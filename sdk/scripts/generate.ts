// Writes the resources, the model types and the examples of the mock from the bundled spec.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inputs } from './emit-inputs.ts';
import { isPaged, pascal, ResourceEmitter } from './emit-resource.ts';
import { type Document, type Operation, type Schema, Spec } from './spec.ts';

const banner = '// Generated from openapi/ by `npm run generate`. Changes made here are lost.\n\n';
const target = join(import.meta.dirname, '../src/generated');

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(target, path)), { recursive: true });
  await writeFile(join(target, path), banner + content);
}

/** An interface keeps its name in hints and messages; only what is no plain object stays an alias. */
const model = (name: string, schema: Schema): string => {
  const isObject = schema.type === 'object' && !schema.anyOf && !schema.oneOf;
  const text = schema.description?.replace(/\*\//g, '* /').replace(/\s*\n\s*/g, ' ');
  const comment = text ? `/** ${text} */\n` : '';
  const type = `components['schemas']['${name}']`;
  return (
    comment + (isObject ? `export interface ${name} extends Schema<'${name}'> {}` : `export type ${name} = ${type};`)
  );
};

const models = (schemas: Record<string, Schema>, spec: Spec): string => `import type { components } from './schema.ts';

type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

${Object.entries(schemas)
  .map(([name, schema]) => model(name, spec.flatten(schema)))
  .join('\n\n')}
`;

const examples = (operations: Operation[]): string => {
  const entries = operations.map(({ id, method, path, status, result }) => [
    id,
    { method: method.toLowerCase(), path, status, body: result?.example },
  ]);
  return `export const examples = ${JSON.stringify(Object.fromEntries(entries), null, 2)} as const;\n`;
};

const table = (operations: Operation[]): string => {
  const entries = operations.map((operation) => {
    const { id, tag, method, path, summary, query, body, isOpen } = operation;
    const names = query.map(({ name }) => name);
    return [id, { tag, method, path, summary, query: names, hasBody: !!body, isOpen, isPaged: isPaged(operation) }];
  });
  return `/**
 * What there is to know of all operations, for programs that offer all of them.
 * @module @study-mate/sdk/operations
 */

/** What there is to know of an operation before it is called. */
export interface OperationEntry {
  tag: string;
  method: string;
  /** With the names of its parameters in braces. */
  path: string;
  summary: string;
  /** The names of its query parameters. */
  query: readonly string[];
  hasBody: boolean;
  /** Anybody may call it, signed in or not. */
  isOpen: boolean;
  /** Its answer is a page: \`results\`, \`count\`, \`next\`, \`previous\`. */
  isPaged: boolean;
}

/** Every operation by its id, for programs that offer all of them, such as a command line. */
export const operationTable: Record<string, OperationEntry> = ${JSON.stringify(Object.fromEntries(entries), null, 2)};\n`;
};

const calls = (
  operations: Operation[],
  emitter: ResourceEmitter,
): string => `import type { StudyMate } from '../client.ts';

/** The example of each operation's documentation, so that they are compiled and run. */
export const calls: Record<string, (mate: StudyMate) => Promise<unknown>> = {
${operations
  .map((operation) => `  ${operation.id}: async (mate) => {\n    ${runnable(emitter.call(operation))}\n  },`)
  .join('\n')}
};
`;

const runnable = (call: string): string =>
  call
    .replace(/^const (\w+) = (.*)$/, 'const $1 = $2\n    return $1;')
    .replace(
      /^for await \(const row of (.*)\) console\.log\(row\);$/,
      'for await (const row of $1) return row;\n    return undefined;',
    )
    .replace(/^await (.*)$/, 'return $1');

/** The names that people need to speak of a part of the client, or of what an operation can be asked for. */
const parts = (operations: Operation[]): string =>
  [...new Set(operations.map(({ tag }) => tag))]
    .map((tag) => {
      const queries = operations
        .filter((it) => it.tag === tag && it.query.length)
        .map(({ id }) => `${pascal(id)}Query`);
      return `export type { ${[pascal(tag), ...queries].join(', ')} } from './resources/${tag}.ts';\n`;
    })
    .join('');

const source = join(import.meta.dirname, '../../openapi/dist/openapi.json');
const document = JSON.parse(await readFile(source, 'utf8')) as Document & {
  tags: { name: string; description: string }[];
};
const spec = new Spec(document);
const operations = spec.operations();
const emitter = new ResourceEmitter(spec);

await rm(join(target, 'resources'), { recursive: true, force: true });
for (const { name, description } of document.tags) {
  const own = operations.filter(({ tag }) => tag === name);
  if (own.length) await put(`resources/${name}.ts`, emitter.file(name, description, own));
}
await put('parts.ts', parts(operations));
await put('models.ts', models(spec.schemas, spec));
await put('examples.ts', examples(operations));
await put('operations.ts', table(operations));
await put('inputs.ts', inputs(spec, operations));
await put('calls.ts', calls(operations, emitter));
process.stdout.write(
  `  sdk: ${operations.length} methods in ${new Set(operations.map(({ tag }) => pascal(tag))).size} resources\n`,
);
