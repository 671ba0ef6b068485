import fc from 'fast-check';
import type { Field } from '../../src/http/fields.ts';

/** Ids of the demonstration data, mostly, and some that are nobody's. */
const idSomewhere = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(999_999, 2_147_483_647) },
);

const words = fc.constantFrom(
  'Hà Nội',
  'ha noi',
  'Calculus',
  '100%',
  'a_b',
  "O'Brien",
  '"quoted phrase"',
  '👩‍🎓 học',
  '\u202Eabc',
);
const marks = fc.constantFrom('e\u0301', '\ud800', '\uFEFF', '\\', '<b>', '$1', '{{x}}', '\n\t');

function text(minLength = 0, maxLength = 60): fc.Arbitrary<string> {
  const most = Math.min(maxLength, 60);
  const least = Math.min(minLength, most);
  const any = fc.oneof(
    words,
    marks,
    fc.string({ unit: 'binary', maxLength: most }),
    fc.string({ unit: 'grapheme', maxLength: most }),
  );
  return any.map((made) => [...made.replaceAll('\0', '')].slice(0, most).join('').padEnd(least, 'x'));
}

const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Not over for years. */
export const later = fc
  .date({ min: new Date('2031-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const formats: Record<string, fc.Arbitrary<string>> = {
  email: fc.oneof(
    fc.constantFrom('mai@study-mate.example', 'an@study-mate.example'),
    fc.nat({ max: 9_999_999 }).map((number) => `fuzz${number}@example.com`),
  ),
  password: fc.constantFrom('study-together', 'correct horse battery', 'a wrong password'),
  uuid: fc.uuid(),
  uri: fc.constantFrom('https://example.com/a', 'http://example.com/?q=1', 'https://example.com/%C3%A9'),
  date: moment.map((at) => at.slice(0, 10)),
  'date-time': fc.oneof(
    moment,
    moment.map((at) => at.replace('Z', '+07:00')),
  ),
};

function number({ schema, types }: Field): fc.Arbitrary<number> {
  const min = schema.minimum ?? (schema.exclusiveMinimum ?? -1_000_001) + 1;
  const max = schema.maximum ?? 1_000_000;
  if (types.has('number')) return fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 100) / 100);
  return max >= 2_147_483_647 && min === 1 ? idSomewhere : fc.integer({ min, max });
}

function plain(field: Field): fc.Arbitrary<unknown> {
  const { schema, types, items } = field;
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (types.has('array')) return fc.array(items ? plain(items) : fc.anything(), { maxLength: 4 });
  if (types.has('integer') || types.has('number')) return number(field);
  if (types.has('boolean')) return fc.boolean();
  const format = schema.format && formats[schema.format];
  return (
    format ||
    (schema['x-instant']
      ? fc.oneof(
          moment,
          moment.map((at) => at.slice(0, 10)),
        )
      : text(schema.minLength, schema.maxLength))
  );
}

const choicesOf = ({ schema }: Field): unknown[] =>
  (schema.anyOf ?? []).flatMap((branch) => [
    ...(branch.enum ?? []),
    ...(branch.const === undefined ? [] : [branch.const]),
  ]);

/** Something that the schema lets through, as far as a schema can say it. */
export function valid(field: Field): fc.Arbitrary<unknown> {
  const examples = ((field.schema as { examples?: unknown[] }).examples ?? []).concat(choicesOf(field));
  const own = plain(field);
  const known = examples.length > 0 ? fc.oneof(own, fc.constantFrom(...examples)) : own;
  return field.types.has('null') ? fc.option(known, { freq: 5 }) : known;
}

const isText = ({ types, schema }: Field): boolean =>
  types.has('string') && ![...types].some((type) => type !== 'string' && type !== 'null') && schema.const === undefined;

/** Texts that no reading makes right, however generous. */
function wrongTexts(field: Field): string[] {
  const { schema } = field;
  const wrong = ['with\0zero'];
  if (schema.maxLength !== undefined && schema.maxLength < 50_000) wrong.push('x'.repeat(schema.maxLength + 1));
  if (schema.enum) wrong.push('no such word');
  if (['email', 'uri', 'uuid', 'date', 'date-time'].includes(schema.format ?? '')) wrong.push('none of these');
  if (schema['x-instant']) wrong.push('yesterday', '2026-02-30');
  return wrong;
}

function wrongNumbers({ schema }: Field): number[] {
  const { minimum, maximum, exclusiveMinimum } = schema;
  return [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(exclusiveMinimum === undefined ? [] : [exclusiveMinimum]),
  ];
}

/** Whether a number is all that helps here. */
const isNumber = ({ types }: Field): boolean => !types.has('string') && (types.has('integer') || types.has('number'));

/** Values of a parameter that have to be refused. Those that a parameter forgives are left out. */
export function wrongInQuery(field: Field): string[] {
  const forgiving = field.schema['x-on-invalid'];
  if (forgiving !== undefined && forgiving !== 'not-found') return [];
  if (isText(field) && !field.schema.anyOf) return wrongTexts(field);
  return isNumber(field) ? ['abc', '0x10', ...wrongNumbers(field).map(String)] : [];
}

/** Values of a field that have to be refused. */
export function wrongInBody(field: Field): unknown[] {
  const { types, schema } = field;
  const kinds: unknown[] = types.has('array') ? [{ a: 1 }, 'word'] : types.has('object') ? [] : [{ a: 1 }, [[1]]];
  if (!types.has('null')) kinds.push(null);
  if (types.has('array') && schema.maxItems !== undefined)
    kinds.push(Array.from({ length: schema.maxItems + 1 }, () => 1));
  if (isText(field))
    return [...kinds, ...wrongTexts(field), ...(schema.minLength && !schema['x-blank-as-null'] ? [''] : [])];
  return isNumber(field) ? [...kinds, 'abc', ...wrongNumbers(field)] : kinds;
}
