import type { SeriesEntry, SessionEntry } from '../rows/sessions.ts';
import type { World } from '../world.ts';
import { dayBefore } from '../zone.ts';
import type { Occurrence } from './recurrence.ts';
import type { Plan, Scope, Slot } from './schedule.ts';
import { statusOf } from './session-view.ts';

/** A session with a seat for its host. */
export function addSession(world: World, values: Omit<SessionEntry, 'id' | 'created_at' | 'updated_at'>): SessionEntry {
  const now = world.time();
  const session = world.sessions.add({ ...values, created_at: now, updated_at: now });
  const key = { session: session.id, person: session.host, status: 'registered' as const, notes: '' };
  world.seats.add({ ...key, check_in_time: null, check_out_time: null, joined_at: now, updated_at: now });
  return session;
}

function cancel(world: World, sessions: readonly SessionEntry[]): void {
  const now = world.time();
  for (const session of sessions) Object.assign(session, { cancelled_at: now, updated_at: now });
}

const placeIn = (series: SeriesEntry, { index, date }: Occurrence) => ({
  series: series.id,
  recurrence_index: index,
  occurrence_date: date,
});

/** Makes true what a plan says about the sessions of a series; new ones are like the model in all but the time. */
function replan(
  world: World,
  series: SeriesEntry,
  model: SessionEntry,
  { taken, added, dropped }: Omit<Plan, 'series' | 'written' | 'schedule'>,
) {
  cancel(world, dropped);
  for (const { session, isOpen, occurrence } of taken) {
    const time = isOpen && { start_time: occurrence.start, updated_at: world.time() };
    Object.assign(session, placeIn(series, occurrence), time);
  }
  for (const occurrence of added) {
    const { id: _, ...values } = model;
    addSession(world, { ...values, ...placeIn(series, occurrence), start_time: occurrence.start, cancelled_at: null });
  }
}

/** A new series that begins with a session, if the schedule has a pattern. */
export function begin(
  world: World,
  first: SessionEntry,
  { schedule, ...plan }: Omit<Plan, 'series' | 'written'>,
): void {
  const { pattern, timezone, startTime, endDate } = schedule;
  if (pattern === 'none' || endDate === null) return;
  replan(world, world.series.add({ pattern, timezone, first_start: startTime, end_date: endDate }), first, plan);
}

export const seriesOf = (world: World, { series }: SessionEntry): SeriesEntry | undefined => world.series.get(series);

/** The series, if there is one, is over the day before this session. */
function endBefore(world: World, session: SessionEntry): void {
  const series = seriesOf(world, session);
  if (series && session.occurrence_date) series.end_date = dayBefore(session.occurrence_date);
}

export function carryOut(world: World, session: SessionEntry, { series: fate, ...plan }: Plan): void {
  const series = seriesOf(world, session);
  if (fate === 'kept') return;
  if (fate === 'stretched' && series) {
    series.end_date = plan.schedule.endDate ?? series.end_date;
    replan(world, series, session, plan);
    return;
  }
  endBefore(world, session);
  if (fate === 'renewed') begin(world, session, plan);
  else {
    cancel(world, plan.dropped);
    Object.assign(session, { series: null, recurrence_index: null, occurrence_date: null });
  }
}

/** A session, and those planned for after it: where a series was cut and extended, one for each place. */
export function slotsFrom(world: World, session: SessionEntry): [Slot, ...Slot[]] {
  const series = seriesOf(world, session);
  const from = session.recurrence_index ?? 0;
  const later = world.sessions.filter((it) => it.series === series?.id && (it.recurrence_index ?? 0) > from);
  const places = new Map<number, Slot>();
  for (const it of later) {
    const isOpen = ['upcoming', 'in_progress'].includes(statusOf(world, it));
    const place = it.recurrence_index ?? 1;
    const isPlanned = series !== undefined && (it.occurrence_date ?? '') <= series.end_date;
    if (isPlanned && (!places.has(place) || isOpen)) places.set(place, { session: it, isOpen });
  }
  const inOrder = [...places].sort(([one], [other]) => one - other).map(([, slot]) => slot);
  // The session itself is open whatever the clock says: its host has named it.
  return [{ session, isOpen: true }, ...inOrder];
}

export function cancelFrom(world: World, session: SessionEntry, scope: Scope | undefined): void {
  if (scope !== 'following') {
    cancel(world, [session]);
    return;
  }
  const open = slotsFrom(world, session).filter(({ isOpen }) => isOpen);
  endBefore(world, session);
  cancel(
    world,
    open.map((slot) => slot.session),
  );
}
