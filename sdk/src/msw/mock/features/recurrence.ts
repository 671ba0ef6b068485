import { invalid } from '../problem.ts';
import type { RepeatingPattern, SeriesEntry } from '../rows/sessions.ts';
import { clockAt, momentOf, toDate } from '../zone.ts';

/** Daily for a leap year. */
const mostOccurrences = 366;
const day = 86_400_000;

/** One planned meeting of a series. */
export interface Occurrence {
  /** The position in the series, from 1. */
  index: number;
  /** The day in the zone of the series. */
  date: string;
  start: string;
}

/** What the clock shows at the time of the meeting after so many others; undefined where a month lacks the day. */
function shownAfter(first: number, pattern: RepeatingPattern, steps: number): number | undefined {
  if (pattern !== 'monthly') return first + steps * (pattern === 'daily' ? 1 : 7) * day;
  const date = new Date(first);
  const dayOfMonth = date.getUTCDate();
  const shown = date.setUTCMonth(date.getUTCMonth() + steps);
  return date.getUTCDate() === dayOfMonth ? shown : undefined;
}

/**
 * Every meeting that a rule plans, as RFC 5545 has it: a day that a month lacks, and a time that the clock leaps over,
 * is left out. More than fit into a series are refused.
 */
export function planOccurrences(rule: Omit<SeriesEntry, 'id'>): Occurrence[] {
  const { pattern, timezone, first_start, end_date } = rule;
  const first = clockAt(timezone, Date.parse(first_start));
  const planned: Omit<Occurrence, 'index'>[] = [];
  for (let steps = 0; planned.length <= mostOccurrences; steps += 1) {
    const shown = shownAfter(first, pattern, steps);
    if (shown === undefined) continue;
    if (toDate(shown) > end_date) break;
    // The first time is given; where a clock is put back, it may show what it has shown an hour before.
    const moment = steps === 0 ? Date.parse(first_start) : momentOf(timezone, shown);
    if (moment !== undefined) planned.push({ date: toDate(shown), start: new Date(moment).toISOString() });
  }
  if (planned.length > mostOccurrences) {
    throw invalid({ recurrence_end_date: [`Ensure this series has no more than ${mostOccurrences} sessions.`] });
  }
  return planned.map((it, position) => ({ index: position + 1, ...it }));
}
