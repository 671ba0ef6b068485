import { planOccurrences, type RecurrenceRule } from './recurrence.rules.ts';
import {
  assertEndsAfter,
  differences,
  leaveAlone,
  type Member,
  pairByDate,
  pairInOrder,
  planSeries,
  type Replan,
  reschedule,
  type Schedule,
  type Scope,
  type Slot,
  scopeOf,
  stretch,
  toSlot,
  toSlots,
} from './series.rules.ts';
import { assertPlausible, type SessionFields } from './session.rules.ts';

export interface SeriesRule extends RecurrenceRule {
  id: number;
}

/** A session, what comes after it in its series, and the rule of the series. */
export interface Stored {
  target: Member & Pick<Schedule, 'timezone'>;
  later: readonly Member[];
  series: SeriesRule | undefined;
}

export interface ChangePlan extends Replan {
  /** Sessions that are to say the same from now on. */
  written: number[];
  /** A time for the session itself, apart from what is planned. */
  startTime: Date | undefined;
  /** What happens to the series: nothing, another end, a new one from here on, or none from here on. */
  series: 'kept' | 'stretched' | 'renewed' | 'left';
  schedule: Schedule;
}

const unplanned: Replan = { taken: [], added: [], dropped: [] };

const scheduleOf = ({ target, series }: Stored): Schedule => ({
  pattern: series?.pattern ?? 'none',
  endDate: series?.endDate ?? null,
  timezone: target.timezone,
  startTime: target.startTime,
});

/** The session itself is open whatever the clock says: its host has named it. */
export const slotsOf = ({ target, later, series }: Stored, now: Date): Slot[] => [
  toSlot(target, true),
  ...(series ? toSlots(later, series.endDate, now) : []),
];

function planFor(
  stored: Stored,
  slots: readonly Slot[],
  { before, after, scope }: { before: Schedule; after: Schedule; scope: Scope },
): Replan & Pick<ChangePlan, 'series'> {
  const changed = differences(before, after);
  const { series, target } = stored;
  if (changed.pattern && after.pattern === 'none') return { ...leaveAlone(slots), series: 'left' };
  if (changed.pattern) return { ...pairByDate(slots, planSeries(after)), series: 'renewed' };
  if (!series || scope === 'this') return { ...unplanned, series: 'kept' };
  if (changed.startTime || changed.timezone) return { ...pairInOrder(slots, planSeries(after)), series: 'renewed' };
  const { endDate } = after;
  if (!changed.endDate || endDate === null) return { ...unplanned, series: 'kept' };
  assertEndsAfter(endDate, target.occurrenceDate ?? '');
  return { ...stretch(slots, planOccurrences({ ...series, endDate }), series.endDate), series: 'stretched' };
}

/** What a change means for a session and those that follow. */
export function planChange(
  stored: Stored,
  fields: SessionFields,
  { wish, now }: { wish: Scope | undefined; now: Date },
): ChangePlan {
  const before = scheduleOf(stored);
  const after = reschedule(before, fields);
  const changed = differences(before, after);
  if (changed.startTime) assertPlausible(after.startTime);
  const scope = stored.series ? scopeOf(wish, changed) : 'this';
  const slots = slotsOf(stored, now);
  const plan = planFor(stored, slots, { before, after, scope });
  const kept = slots.filter(({ id, isOpen }) => isOpen && !plan.dropped.includes(id)).map(({ id }) => id);
  return {
    ...plan,
    written: scope === 'this' ? [stored.target.id] : kept,
    startTime: changed.startTime ? after.startTime : undefined,
    schedule: after,
  };
}
