// The bundled document as tests walk it: plain nodes, references followed, and everything that has to have an example.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Node = { [key: string]: unknown };

export const document = JSON.parse(readFileSync(join(import.meta.dirname, 'dist/openapi.json'), 'utf8')) as Node;

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** A part of the document that carries a schema and examples of it. */
export type Exemplified = { where: string; schema: Node; examples: unknown[] };

export type Operation = { id: string; path: string; node: Node; parameters: Node[] };

export function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

export function resolve(value: unknown): Node {
  const node = asNode(value);
  if (typeof node.$ref !== 'string') return node;
  const keys = node.$ref.slice(2).split('/');
  return resolve(keys.reduce((at, key) => asNode(at[key.replaceAll('~1', '/').replaceAll('~0', '~')]), document));
}

export const operations: Operation[] = Object.entries(asNode(document.paths)).flatMap(([path, item]) =>
  Object.entries(asNode(item))
    .filter(([method]) => methods.includes(method))
    .map(([, value]) => {
      const node = asNode(value);
      const parameters = [asNode(item).parameters, node.parameters].flatMap((list) =>
        Array.isArray(list) ? list : [],
      );
      return { id: String(node.operationId), path, node, parameters: parameters.map(resolve) };
    }),
);

/** The examples written beside a schema, or else those of the schema itself. */
function examplesOf(holder: Node): unknown[] {
  if ('example' in holder) return [holder.example];
  const named = Object.values(asNode(holder.examples)).map((example) => resolve(example).value);
  if (named.length > 0) return named;
  const own = resolve(holder.schema).examples;
  return Array.isArray(own) ? own : [];
}

function exemplified(where: string, holder: unknown): Exemplified {
  const node = resolve(holder);
  return { where, schema: asNode(node.schema), examples: examplesOf(node) };
}

function contents(where: string, holder: Node): Exemplified[] {
  return Object.entries(asNode(holder.content)).map(([type, media]) => exemplified(`${where} as ${type}`, media));
}

function ofOperation({ id, node, parameters }: Operation): Exemplified[] {
  const answers = Object.entries(asNode(node.responses)).flatMap(([status, value]) => {
    const response = resolve(value);
    const headers = Object.entries(asNode(response.headers));
    return [
      ...contents(`${id} answers ${status}`, response),
      ...headers.map(([name, header]) => exemplified(`${id} answers ${status} with ${name}`, header)),
    ];
  });
  return [
    ...parameters.map((parameter) => exemplified(`${id} takes ${parameter.name}`, parameter)),
    ...contents(`${id} takes a body`, resolve(node.requestBody)),
    ...answers,
  ];
}

/** Every parameter, body, header and component of the document. */
export const everythingExemplified: Exemplified[] = [
  ...operations.flatMap(ofOperation),
  ...Object.keys(asNode(asNode(document.components).schemas)).map((name) =>
    exemplified(`schema ${name}`, { schema: { $ref: `#/components/schemas/${name}` } }),
  ),
];

/** Every object schema that can be met inside an answer or an event of the server. */
export function answeredObjects(): Array<{ where: string; schema: Node }> {
  const found: Array<{ where: string; schema: Node }> = [];
  const seen = new Set<Node>();
  const visit = (where: string, value: unknown): void => {
    const schema = resolve(value);
    if (seen.has(schema)) return;
    seen.add(schema);
    if (schema.type === 'object') found.push({ where, schema });
    for (const [name, property] of Object.entries(asNode(schema.properties))) visit(`${where}.${name}`, property);
    for (const key of ['anyOf', 'oneOf', 'allOf'])
      for (const part of Object.values(asNode(schema[key]))) visit(where, part);
    if (schema.items) visit(`${where}[]`, schema.items);
  };
  for (const { id, node } of operations)
    for (const [status, response] of Object.entries(asNode(node.responses)))
      for (const media of Object.values(asNode(resolve(response).content)))
        visit(`${id} ${status}`, asNode(media).schema);
  const events = asNode(document['x-events']);
  for (const [name, event] of Object.entries(asNode(events.client)))
    visit(`${name} answer`, asNode(event).acknowledgement);
  for (const [name, event] of Object.entries(asNode(events.server))) visit(`${name} event`, asNode(event).payload);
  visit('refusal', events.refusal);
  return found;
}
