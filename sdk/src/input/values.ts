import type { InputRule } from '../generated/inputs.ts';

// What texts may stand for. Undefined is a text that stands for nothing of that kind.

const integerText = /^[+-]?\d+(?:\.0*)?$/;
const numberText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const yes = new Set(['true', 't', '1', 'yes', 'y', 'on']);
const no = new Set(['false', 'f', '0', 'no', 'n', 'off']);

export const integerFrom = (text: string): number | undefined => (integerText.test(text) ? Number(text) : undefined);

export const numberFrom = (text: string): number | undefined =>
  numberText.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;

export function booleanFrom(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

const instantText =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-]\d{2}):?([0-5]\d))?)?$/i;

export const isInstant = (rule: InputRule): boolean => rule.format === 'date-time' || rule['x-instant'] === true;

/** A date-time, or a date as its first moment, as RFC 3339 text in UTC; without a zone it is UTC already. */
export function instantFrom(text: string): string | undefined {
  const [matched, day, time = '00:00', seconds = '00', fraction = '', hours = '+00', minutes = '00'] =
    instantText.exec(text) ?? [];
  if (!matched || !isDate(day ?? '')) return undefined;
  // Nines of a second are cut, not rounded.
  const local = Date.parse(`${day}T${time}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  const offset = (Math.abs(Number(hours)) * 60 + Number(minutes)) * (hours.startsWith('-') ? -1 : 1);
  const instant = new Date(local - offset * 60_000);
  const isKnown = !Number.isNaN(instant.getTime()) && Math.abs(Number(hours)) < 24 && !time.startsWith('24');
  const year = instant.getUTCFullYear();
  return isKnown && year >= 1 && year <= 9999 ? instant.toISOString() : undefined;
}

/** Whether the calendar has this day. */
function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const word = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const emailText = new RegExp(`^${word}(?:\\.${word})*@(?:${label}\\.)+${label}$`, 'i');

const formats: Record<string, (text: string) => boolean> = {
  date: isDate,
  email: (text) => emailText.test(text),
  uri: (text) => /^[!-~]+$/.test(text) && !/["<>\\^`{|}]/.test(text) && URL.canParse(text),
  uuid: (text) => /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  'date-time': (text) => instantFrom(text) !== undefined,
};

/** Whether a text has a form; forms that are not known here are no more than names. */
export const hasFormat = (text: string, format = ''): boolean => formats[format]?.(text) ?? true;
