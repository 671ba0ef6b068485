import { invalid } from './problem.ts';

// Clocks and calendars of time zones. A time as a clock of a zone shows it is kept as if that clock were in UTC.

const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const [number, hourCycle] = ['numeric', 'h23'] as const;
  const units = { year: number, month: number, day: number, hour: number, minute: number, second: number, hourCycle };
  const format = new Intl.DateTimeFormat('en-US', { timeZone, ...units });
  formats.set(timeZone, format);
  return format;
}

/** Refuses a name that the IANA time zone database does not have. */
export function assertTimeZone(name: string): void {
  try {
    formatOf(name);
  } catch {
    throw invalid({ timezone: ['Enter a valid IANA time zone, such as Asia/Ho_Chi_Minh.'] });
  }
}

/** What a clock of the zone shows at a moment. */
export function clockAt(timeZone: string, moment: number): number {
  const parts = formatOf(timeZone).formatToParts(moment);
  const {
    year = 0,
    month = 1,
    day: date = 1,
    hour = 0,
    minute = 0,
    second = 0,
  } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const shown = new Date(0);
  shown.setUTCFullYear(year, month - 1, date);
  return shown.setUTCHours(hour, minute, second) + (((moment % 1000) + 1000) % 1000);
}

const offsetAt = (timeZone: string, moment: number): number => clockAt(timeZone, moment) - moment;

/** The first moment at which a clock of the zone shows this; undefined if the clock leaps over it. */
export const momentOf = (timeZone: string, shown: number): number | undefined =>
  [shown - day, shown + day]
    .map((around) => shown - offsetAt(timeZone, around))
    .sort((one, other) => one - other)
    .find((moment) => clockAt(timeZone, moment) === shown);

/** The moment at which a day begins. */
const beginOf = (timeZone: string, midnight: number): number =>
  momentOf(timeZone, midnight) ?? midnight - offsetAt(timeZone, midnight - day);

export const toDate = (shown: number): string => new Date(shown).toISOString().slice(0, 10);

export const dayBefore = (date: string): string => toDate(Date.parse(date) - day);

/** The moments at which a month of a zone begins and the next one does, as ISO texts. */
export function monthIn(timeZone: string, { year, month }: { year: number; month: number }) {
  const first = new Date(0);
  const midnight = (months: number): number => first.setUTCFullYear(year, month - 1 + months, 1);
  const begin = (months: number): string => new Date(beginOf(timeZone, midnight(months))).toISOString();
  return { from: begin(0), to: begin(1) };
}
