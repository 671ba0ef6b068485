import type { LocationHistoryRow, LocationUpdateResult } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { newestFirst } from '../order.ts';
import { toPage } from '../page.ts';
import { metresBetween } from '../position.ts';
import { invalidTogether, notFound } from '../problem.ts';
import type { HistoryEntry } from '../rows/location.ts';
import type { Person } from '../rows/people.ts';
import type { World } from '../world.ts';

const metresThatCount = 100;
const secondsThatCount = 15 * 60;
const millisecondsADay = 24 * 60 * 60 * 1000;
const daysOfHistory = 365;
const entriesPerPage = 50;

/** Decides whether a position enters the history: after a long way, or a long time. */
function judge(metres: number | undefined, seconds: number | undefined): { isSaved: boolean; message: string } {
  if (metres === undefined) return { isSaved: true, message: 'Initial location set' };
  if (seconds === undefined) return { isSaved: true, message: 'First location recorded' };
  const distance = `${metres.toFixed(1)}m`;
  const minutes = (seconds / 60).toFixed(1);
  const isFar = metres >= metresThatCount;
  const isLate = seconds >= secondsThatCount;
  const reasons = [
    isFar && `moved ${distance}${isLate ? '' : ' (threshold: 100m)'}`,
    isLate && `${minutes} minutes passed${isFar ? '' : ' (threshold: 15 min)'}`,
  ].filter(Boolean);
  return reasons.length > 0
    ? { isSaved: true, message: `Location saved: ${reasons.join(' and ')}` }
    : { isSaved: false, message: `Location updated but not saved to history (moved ${distance} in ${minutes} min)` };
}

const ownHistory = (world: World, { id }: Person): HistoryEntry[] =>
  newestFirst(
    world.history.filter(({ person }) => person === id),
    ({ recorded_at }) => recorded_at,
  );

/** Entries grow old, and are forgotten when the next one is written. */
function forget(world: World, actor: Person): void {
  const oldest = world.time(-daysOfHistory * millisecondsADay);
  for (const entry of ownHistory(world, actor)) if (entry.recorded_at < oldest) world.history.remove(entry);
}

const toRow = ({ id, latitude, longitude, recorded_at, accuracy }: HistoryEntry): LocationHistoryRow => ({
  id,
  latitude,
  longitude,
  recorded_at,
  accuracy,
});

export const location = {
  updateLocation({ world, actor, body: { latitude, longitude, accuracy = null } }): LocationUpdateResult {
    if (latitude === 0 && longitude === 0) {
      throw invalidTogether('Invalid location: coordinates cannot both be 0.');
    }
    const place = { latitude, longitude };
    const timestamp = world.time();
    const metres = actor.position ? metresBetween(actor.position, place) : undefined;
    const [newest] = ownHistory(world, actor);
    const elapsed = newest && Math.max(0, (Date.parse(timestamp) - Date.parse(newest.recorded_at)) / 1000);
    const seconds = metres === undefined ? undefined : elapsed;
    const { isSaved, message } = judge(metres, seconds);
    actor.position = place;
    actor.position_at = timestamp;
    if (isSaved) {
      world.history.add({ ...place, accuracy, person: actor.id, recorded_at: timestamp, created_at: timestamp });
      forget(world, actor);
    }
    return {
      updated: true,
      saved_to_history: isSaved,
      distance_moved: metres ?? null,
      time_since_last: seconds ?? null,
      message,
      ...place,
      timestamp,
    };
  },

  getCurrentLocation({ actor: { position, position_at } }) {
    if (position) return { ...position, last_updated: position_at };
    return { latitude: null, longitude: null, last_updated: null, message: 'No location data available' };
  },

  listLocationHistory(input) {
    const { world, actor, query, self } = input;
    const { from_date: from = '', to_date: to, page, limit } = query;
    const rows = ownHistory(world, actor).filter(
      ({ recorded_at }) => recorded_at >= from && (to === undefined || recorded_at <= to),
    );
    return toPage(rows, toRow, { query: { page, page_size: limit }, self }, entriesPerPage);
  },

  getLocationHistoryEntry({ world, actor, params }) {
    const entry = world.history.need(params.id);
    if (entry.person !== actor.id) throw notFound();
    return {
      ...toRow(entry),
      user: actor.id,
      user_email: actor.email,
      user_name: actor.full_name,
      created_at: entry.created_at,
    };
  },

  getLocationStats({ world, actor, query: { days = 30 } }) {
    const since = world.time(-days * millisecondsADay);
    const entries = ownHistory(world, actor).filter(({ recorded_at }) => recorded_at >= since);
    return {
      total_records: entries.length,
      days_analyzed: days,
      first_recorded: entries.at(-1)?.recorded_at ?? null,
      last_recorded: entries[0]?.recorded_at ?? null,
      current_location: actor.position ?? { latitude: null, longitude: null },
    };
  },
} satisfies Partial<Handlers>;
