import { fieldTexts, kindOf, typeText } from '../core/field-texts.ts';
import type { Complaint } from './coerce.ts';
import type { Field } from './fields.ts';

const instantFormat =
  'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].';

const formatTexts: Record<string, string> = {
  email: 'Enter a valid email address.',
  uri: 'Enter a valid URL.',
  date: 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.',
  'date-time': instantFormat,
  uuid: fieldTexts.uuid,
};

function choiceText(value: unknown): string {
  const shown = typeof value === 'object' ? kindOf(value) : String(value);
  return `"${shown}" is not a valid choice.`;
}

const int32 = { minimum: -2147483648, maximum: 2147483647 };

function rangeTexts({ schema }: Field, value: number): string[] {
  const { minimum, maximum } = schema.format === 'int32' ? { ...int32, ...schema } : schema;
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  if (maximum !== undefined && value > maximum) return [fieldTexts.atMost(maximum)];
  if (minimum !== undefined && value < minimum) return [fieldTexts.atLeast(minimum)];
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
    ...(failed.has('maxLength') ? [fieldTexts.fewerCharacters(maxLength)] : []),
    ...(failed.has('minLength') ? [fieldTexts.moreCharacters(minLength)] : []),
  ];
}

function wordingTexts({ schema }: Field, failed: ReadonlySet<string>): string[] {
  if (!failed.has('format') && !failed.has('pattern')) return [];
  const own = schema['x-invalid-text'];
  return [own ?? formatTexts[schema.format ?? ''] ?? 'This value does not match the required pattern.'];
}

function listTexts({ schema }: Field, failed: ReadonlySet<string>): string[] {
  const { minItems = 0, maxItems = 0 } = schema;
  if (failed.has('maxItems')) return [fieldTexts.fewerItems(maxItems)];
  if (failed.has('uniqueItems')) return ['This list may not contain duplicates.'];
  return [fieldTexts.moreItems(minItems)];
}

/** What to tell about one value, given the keywords of its schema that it fails. */
export function textsFor(field: Field, value: unknown, failed: ReadonlySet<string>): string[] {
  if (value === undefined || failed.has('required')) return [fieldTexts.required];
  if (value === null) return [fieldTexts.null];
  if (failed.has('enum') || failed.has('const')) return [choiceText(value)];
  if (field.schema['x-foreign-key'])
    return [failed.has('type') ? fieldTexts.noKey(value) : fieldTexts.unknownKey(value)];
  if (failed.has('type')) return [typeText(field.types, value)];
  if (typeof value === 'number') return rangeTexts(field, value);
  if (Array.isArray(value)) return listTexts(field, failed);
  if (value === '' && failed.has('minLength')) return [fieldTexts.blank];
  const texts = [...wordingTexts(field, failed), ...lengthTexts(field, failed)];
  return texts.length > 0 ? texts : ['Enter a valid value.'];
}

export function complaintText({ schema }: Field, kind: Complaint['kind']): string {
  const { digits, places } = schema['x-decimal'] ?? { digits: 0, places: 0 };
  return {
    'null-character': fieldTexts.nullCharacter,
    'not-an-instant': schema['x-invalid-text'] ?? instantFormat,
    'too-many-items': fieldTexts.fewerItems(schema.maxItems ?? 0),
    'too-many-digits': fieldTexts.fewerDigits(digits),
    'too-many-places': fieldTexts.fewerPlaces(places),
    'too-many-whole-digits': fieldTexts.fewerWholeDigits(digits - places),
  }[kind];
}
