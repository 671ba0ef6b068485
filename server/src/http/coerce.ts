import type { Field, OperationFields, ParameterField } from './fields.ts';
import { booleanFrom, type DecimalProblem, decimalProblem, instantFrom, integerFrom, numberFrom } from './values.ts';

/** Something wrong that the schema cannot say. `path` leads to the value, from `query` or `body` on. */
export interface Complaint {
  path: readonly (string | number)[];
  kind: 'null-character' | 'not-an-instant' | 'too-many-items' | DecimalProblem;
}

interface Reading {
  /** Forms cannot express lists of one, so there a single value may stand for a list. */
  isForm: boolean;
  complaints: Complaint[];
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isInstant = ({ schema }: Field): boolean => schema.format === 'date-time' || schema['x-instant'] === true;

/**
 * The text of something that is no number, if a text may stand there or is to be named. NaN otherwise: validation
 * refuses it, while it would make 16 of `0x10` when it converts parameters.
 */
const unreadable = (text: string, { types, schema }: Field): string | number =>
  schema['x-foreign-key'] || (types.has('string') && Number.isNaN(Number(text))) ? text : Number.NaN;

function readText(raw: string, field: Field, path: Complaint['path'], reading: Reading): unknown {
  const { types, schema } = field;
  if (types.has('array') && reading.isForm) return readList([raw], field, path, reading);
  const text = schema['x-preserve-whitespace'] ? raw : raw.trim();
  if (text === '' && (schema['x-blank-as-null'] || schema['x-foreign-key'])) return null;
  if (types.has('integer')) return integerFrom(text) ?? unreadable(text, field);
  if (types.has('number')) return numberFrom(text) ?? unreadable(text, field);
  if (types.has('boolean')) return booleanFrom(text) ?? text;
  if (!types.has('string')) return text;
  if (text.includes('\0')) reading.complaints.push({ path, kind: 'null-character' });
  if (!isInstant(field)) return text;
  const instant = instantFrom(text);
  if (instant === undefined) reading.complaints.push({ path, kind: 'not-an-instant' });
  return instant ?? text;
}

function readList(raw: unknown[], field: Field, path: Complaint['path'], reading: Reading): unknown {
  const { items, schema } = field;
  if (!field.types.has('array')) {
    // A form repeats a field that was corrected further down the page.
    return reading.isForm ? readValue(raw.at(-1), field, path, reading) : raw;
  }
  if (raw.length > (schema.maxItems ?? Number.POSITIVE_INFINITY)) {
    // Not looked into: a list of any length must not cost a report about each item.
    reading.complaints.push({ path, kind: 'too-many-items' });
    return [];
  }
  return items ? raw.map((item, index) => readValue(item, items, [...path, index], reading)) : raw;
}

function readObject(raw: Record<string, unknown>, field: Field, path: Complaint['path'], reading: Reading): unknown {
  if (!field.types.has('object') || !field.properties) return raw;
  const object: Record<string, unknown> = {};
  for (const [name, property] of field.properties) {
    // Own fields only: a body may well bring a `__proto__` or `constructor` of its own.
    if (Object.hasOwn(raw, name)) object[name] = readValue(raw[name], property, [...path, name], reading);
  }
  return object;
}

function readValue(raw: unknown, field: Field, path: Complaint['path'], reading: Reading): unknown {
  const value = readAs(raw, field, path, reading);
  const limits = field.schema['x-decimal'];
  const kind = limits && typeof value === 'number' ? decimalProblem(value, limits) : undefined;
  if (kind) reading.complaints.push({ path, kind });
  return value;
}

function readAs(raw: unknown, field: Field, path: Complaint['path'], reading: Reading): unknown {
  if (typeof raw === 'string') return readText(raw, field, path, reading);
  if (Array.isArray(raw)) return readList(raw, field, path, reading);
  if (isRecord(raw)) return readObject(raw, field, path, reading);
  const { types } = field;
  if (typeof raw === 'number') {
    return types.has('string') && !types.has('number') && !types.has('integer') ? String(raw) : raw;
  }
  const isTakenAsNumber = types.has('number') && !types.has('boolean') && !field.schema['x-decimal'];
  if (typeof raw === 'boolean' && isTakenAsNumber) return Number(raw);
  return raw;
}

/** The last of a repeated parameter counts, and an empty one counts as absent. */
function readQuery(raw: Record<string, unknown>, fields: readonly ParameterField[], reading: Reading) {
  const query: Record<string, unknown> = {};
  for (const field of fields) {
    if (!Object.hasOwn(raw, field.name)) continue;
    const values = [raw[field.name]].flat();
    const value = field.types.has('array') ? values : values.at(-1);
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) continue;
    const isUnreadable = typeof value === 'string' && value.includes('\0');
    // What the spec forgives, it forgives whatever is wrong.
    if (isUnreadable && field.schema['x-on-invalid'] === 'default') continue;
    const isUnmatched = isUnreadable && field.schema['x-on-invalid'] === 'no-match';
    const readable = isUnmatched ? value.replaceAll('\0', '\uFFFD') : value;
    query[field.name] = readValue(readable, field, ['query', field.name], { ...reading, isForm: true });
  }
  return query;
}

const digits = /^\d{1,10}$/;

/** Whether every number in the path is written in plain digits; `0x10` and `1e2` are not. */
export const hasPlainIds = (params: Record<string, string>, fields: readonly ParameterField[]): boolean =>
  fields.every((field) => !field.types.has('integer') || digits.test(params[field.name] ?? ''));

export interface RawInput {
  query: Record<string, unknown>;
  body: unknown;
  isForm: boolean;
}

/**
 * Input as the spec means it: numbers from texts and texts from numbers, white space removed, blanks and repeated
 * fields resolved, everything undeclared left out. What cannot be read stays as it is, for validation to refuse.
 */
export function coerce(fields: OperationFields, raw: RawInput) {
  const reading: Reading = { isForm: raw.isForm, complaints: [] };
  const query = readQuery(raw.query, fields.query, reading);
  const body = fields.body && readValue(raw.body, fields.body, ['body'], reading);
  return { query, body, complaints: reading.complaints };
}
