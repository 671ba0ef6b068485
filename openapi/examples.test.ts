import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { answeredObjects, asNode, document, everythingExemplified, operations, resolve } from './bundled-document.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv, { mode: 'full' });
ajv.addSchema(document, 'document');

const compiled = new Map<string, ValidateFunction>();

/**
 * References inside a schema are relative to the document, so the schema is compiled as if it stood there; once, since
 * operations have most of their answers in common.
 */
function validatorOf(schema: object): ValidateFunction {
  const absolute = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/');
  const validate = compiled.get(absolute) ?? ajv.compile(JSON.parse(absolute) as object);
  compiled.set(absolute, validate);
  return validate;
}

function refusals(schema: object, value: unknown): string[] {
  const validate = validatorOf(schema);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const statusesOf = (id: string) =>
  Object.keys(asNode(operations.find((operation) => operation.id === id)?.node.responses));

describe('examples', () => {
  test('the document has operations and events to look at', () => {
    expect(operations.length).toBeGreaterThanOrEqual(34);
    expect(everythingExemplified.length).toBeGreaterThan(300);
    expect(Object.keys(asNode(asNode(document['x-events']).client))).toContain('resume');
  });

  test('everything that is taken or answered has an example', () => {
    expect(everythingExemplified.filter(({ examples }) => examples.length === 0).map(({ where }) => where)).toEqual([]);
  });

  test('every example obeys its schema', () => {
    const wrong = everythingExemplified.flatMap(({ where, schema, examples }) =>
      examples.flatMap((example) => refusals(schema, example).map((reason) => `${where}: ${reason}`)),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['an unknown field', { detail: 'Not found.', code: 1 }],
    ['a missing field', {}],
    ['a wrong type', { detail: 404 }],
  ])('an example with %s would be noticed', (_, example) => {
    expect(refusals({ $ref: '#/components/schemas/Detail' }, example)).not.toEqual([]);
  });

  test('an example with a date that the calendar lacks would be noticed', () => {
    expect(refusals({ type: 'string', format: 'date-time' }, '2025-02-30T10:00:00Z')).not.toEqual([]);
  });
});

describe('extensions', () => {
  test('the document uses only those that shared/pagination.yaml explains', () => {
    const used = new Set(JSON.stringify(document).match(/(?<=")x-[a-z-]+(?=":)/g));
    expect([...used].sort()).toEqual([
      'x-action-errors',
      'x-blank-as-null',
      'x-decimal',
      'x-events',
      'x-foreign-key',
      'x-instant',
      'x-invalid-text',
      'x-on-invalid',
      'x-preserve-whitespace',
    ]);
  });
});

describe('answers', () => {
  test('every object in an answer or event names all the fields it may have', () => {
    const open = answeredObjects().filter(({ schema }) => schema.additionalProperties === undefined);
    expect(open.map(({ where }) => where)).toEqual([]);
  });

  test('a field that is always there is required, and the others are these', () => {
    const optional = answeredObjects().flatMap(({ where, schema }) => {
      const required = Array.isArray(schema.required) ? schema.required : [];
      return Object.keys(asNode(schema.properties))
        .filter((name) => !required.includes(name))
        .map((name) => `${where}: ${name}`);
    });
    expect(optional).toEqual([
      'logout 401: messages',
      'getCurrentLocation 200: message',
      'error event: code',
      'error event: client_message_id',
      'refusal: fields',
      'refusal: retry_after',
    ]);
  });

  test('operations that need a sign-in say how they refuse strangers', () => {
    const open = operations.filter(({ node }) => Array.isArray(node.security) && node.security.length === 0);
    expect(open.map(({ id }) => id)).toEqual(['register', 'login', 'refreshToken']);
    const silent = operations.filter(
      (operation) => !open.includes(operation) && !statusesOf(operation.id).includes('401'),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('operations with a body say how they refuse one', () => {
    const silent = operations
      .filter(({ node }) => node.requestBody)
      .filter(({ id }) => !['400', '413', '415'].every((status) => statusesOf(id).includes(status)));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('paged lists say that a page may not exist', () => {
    const silent = operations
      .filter(({ parameters }) => parameters.some(({ name }) => name === 'page'))
      .filter(({ id }) => !statusesOf(id).includes('404'));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('requests', () => {
  test('bodies take unknown fields, which the server ignores', () => {
    const bodies = operations.flatMap(({ id, node }) =>
      Object.values(asNode(resolve(node.requestBody).content)).map((media) => ({
        id,
        schema: resolve(asNode(media).schema),
      })),
    );
    expect(bodies.filter(({ schema }) => 'additionalProperties' in schema).map(({ id }) => id)).toEqual([]);
  });

  test('a change of the profile fills in no defaults', () => {
    for (const name of ['ProfileReplace', 'ProfileUpdate']) {
      const properties = asNode(resolve({ $ref: `#/components/schemas/${name}` }).properties);
      const filled = Object.entries(properties).filter(([, property]) => 'default' in resolve(property));
      expect(filled.map(([field]) => field)).toEqual([]);
    }
  });

  test.each([
    ['3', 3],
    ['last', 'last'],
  ])('the page %s of a query arrives as %j', (page, value) => {
    const coercing = new Ajv2020({ strict: false, coerceTypes: true, formats: { int32: true } });
    for (const schema of [
      { $ref: '#/components/parameters/Page' },
      { schema: { $ref: '#/components/schemas/PageChoice' } },
    ]) {
      const query = { page };
      coercing.validate({ properties: { page: resolve(resolve(schema).schema) } }, query);
      expect(query).toEqual({ page: value });
    }
  });

  test.each([
    ['http://example.com/a.png', true],
    ['HTTPS://example.com/a.png', true],
    ['ftp://example.com/a.png', false],
    ['javascript:alert(1)', false],
    ['example.com', false],
  ])('the picture %s is taken: %s', (avatar_url, taken) => {
    expect(refusals({ $ref: '#/components/schemas/ProfileUpdate' }, { avatar_url }).length === 0).toBe(taken);
  });

  test.each([
    ['2025-10-01', true],
    ['2025-10-01T07:00', true],
    ['2025-10-01 07:00:00.5+07:00', true],
    ['2025-13-01', false],
    ['1759276800', false],
    ['yesterday', false],
  ])('the time bound %s is taken: %s', (bound, taken) => {
    expect(refusals({ $ref: '#/components/schemas/TimeBound' }, bound).length === 0).toBe(taken);
  });
});
