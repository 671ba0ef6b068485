import type { ErrorObject } from 'ajv';
import { type FieldErrorMap, invalid } from '../core/errors.ts';

/** A JSON schema, as far as input is read by it. */
export interface InputSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, InputSchema>;
  items?: InputSchema;
  'x-preserve-whitespace'?: boolean;
  'x-blank-as-null'?: boolean;
}

type Resolve = (schema: InputSchema) => InputSchema;

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function tidyText(text: string, schema: InputSchema, field: string): string | null {
  if (text.includes('\u0000')) throw invalid({ [field]: ['Null characters are not allowed.'] });
  const tidied = schema['x-preserve-whitespace'] ? text : text.trim();
  return tidied === '' && schema['x-blank-as-null'] ? null : tidied;
}

/**
 * A copy with the fields the schema knows and no others, texts trimmed as over HTTP.
 * It follows the schema, never the input, so deep or odd input costs nothing.
 */
export function tidy(value: unknown, given: InputSchema, resolve: Resolve, field = 'non_field_errors'): unknown {
  const schema = resolve(given);
  if (typeof value === 'string') return tidyText(value, schema, field);
  const { items, properties } = schema;
  if (Array.isArray(value)) return items ? value.map((item) => tidy(item, items, resolve, field)) : value;
  if (!isPlainObject(value) || !properties) return value;
  const known = Object.entries(properties).filter(([name]) => Object.hasOwn(value, name));
  return Object.fromEntries(known.map(([name, property]) => [name, tidy(value[name], property, resolve, name)]));
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return { string: 'str', boolean: 'bool' }[typeof value as string] ?? 'dict';
};

function textOfType({ params, data }: ErrorObject): string {
  const types: string[] = [params.type].flat();
  if (data === null) return 'This field may not be null.';
  if (types.includes('integer')) return 'A valid integer is required.';
  if (types.includes('number')) return 'A valid number is required.';
  if (types.includes('boolean')) return 'Must be a valid boolean.';
  if (types.includes('array')) return `Expected a list of items but got type "${kindOf(data)}".`;
  if (types.includes('object')) return `Invalid data. Expected a dictionary, but got ${kindOf(data)}.`;
  return 'Not a valid string.';
}

function textOf(error: ErrorObject): string {
  const { limit, format } = error.params;
  switch (error.keyword) {
    case 'required':
      return 'This field is required.';
    case 'type':
      return textOfType(error);
    case 'minLength':
      return error.data === '' ? 'This field may not be blank.' : `Ensure this field has at least ${limit} characters.`;
    case 'maxLength':
      return `Ensure this field has no more than ${limit} characters.`;
    case 'minItems':
      return 'This list may not be empty.';
    case 'maxItems':
      return `Ensure this field has no more than ${limit} elements.`;
    case 'minimum':
      return `Ensure this value is greater than or equal to ${limit}.`;
    case 'maximum':
      return `Ensure this value is less than or equal to ${limit}.`;
    case 'format':
      return format === 'uuid' ? 'Must be a valid UUID.' : 'Invalid value.';
    default:
      return 'Invalid value.';
  }
}

/** The contract's texts by field; wrong items of a list appear under their index. */
export function toFieldErrors(errors: readonly ErrorObject[]): FieldErrorMap {
  const fields: FieldErrorMap = {};
  for (const error of errors) {
    const [name, index] = error.instancePath.split('/').slice(1);
    const field = error.keyword === 'required' ? String(error.params.missingProperty) : (name ?? 'non_field_errors');
    const text = textOf(error);
    const known = fields[field];
    if (index === undefined) fields[field] = Array.isArray(known) ? [...known, text] : [text];
    else if (!Array.isArray(known)) fields[field] = { ...known, [index]: [text] };
  }
  return fields;
}
