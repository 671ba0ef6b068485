import type { ErrorObject } from 'ajv';
import { type FieldErrorMap, invalid } from '../core/errors.ts';
import { fieldTexts, kindOf, typeText } from '../core/field-texts.ts';

/** A JSON schema, as far as input is read by it. */
export interface InputSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, InputSchema>;
  required?: string[];
  items?: InputSchema;
  anyOf?: InputSchema[];
  'x-preserve-whitespace'?: boolean;
  'x-blank-as-null'?: boolean;
}

type Resolve = (schema: InputSchema) => InputSchema;

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function tidyText(text: string, schema: InputSchema, field: string): string | null {
  if (text.includes('\u0000')) throw invalid({ [field]: [fieldTexts.nullCharacter] });
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

function textOfType({ params, data }: ErrorObject): string {
  const types = new Set<string>([params.type].flat());
  if (data === null) return fieldTexts.null;
  // Only the payload itself is ever an object.
  if (types.has('object')) return `Invalid data. Expected a dictionary, but got ${kindOf(data)}.`;
  return typeText(types, data);
}

function textOf(error: ErrorObject): string {
  const { limit, format } = error.params;
  switch (error.keyword) {
    case 'required':
      return fieldTexts.required;
    case 'type':
      return textOfType(error);
    case 'minLength':
      return error.data === '' ? fieldTexts.blank : fieldTexts.moreCharacters(limit);
    case 'maxLength':
      return fieldTexts.fewerCharacters(limit);
    case 'minItems':
      return fieldTexts.moreItems(limit);
    case 'maxItems':
      return fieldTexts.fewerItems(limit);
    case 'minimum':
      return fieldTexts.atLeast(limit);
    case 'maximum':
      return fieldTexts.atMost(limit);
    case 'format':
      return format === 'uuid' ? fieldTexts.uuid : 'Invalid value.';
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
