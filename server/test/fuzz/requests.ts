import fc from 'fast-check';
import {
  createFieldReader,
  type OperationFields,
  type ParameterField,
  readOperationFields,
} from '../../src/http/fields.ts';
import { listRoutes, type Spec } from '../../src/http/spec.ts';
import { later, valid, wrongInBody, wrongInQuery } from './values.ts';

/** Those of the demonstration data who send requests; nobody is signed out, and `forged` has a token of its own making. */
export const senders = ['mai', 'an', 'binh', 'chi', 'nobody', 'forged'] as const;

export interface FuzzRequest {
  operationId: string;
  method: string;
  /** As it goes over the wire, with its query. */
  address: string;
  as: (typeof senders)[number];
  contentType?: string;
  body?: string;
  /** What it has as `Idempotency-Key`. */
  key?: string;
  /** Why the answer has to be a 4xx; nothing if it need not. */
  wrong?: string;
}

type Draft = Pick<FuzzRequest, 'contentType' | 'body' | 'wrong'>;

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const noIds = [
  'x',
  '0',
  '-1',
  '1.5',
  '2147483648',
  '1e2',
  '0x1',
  '%00',
  '%E0%A4%A',
  'null',
  '٣',
  "1'--",
  '99999999999999999999',
];

const sender: fc.Arbitrary<FuzzRequest['as']> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...senders.slice(0, 4)) },
  { weight: 1, arbitrary: fc.constantFrom(...senders.slice(4)) },
);

/** An address holds no halves of characters. */
const whole = (value: unknown): string => Buffer.from(String(value ?? '')).toString();

function asForm(body: Record<string, unknown>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    for (const item of [value].flat()) form.append(name, whole(item));
  }
  return form.toString();
}

/** What no schema asks for; some of it has done harm elsewhere. */
const strangers = fc.dictionary(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'is_staff', 'user', 'created_at', 'x'.repeat(300), ''),
  fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(1)),
  { maxKeys: 2, noNullPrototype: true },
);

function anyBody(fields: OperationFields): fc.Arbitrary<Record<string, unknown>> {
  const properties = [...(fields.body?.properties ?? [])];
  const required = fields.body?.schema.required ?? [];
  const values = Object.fromEntries(properties.map(([name, field]) => [name, valid(field)]));
  const generated = fc.record(values, { requiredKeys: required });
  const examples = (fields.body?.schema as { examples?: Record<string, unknown>[] } | undefined)?.examples ?? [];
  // What an example plans was to come when it was written.
  const dated = properties.filter(([, { schema }]) => schema.format === 'date-time').map(([name]) => [name, later]);
  const likely = fc
    .tuple(fc.constantFrom(...examples), fc.record(Object.fromEntries(dated)))
    .map(([example, dates]) => ({ ...example, ...dates }));
  const made = examples.length > 0 ? fc.oneof(generated, likely) : generated;
  return fc.oneof(
    { weight: 4, arbitrary: made },
    { weight: 1, arbitrary: fc.tuple(made, strangers).map(([body, more]) => ({ ...more, ...body })) },
  );
}

const ofJson = (body: unknown, wrong?: string): Draft => ({
  contentType: json,
  body: JSON.stringify(body),
  ...(wrong !== undefined && { wrong }),
});

/** Bodies of which one field, or everything, is wrong. */
function wrongBodies(fields: OperationFields, good: Record<string, unknown>): fc.Arbitrary<Draft> {
  const { properties = new Map(), schema = {} } = fields.body ?? {};
  const changed = [...properties].flatMap(([name, field]) =>
    wrongInBody(field).map((value) =>
      ofJson({ ...good, [name]: value }, `${name} is ${JSON.stringify(value).slice(0, 40)}`),
    ),
  );
  const lacking = (schema.required ?? []).map((name) => {
    const { [name]: _, ...rest } = good;
    return ofJson(rest, `${name} is missing`);
  });
  const kinds = [null, 7, 'text', true, [], [good]].map((value) => ofJson(value, 'the body is no object'));
  const broken: Draft[] = [
    { contentType: json, body: '{"a":', wrong: 'the body is no JSON' },
    { contentType: json, body: `${JSON.stringify(good)}}`, wrong: 'something follows the body' },
    { contentType: json, body: '{"a":"\u0001"}', wrong: 'a control character stands in the JSON' },
    { contentType: 'text/plain', body: 'hello', wrong: 'the body is a text' },
    { contentType: 'application/xml', body: '<a/>', wrong: 'the body is XML' },
    { contentType: 'multipart/form-data', body: 'hello', wrong: 'the form has no boundary' },
    { contentType: json, body: JSON.stringify({ ...good, more: 'x'.repeat(110_000) }), wrong: 'the body is too large' },
    ofJson(
      [...Array(500)].reduce<unknown>((inner) => [inner], 1),
      'the body is a deep list',
    ),
  ];
  return fc.oneof(
    ...[changed, changed, changed, lacking, kinds, broken]
      .filter((drafts) => drafts.length > 0)
      .map((drafts) => fc.constantFrom(...drafts)),
  );
}

function bodies(fields: OperationFields): fc.Arbitrary<Draft> {
  if (!fields.body) return fc.constant({});
  return anyBody(fields).chain((good) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constant(ofJson(good)) },
      { weight: 1, arbitrary: fc.constant<Draft>({ contentType: form, body: asForm(good) }) },
      { weight: 1, arbitrary: fc.constant<Draft>({}) },
      { weight: 1, arbitrary: fc.jsonValue().map((body) => ofJson({ x: body })) },
      { weight: 7, arbitrary: wrongBodies(fields, good) },
    ),
  );
}

interface Part {
  text: string;
  wrong?: string | undefined;
}

/** Escapes stay as they are. */
const encodeId = (id: string): string => (id.startsWith('%') ? id : encodeURIComponent(id));

function paths(template: string): fc.Arbitrary<Part> {
  const names = [...template.matchAll(/\{(\w+)\}/g)];
  if (names.length === 0) return fc.constant({ text: template });
  const fill = (text: string) => template.replace(/\{\w+\}/g, () => text);
  return fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 30 }).map((id) => ({ text: fill(String(id)) })) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 300 }).map((id) => ({ text: fill(String(id)) })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...noIds).map((id) => ({ text: fill(encodeId(id)), wrong: `the id is ${id}` })),
    },
  );
}

function queries(parameters: readonly ParameterField[]): fc.Arbitrary<Part> {
  if (parameters.length === 0) return fc.constantFrom({ text: '' }, { text: '?unknown=1' });
  const good = fc.record(Object.fromEntries(parameters.map((field) => [field.name, valid(field)])), {
    requiredKeys: [],
  });
  const all = parameters.flatMap((field) => wrongInQuery(field).map((value) => ({ name: field.name, value })));
  const write = (pairs: [string, unknown][]) =>
    pairs
      .map(([name, value]) => `&${name}=${encodeURIComponent(whole(value))}`)
      .join('')
      .replace('&', '?');
  const odd = fc.tuple(
    fc.constantFrom(...parameters),
    fc.oneof(
      fc.constantFrom('', 'nan', '-1', '1e400', '%', ',', '"', '١', 'last', '[]'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ),
  );
  return fc.oneof(
    { weight: 5, arbitrary: good.map((query) => ({ text: write(Object.entries(query)) })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(good, odd)
        .map(([query, [{ name }, value]]) => ({ text: write([...Object.entries(query), [name, value]]) })),
    },
    ...(all.length === 0
      ? []
      : [
          {
            weight: 3,
            arbitrary: fc.tuple(good, fc.constantFrom(...all)).map(([query, { name, value }]) => ({
              text: write(Object.entries({ ...query, [name]: value })),
              wrong: `${name} is ${JSON.stringify(value).slice(0, 40)}`,
            })),
          },
        ]),
  );
}

/** Few, so that some are used for several requests. */
function keys({ header }: OperationFields): fc.Arbitrary<Pick<FuzzRequest, 'key' | 'wrong'>> {
  if (header.length === 0) return fc.constant({});
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }).map((number) => ({ key: `key ${number}` })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('', 'k'.repeat(256), 'khóa', 'a\tb')
        .map((key) => ({ key, wrong: `the key is ${key}` })),
    },
  );
}

/** For every operation of the spec, requests of all kinds. */
export function requestsOf(spec: Spec): { operationId: string; requests: fc.Arbitrary<FuzzRequest> }[] {
  const readField = createFieldReader(spec);
  return listRoutes(spec).map(({ method, template, operation }) => {
    const fields = readOperationFields(spec, operation, readField);
    const { operationId } = operation;
    const requests = fc
      .tuple(sender, paths(template), queries(fields.query), bodies(fields), keys(fields))
      .map(([as, path, query, draft, keyed]) => {
        const wrong = path.wrong ?? query.wrong ?? draft.wrong ?? keyed.wrong;
        const { wrong: _, ...more } = { ...draft, ...keyed };
        const request = { operationId, method: method.toUpperCase(), address: path.text + query.text, as, ...more };
        return wrong === undefined ? request : { ...request, wrong };
      });
    return { operationId, requests };
  });
}
