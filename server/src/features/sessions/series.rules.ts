import { invalid, invalidTogether } from '../../core/errors.ts';
import { assertTimeZone, dateIn, type Occurrence, planOccurrences, type RecurrenceRule } from './recurrence.rules.ts';
import { type SessionFields, statusOf, type Timed } from './session.rules.ts';

/** Which sessions of a series a change is about: the one that is named, or that one and all that follow. */
export type Scope = 'this' | 'following';

/** When a session takes place, and how it repeats. */
export interface Schedule extends Pick<RecurrenceRule, 'timezone'> {
  pattern: 'none' | RecurrenceRule['pattern'];
  endDate: string | null;
  startTime: Date;
}

type ScheduleFields = Pick<SessionFields, 'recurrence_pattern' | 'recurrence_end_date' | 'timezone' | 'start_time'>;

/** Applies wishes to a schedule; wishes that make none are refused. */
export function reschedule(current: Schedule, fields: ScheduleFields): Schedule {
  const { recurrence_pattern: pattern = current.pattern, timezone = current.timezone, start_time } = fields;
  assertTimeZone(timezone);
  const endDate = fields.recurrence_end_date === undefined ? current.endDate : fields.recurrence_end_date;
  if (pattern !== 'none' && !endDate) throw invalidTogether('Recurring sessions must have a recurrence end date.');
  const startTime = start_time === undefined ? current.startTime : new Date(start_time);
  return { pattern, endDate: pattern === 'none' ? null : endDate, timezone, startTime };
}

export function assertEndsAfter(endDate: string, firstDate: string): void {
  if (endDate < firstDate) {
    throw invalidTogether(`The recurrence end date must not be before the session, which is on ${firstDate}.`);
  }
}

/** The meetings that a schedule with a pattern plans. */
export function planSeries({ pattern, endDate, timezone, startTime }: Schedule): Occurrence[] {
  if (pattern === 'none' || endDate === null) return [];
  assertEndsAfter(endDate, dateIn(timezone, startTime));
  return planOccurrences({ pattern, firstStart: startTime, timezone, endDate });
}

/** What of a schedule has changed; `rule` says whether that is more than the time of one session. */
export function differences(before: Schedule, after: Schedule) {
  const pattern = before.pattern !== after.pattern;
  const endDate = before.endDate !== after.endDate;
  const timezone = before.timezone !== after.timezone;
  const startTime = before.startTime.getTime() !== after.startTime.getTime();
  return { pattern, endDate, timezone, startTime, rule: pattern || endDate || timezone };
}

/** Without a wish a change is about the session alone, unless it changes the rule, which no session has alone. */
export function scopeOf(wish: Scope | undefined, { rule }: { rule: boolean }): Scope {
  if (wish === 'this' && rule) {
    throw invalid({
      scope: ['The recurrence and its time zone can only be changed for this and the following sessions.'],
    });
  }
  return wish ?? (rule ? 'following' : 'this');
}

/** A session of a series, as it is stored. */
export interface Member extends Timed {
  id: number;
  recurrenceIndex: number | null;
  occurrenceDate: string | null;
}

/** A session of a series, as far as planning goes. */
export interface Slot {
  id: number;
  index: number;
  date: string;
  /** A closed one, cancelled or over, stays as it is and keeps others from taking its place. */
  isOpen: boolean;
}

export const toSlot = ({ id, recurrenceIndex, occurrenceDate }: Member, isOpen: boolean): Slot => ({
  id,
  index: recurrenceIndex ?? 1,
  date: occurrenceDate ?? '',
  isOpen,
});

/**
 * The sessions planned for after one of a series, one for each place: where a series was cut short and extended again,
 * what was cancelled then has a successor.
 */
export function toSlots(later: readonly Member[], endDate: string, now: Date): Slot[] {
  const places = new Map<number, Slot>();
  for (const member of later) {
    const slot = toSlot(member, ['upcoming', 'in_progress'].includes(statusOf(member, now)));
    if (slot.date <= endDate && (!places.has(slot.index) || slot.isOpen)) places.set(slot.index, slot);
  }
  return [...places.values()].sort((one, other) => one.index - other.index);
}

/** What is to become of the sessions of a series. */
export interface Replan {
  /** Sessions that take the place of an occurrence. Closed ones keep their time. */
  taken: (Occurrence & Pick<Slot, 'id' | 'isOpen'>)[];
  /** Occurrences that need a session. */
  added: Occurrence[];
  /** Sessions for which there is no occurrence any more. */
  dropped: number[];
}

const openIds = (slots: readonly Slot[]): number[] => slots.filter(({ isOpen }) => isOpen).map(({ id }) => id);

function pair(
  slots: readonly Slot[],
  occurrences: readonly Occurrence[],
  slotFor: (occurrence: Occurrence) => Slot | undefined,
): Replan {
  const pairs = occurrences.map((occurrence) => ({ occurrence, slot: slotFor(occurrence) }));
  const used = new Set(pairs.map(({ slot }) => slot));
  return {
    taken: pairs.flatMap(({ occurrence, slot }) => (slot ? [{ ...occurrence, id: slot.id, isOpen: slot.isOpen }] : [])),
    added: pairs.flatMap(({ occurrence, slot }) => (slot ? [] : [occurrence])),
    dropped: openIds(slots.filter((slot) => !used.has(slot))),
  };
}

/** The first stays the first, the second the second: people keep their seats when everything moves. */
export const pairInOrder = (slots: readonly Slot[], occurrences: readonly Occurrence[]): Replan =>
  pair(slots, occurrences, ({ index }) => slots[index - 1]);

/** For another pattern: who had a seat on a day has it on that day. The first one is the one that is changed. */
export const pairByDate = (slots: readonly Slot[], occurrences: readonly Occurrence[]): Replan =>
  pair(slots, occurrences, ({ index, date }) =>
    index === 1 ? slots[0] : slots.find((slot, place) => place > 0 && slot.date === date),
  );

/** For another end: what is planned stays untouched, wherever single sessions have been moved. */
export const stretch = (slots: readonly Slot[], occurrences: readonly Occurrence[], endedOn: string): Replan => ({
  taken: [],
  added: occurrences.filter(({ date }) => date > endedOn),
  dropped: openIds(slots.filter(({ index }) => index > occurrences.length)),
});

/** For no pattern: the first one is left alone. */
export const leaveAlone = ([, ...others]: readonly Slot[]): Replan => ({
  taken: [],
  added: [],
  dropped: openIds(others),
});
