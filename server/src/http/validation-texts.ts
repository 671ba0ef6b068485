import type { Complaint } from './coerce.ts';
import type { Field } from './fields.ts';

const instantFormat =
  'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].';

const formatTexts: Record<string, string> = {
  email: 'Enter a valid email address.',
  uri: 'Enter a valid URL.',
  date: 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.',
  'date-time': instantFormat,
  uuid: 'Must be a valid UUID.',
};

/** Names of kinds of values as the contract's texts use them. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return { string: 'str', boolean: 'bool' }[typeof value as string] ?? 'dict';
}

function choiceText(value: unknown): string {
  const shown = typeof value === 'object' ? kindOf(value) : String(value);
  return `"${shown}" is not a valid choice.`;
}

function typeText({ types }: Field, value: unknown): string {
  if (types.has('array')) return `Expected a list of items but got type "${kindOf(value)}".`;
  if (types.has('integer')) return 'A valid integer is required.';
  if (types.has('number')) return 'A valid number is required.';
  if (types.has('boolean')) return 'Must be a valid boolean.';
  if (types.has('object')) return `Expected a dictionary of items but got type "${kindOf(value)}".`;
  return 'Not a valid string.';
}

const int32 = { minimum: -2147483648, maximum: 2147483647 };

function rangeTexts({ schema }: Field, value: number): string[] {
  const { minimum, maximum } = schema.format === 'int32' ? { ...int32, ...schema } : schema;
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  if (maximum !== undefined && value > maximum) return [`Ensure this value is less than or equal to ${maximum}.`];
  if (minimum !== undefined && value < minimum) return [`Ensure this value is greater than or equal to ${minimum}.`];
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return [`Ensure this value is greater than ${exclusiveMinimum}.`];
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    return [`Ensure this value is less than ${exclusiveMaximum}.`];
  }
  return ['A valid number is required.'];
}

function lengthTexts({ schema }: Field, failed: ReadonlySet<string>): string[] {
  const { minLength = 0, maxLength = 0 } = schema;
  return [
    ...(failed.has('maxLength') ? [`Ensure this field has no more than ${maxLength} characters.`] : []),
    ...(failed.has('minLength') ? [`Ensure this field has at least ${minLength} characters.`] : []),
  ];
}

function wordingTexts({ schema }: Field, failed: ReadonlySet<string>): string[] {
  if (!failed.has('format') && !failed.has('pattern')) return [];
  const own = schema['x-invalid-text'];
  return [own ?? formatTexts[schema.format ?? ''] ?? 'This value does not match the required pattern.'];
}

function listTexts({ schema }: Field, failed: ReadonlySet<string>): string[] {
  const { minItems = 0, maxItems = 0 } = schema;
  if (failed.has('maxItems')) return [`Ensure this field has no more than ${maxItems} elements.`];
  if (failed.has('uniqueItems')) return ['This list may not contain duplicates.'];
  return [minItems <= 1 ? 'This list may not be empty.' : `Ensure this field has at least ${minItems} elements.`];
}

/** What to tell about one value, given the keywords of its schema that it fails. */
export function textsFor(field: Field, value: unknown, failed: ReadonlySet<string>): string[] {
  if (value === undefined || failed.has('required')) return ['This field is required.'];
  if (value === null) return ['This field may not be null.'];
  if (failed.has('enum') || failed.has('const')) return [choiceText(value)];
  if (failed.has('type')) return [typeText(field, value)];
  if (typeof value === 'number') return rangeTexts(field, value);
  if (Array.isArray(value)) return listTexts(field, failed);
  if (value === '' && failed.has('minLength')) return ['This field may not be blank.'];
  const texts = [...wordingTexts(field, failed), ...lengthTexts(field, failed)];
  return texts.length > 0 ? texts : ['Enter a valid value.'];
}

export const complaintText = ({ schema }: Field, kind: Complaint['kind']): string =>
  ({
    'null-character': 'Null characters are not allowed.',
    'not-an-instant': schema['x-invalid-text'] ?? instantFormat,
    'too-many-items': `Ensure this field has no more than ${schema.maxItems} elements.`,
  })[kind];
