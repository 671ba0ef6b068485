import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../core/errors.ts';
import type { RepeatingPattern } from './series.model.ts';

/** What a series repeats: from its first start at the same time on the clock of its zone, to the last day inclusive. */
export interface RecurrenceRule {
  pattern: RepeatingPattern;
  firstStart: Date;
  timezone: string;
  endDate: string;
}

/** One planned meeting of a series. */
export interface Occurrence {
  /** The position in the series, from 1. */
  index: number;
  /** The day in the zone of the series. */
  date: string;
  start: Date;
}

/** Daily for a leap year. */
export const mostOccurrences = 366;

const frequencyOf = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY' } as const satisfies Record<
  RepeatingPattern,
  string
>;

/** Refuses a name that the IANA time zone database does not have. */
export function assertTimeZone(name: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    throw invalid({ timezone: ['Enter a valid IANA time zone, such as Asia/Ho_Chi_Minh.'] });
  }
}

const inZone = (moment: Date, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone);

/** The day that a moment belongs to on the calendar of a zone. */
export const dateIn = (timezone: string, moment: Date): string => inZone(moment, timezone).toPlainDate().toString();

export const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** The moments at which a month of a zone begins and the next one does. */
export function monthIn(timezone: string, { year, month }: { year: number; month: number }): { from: Date; to: Date } {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const begins = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(timezone).epochMilliseconds);
  return { from: begins(first), to: begins(first.add({ months: 1 })) };
}

/**
 * Every meeting that a rule plans, as RFC 5545 has it: a day that a month lacks, and a time that the clock leaps over,
 * is left out. More than fit into a series are refused.
 */
export function planOccurrences({ pattern, firstStart, timezone, endDate }: RecurrenceRule): Occurrence[] {
  const rule = new RRuleTemporal({
    freq: frequencyOf[pattern],
    dtstart: inZone(firstStart, timezone),
    until: Temporal.PlainDate.from(endDate).add({ days: 1 }).toZonedDateTime(timezone).subtract({ nanoseconds: 1 }),
    temporal: Temporal,
  });
  const planned = rule.all((_, count) => count <= mostOccurrences);
  if (planned.length > mostOccurrences) {
    throw invalid({ recurrence_end_date: [`Ensure this series has no more than ${mostOccurrences} sessions.`] });
  }
  return planned.map((meeting, position) => ({
    index: position + 1,
    date: meeting.toPlainDate().toString(),
    start: new Date(meeting.epochMilliseconds),
  }));
}
