const integerText = /^[+-]?\d+(?:\.0*)?$/;
const numberText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
export interface DecimalLimits {
  /** Of the whole number, the decimal places included. */
  digits: number;
  places: number;
}

export type DecimalProblem = 'too-many-digits' | 'too-many-places' | 'too-many-whole-digits';

/** Why a number would be rounded or refused by a decimal column; undefined if it fits. */
export function decimalProblem(number: number, { digits, places }: DecimalLimits): DecimalProblem | undefined {
  const [, first = '', rest = '', exponent = ''] =
    /^(\d)(?:\.(\d+))?e(.+)$/.exec(Math.abs(number).toExponential()) ?? [];
  if (first === '') return undefined;
  const whole = Math.max(0, Number(exponent) + 1);
  const decimal = Math.max(0, rest.length - Number(exponent));
  if (whole + decimal > digits) return 'too-many-digits';
  if (decimal > places) return 'too-many-places';
  return whole > digits - places ? 'too-many-whole-digits' : undefined;
}

const trueTexts = new Set(['true', 't', '1', 'yes', 'y', 'on']);
const falseTexts = new Set(['false', 'f', '0', 'no', 'n', 'off']);

/** `"3"` and `"3.0"` are the integer 3; undefined for anything else. */
export const integerFrom = (text: string): number | undefined => (integerText.test(text) ? Number(text) : undefined);

/** Undefined for what is no finite number, `nan` and `inf` included. */
export function numberFrom(text: string): number | undefined {
  if (!numberText.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

export function booleanFrom(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (trueTexts.has(word)) return true;
  return falseTexts.has(word) ? false : undefined;
}

const instantText =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

function offsetMinutes(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  if (!sign) return 0;
  const size = Number(hours) * 60 + Number(minutes);
  return Number(hours) < 24 && Number(minutes) < 60 ? (sign === '-' ? -size : size) : Number.NaN;
}

/**
 * A date-time, or a date as its first moment, as RFC 3339 text in UTC; without a zone it is UTC already.
 * Undefined for other texts and for moments that the calendar does not have.
 */
export function instantFrom(text: string): string | undefined {
  const parts = instantText.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map((p) => Number(p ?? 0));
  const milliseconds = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second, milliseconds);
  const isSame =
    local.getUTCMonth() === month - 1 &&
    local.getUTCDate() === day &&
    local.getUTCHours() === hour &&
    local.getUTCMinutes() === minute &&
    local.getUTCSeconds() === second;
  const instant = new Date(local.getTime() - offsetMinutes(parts[8]) * 60_000);
  const utcYear = instant.getUTCFullYear();
  return isSame && utcYear >= 1 && utcYear <= 9999 ? instant.toISOString() : undefined;
}
