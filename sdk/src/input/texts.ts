import type { InputRule } from '../generated/inputs.ts';

// The contract's words about wrong values, as the server says them.

export const required = 'This field is required.';

/** Names of kinds of values as the texts use them. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return { string: 'str', boolean: 'bool' }[typeof value as string] ?? 'dict';
}

const formatTexts: Record<string, string> = {
  email: 'Enter a valid email address.',
  uri: 'Enter a valid URL.',
  date: 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.',
  'date-time':
    'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].',
  uuid: 'Must be a valid UUID.',
};

export const wrongFormat = (rule: InputRule): string =>
  rule['x-invalid-text'] ?? formatTexts[rule.format ?? ''] ?? 'This value does not match the required pattern.';

export const wrongChoice = (value: unknown): string =>
  `"${typeof value === 'object' ? kindOf(value) : value}" is not a valid choice.`;

export function wrongType({ types, ...rule }: InputRule, value: unknown): string {
  if (rule['x-foreign-key']) return `Incorrect type. Expected pk value, received ${kindOf(value)}.`;
  if (types.includes('array')) return `Expected a list of items but got type "${kindOf(value)}".`;
  if (types.includes('integer')) return 'A valid integer is required.';
  if (types.includes('number')) return 'A valid number is required.';
  if (types.includes('boolean')) return 'Must be a valid boolean.';
  if (types.includes('object')) return `Expected a dictionary of items but got type "${kindOf(value)}".`;
  return 'Not a valid string.';
}

export const tooManyItems = (limit: number): string => `Ensure this field has no more than ${limit} elements.`;

export function wrongLength(text: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: InputRule) {
  const length = [...text].length;
  if (text === '' && minLength > 0) return ['This field may not be blank.'];
  if (length > maxLength) return [`Ensure this field has no more than ${maxLength} characters.`];
  return length < minLength ? [`Ensure this field has at least ${minLength} characters.`] : [];
}

export function wrongNumber(value: number, rule: InputRule): string[] {
  const { minimum, maximum, exclusiveMinimum } = rule;
  if (maximum !== undefined && value > maximum) return [`Ensure this value is less than or equal to ${maximum}.`];
  if (minimum !== undefined && value < minimum) return [`Ensure this value is greater than or equal to ${minimum}.`];
  if (exclusiveMinimum === undefined || value > exclusiveMinimum) return [];
  return [`Ensure this value is greater than ${exclusiveMinimum}.`];
}

/** Why a number would be rounded or refused by a decimal column. */
export function wrongDecimal(value: number, { digits, places }: { digits: number; places: number }): string[] {
  const [, first = '', rest = '', exponent = ''] =
    /^(\d)(?:\.(\d+))?e(.+)$/.exec(Math.abs(value).toExponential()) ?? [];
  if (first === '') return [];
  const whole = Math.max(0, Number(exponent) + 1);
  const decimal = Math.max(0, rest.length - Number(exponent));
  const limit = 'Ensure that there are no more than';
  if (whole + decimal > digits) return [`${limit} ${digits} digits in total.`];
  if (decimal > places) return [`${limit} ${places} decimal places.`];
  return whole > digits - places ? [`${limit} ${digits - places} digits before the decimal point.`] : [];
}
