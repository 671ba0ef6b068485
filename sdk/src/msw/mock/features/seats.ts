import type { SessionParticipant } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { ascending } from '../order.ts';
import { toPage } from '../page.ts';
import { refusedAction } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { SeatEntry } from '../rows/sessions.ts';
import type { World } from '../world.ts';
import { toUserSummary } from './relations.ts';
import { isFull, isTaken, mayKnowDetails, seatOf, statusOf } from './session-view.ts';

const participantsPerPage = 12;

/** Whole minutes; null while somebody is still there, or never came. */
const minutesBetween = (from: string | null, to: string | null): number | null =>
  from && to ? Math.floor((Date.parse(to) - Date.parse(from)) / 60_000) : null;

function toParticipant(world: World, viewer: Person, seat: SeatEntry): SessionParticipant {
  const { id, person, status, check_in_time, check_out_time, notes, joined_at, updated_at } = seat;
  const showsNotes = person === viewer.id || mayKnowDetails(world, viewer, world.sessions.need(seat.session));
  return {
    id,
    user: toUserSummary(world, viewer, world.people.need(person)),
    status,
    check_in_time,
    check_out_time,
    duration_minutes: minutesBetween(check_in_time, check_out_time),
    notes: showsNotes ? notes : '',
    joined_at,
    updated_at,
  };
}

/** Writes into one's own row, and shows it. */
const write = (world: World, actor: Person, seat: SeatEntry, changes: Partial<SeatEntry>): SessionParticipant =>
  toParticipant(world, actor, Object.assign(seat, changes, { updated_at: world.time() }));

export const seats = {
  /** Everybody who has ever joined, whether they are still coming or not; the longest there first. */
  listSessionParticipants(input) {
    const { world, actor, params } = input;
    const { id } = world.sessions.need(params.id);
    const found = world.seats.filter(({ session }) => session === id);
    const ordered = ascending(found, ({ joined_at }) => joined_at);
    return toPage(ordered, (seat) => toParticipant(world, actor, seat), input, participantsPerPage);
  },

  /** Takes a seat, once more in the same row for whoever has left. */
  joinSession({ world, actor, params, body: { notes = '' } }) {
    const session = world.sessions.need(params.id);
    const own = seatOf(world, session.id, actor.id);
    const status = statusOf(world, session);
    if (status === 'completed') throw refusedAction('This session has already ended.');
    if (status === 'cancelled' || isTaken(own) || isFull(world, session)) {
      throw refusedAction('Cannot join this session. It may be full, cancelled, or you are already a participant.');
    }
    const change = { status: 'registered' as const, notes, check_in_time: null, check_out_time: null };
    const now = world.time();
    const key = { session: session.id, person: actor.id, joined_at: now, updated_at: now };
    return write(world, actor, own ?? world.seats.add({ ...key, ...change }), change);
  },

  leaveSession({ world, actor, params }) {
    const seat = seatOf(world, world.sessions.need(params.id).id, actor.id);
    if (!seat || !isTaken(seat)) throw refusedAction('You are not a participant in this session.');
    write(world, actor, seat, { status: 'cancelled' });
    return { message: 'You have left the session.' };
  },

  checkInToSession({ world, actor, params }) {
    const session = world.sessions.need(params.id);
    const seat = seatOf(world, session.id, actor.id);
    if (seat?.status !== 'registered' || session.cancelled_at) {
      throw refusedAction('You are not registered for this session or have already checked in.');
    }
    return write(world, actor, seat, { status: 'attended', check_in_time: world.time() });
  },

  /** The first time counts. */
  checkOutOfSession({ world, actor, params }) {
    const seat = seatOf(world, world.sessions.need(params.id).id, actor.id);
    if (seat?.status !== 'attended') throw refusedAction('You have not checked in to this session.');
    if (seat.check_out_time) return toParticipant(world, actor, seat);
    return write(world, actor, seat, { check_out_time: world.time() });
  },
} satisfies Partial<Handlers>;
