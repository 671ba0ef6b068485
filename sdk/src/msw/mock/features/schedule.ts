import { invalid, invalidTogether } from '../problem.ts';
import type { RepeatingPattern, SeriesEntry, SessionEntry } from '../rows/sessions.ts';
import { assertTimeZone, clockAt, toDate } from '../zone.ts';
import { type Occurrence, planOccurrences } from './recurrence.ts';

/** Which sessions of a series a change is about: the one that is named, or that one and all that follow. */
export type Scope = 'this' | 'following';

/** When a session takes place, and how it repeats. */
export interface Schedule {
  pattern: 'none' | RepeatingPattern;
  endDate: string | null;
  timezone: string;
  startTime: string;
}

interface Wishes {
  recurrence_pattern?: Schedule['pattern'];
  recurrence_end_date?: string | null;
  timezone?: string;
  start_time?: string;
}

/** Applies wishes to a schedule; wishes that make none are refused. */
export function reschedule(current: Schedule, wishes: Wishes): Schedule {
  const { recurrence_pattern: pattern = current.pattern, timezone = current.timezone } = wishes;
  assertTimeZone(timezone);
  const endDate = wishes.recurrence_end_date === undefined ? current.endDate : wishes.recurrence_end_date;
  if (pattern !== 'none' && !endDate) throw invalidTogether('Recurring sessions must have a recurrence end date.');
  const startTime = wishes.start_time ?? current.startTime;
  return { pattern, endDate: pattern === 'none' ? null : endDate, timezone, startTime };
}

/** Far enough from the ends of the calendar for every end and every repetition to be on it. */
export function assertPlausible(startTime: string): void {
  if (startTime < '1970' || startTime >= '3000') {
    throw invalid({ start_time: ['Ensure this date is between 1970-01-01 and 2999-12-31.'] });
  }
}

function assertEndsAfter(endDate: string, firstDate: string): void {
  if (endDate < firstDate) {
    throw invalidTogether(`The recurrence end date must not be before the session, which is on ${firstDate}.`);
  }
}

/** The meetings that a schedule with a pattern plans. */
export function planSeries({ pattern, endDate, timezone, startTime }: Schedule): Occurrence[] {
  if (pattern === 'none' || endDate === null) return [];
  assertEndsAfter(endDate, toDate(clockAt(timezone, Date.parse(startTime))));
  return planOccurrences({ pattern, timezone, first_start: startTime, end_date: endDate });
}

/** A session of a series, as far as planning goes. A closed one, cancelled or over, stays as it is. */
export interface Slot {
  session: SessionEntry;
  isOpen: boolean;
}

/** What is to become of a session and those that follow. */
export interface Plan {
  /** What happens to the series: nothing, another end, a new one from here on, or none from here on. */
  series: 'kept' | 'stretched' | 'renewed' | 'left';
  /** Sessions that are to say the same from now on. */
  written: SessionEntry[];
  /** Sessions that take the place of an occurrence. Closed ones keep their time. */
  taken: (Slot & { occurrence: Occurrence })[];
  /** Occurrences that need a session. */
  added: Occurrence[];
  /** Sessions for which there is no occurrence any more. */
  dropped: SessionEntry[];
  schedule: Schedule;
}

const openIn = (slots: readonly Slot[]): SessionEntry[] =>
  slots.filter(({ isOpen }) => isOpen).map(({ session }) => session);

/** Gives each occurrence the session that `slotFor` names. */
export function pair(
  slots: readonly Slot[],
  occurrences: readonly Occurrence[],
  slotFor: (occurrence: Occurrence) => Slot | undefined,
): Pick<Plan, 'taken' | 'added' | 'dropped'> {
  const pairs = occurrences.map((occurrence) => ({ occurrence, slot: slotFor(occurrence) }));
  return {
    taken: pairs.flatMap(({ occurrence, slot }) => (slot ? [{ ...slot, occurrence }] : [])),
    added: pairs.flatMap(({ occurrence, slot }) => (slot ? [] : [occurrence])),
    dropped: openIn(slots.filter((it) => !pairs.some(({ slot }) => slot === it))),
  };
}

const nothing = { taken: [], added: [], dropped: [] };

/** Without a wish a change is about the session alone, unless it changes the rule, which no session has alone. */
function scopeOf(wish: Scope | undefined, isOfRule: boolean): Scope {
  if (wish === 'this' && isOfRule) {
    throw invalid({
      scope: ['The recurrence and its time zone can only be changed for this and the following sessions.'],
    });
  }
  return wish ?? (isOfRule ? 'following' : 'this');
}

/** For another end: what is planned stays untouched, wherever single sessions have been moved. */
function stretch(slots: readonly Slot[], series: SeriesEntry, endDate: string) {
  const occurrences = planOccurrences({ ...series, end_date: endDate });
  return {
    taken: [],
    added: occurrences.filter(({ date }) => date > series.end_date),
    dropped: openIn(slots.filter(({ session }) => (session.recurrence_index ?? 1) > occurrences.length)),
  };
}

/** What a change means for a session, the first of the slots, and those that follow. */
export function planChange(
  slots: readonly [Slot, ...Slot[]],
  series: SeriesEntry | undefined,
  wishes: Wishes & { scope?: Scope },
): Plan {
  const [{ session }, ...later] = slots;
  const before: Schedule = {
    pattern: series?.pattern ?? 'none',
    endDate: series?.end_date ?? null,
    timezone: session.timezone,
    startTime: session.start_time,
  };
  const after = reschedule(before, wishes);
  const has = (part: keyof Schedule): boolean => before[part] !== after[part];
  if (has('startTime')) assertPlausible(after.startTime);
  const isOfRule = has('pattern') || has('endDate') || has('timezone');
  const scope = series ? scopeOf(wishes.scope, isOfRule) : 'this';

  const planned = (): Pick<Plan, 'series' | 'taken' | 'added' | 'dropped'> => {
    if (has('pattern') && after.pattern === 'none') return { ...nothing, dropped: openIn(later), series: 'left' };
    if (has('pattern')) {
      // Who had a seat on a day has it on that day.
      const slotFor = ({ index, date }: Occurrence) =>
        index === 1 ? slots[0] : later.find((slot) => slot.session.occurrence_date === date);
      return { ...pair(slots, planSeries(after), slotFor), series: 'renewed' };
    }
    if (!series || scope === 'this') return { ...nothing, series: 'kept' };
    if (has('startTime') || has('timezone')) {
      // The first stays the first, the second the second: people keep their seats when everything moves.
      return { ...pair(slots, planSeries(after), ({ index }) => slots[index - 1]), series: 'renewed' };
    }
    if (!has('endDate') || after.endDate === null) return { ...nothing, series: 'kept' };
    assertEndsAfter(after.endDate, session.occurrence_date ?? '');
    return { ...stretch(slots, series, after.endDate), series: 'stretched' };
  };
  const plan = planned();
  const kept = openIn(slots).filter((it) => !plan.dropped.includes(it));
  return { ...plan, written: scope === 'this' ? [session] : kept, schedule: after };
}
