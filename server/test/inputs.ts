import { readFileSync } from 'node:fs';

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  format?: string;
  maxLength?: number;
}

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  schema: Schema;
}

interface Described {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { $ref?: string; content: Record<string, { schema: Schema }> };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Item = Partial<Record<(typeof methods)[number], Described>> & { parameters?: Parameter[] };

const spec: { paths: Record<string, Item> } = JSON.parse(
  readFileSync(new URL('../generated/openapi.json', import.meta.url), 'utf8'),
);

function resolve<T extends { $ref?: string }>(given: T): T {
  if (given.$ref === undefined) return given;
  const keys = given.$ref.split('/').slice(1);
  // A reference leads to what stands in for it.
  return resolve(keys.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], spec) as T);
}

const described = Object.values(spec.paths).flatMap((item) =>
  methods.flatMap((method) => {
    const operation = item[method];
    return operation
      ? [{ ...operation, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])] }]
      : [];
  }),
);

interface Input {
  path: string;
  schema: Schema;
}

function textsIn(path: string, given: Schema): Input[] {
  const schema = resolve(given);
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...([schema.type].flat().includes('string') ? [{ path, schema }] : []),
    ...parts.flatMap((part) => textsIn(path, part)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => textsIn(`${path}.${name}`, part)),
    ...(schema.items ? textsIn(`${path}[]`, schema.items) : []),
  ];
}

/** Every text that an operation takes in its body. */
export const bodyTexts = (): Input[] =>
  described.flatMap(({ operationId, requestBody }) =>
    requestBody
      ? Object.values(resolve(requestBody).content).flatMap(({ schema }) => textsIn(operationId, schema))
      : [],
  );

/** How many rows a caller may ask for, of every list that lets them. */
export const listSizes = (): Input[] =>
  described.flatMap(({ operationId, parameters }) =>
    parameters
      .map(resolve)
      .filter(({ name }) => ['page_size', 'limit'].includes(name))
      .map(({ name, schema }) => ({ path: `${operationId}.${name}`, schema: resolve(schema) })),
  );
