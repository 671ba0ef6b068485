import type { SessionStatus } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { ascending } from '../order.ts';
import { toPage } from '../page.ts';
import { nearest } from '../position.ts';
import { refusedAction } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { SessionEntry } from '../rows/sessions.ts';
import { isWanted } from '../search.ts';
import type { World } from '../world.ts';
import { assertTimeZone, monthIn } from '../zone.ts';
import { placeForOthers } from './discover.ts';
import { isTaken, seatOf, statusOf, toSession, toSessionRow } from './session-view.ts';

const usualRadius = 5;
const mostNearby = 500;

/** The earliest first. */
const earliest = (sessions: readonly SessionEntry[]): SessionEntry[] =>
  ascending(sessions, ({ start_time }) => start_time);

/** Without a wish, what was cancelled is left out; a word that stands for nothing finds nothing. */
const hasStatus = (world: World, session: SessionEntry, status: SessionStatus | string | undefined): boolean =>
  status === undefined ? session.cancelled_at === null : status === statusOf(world, session);

/** Sessions that one hosts, attends with somebody else as host, or both. */
const ownSessions = (world: World, actor: Person, role?: string): SessionEntry[] =>
  world.sessions.filter((session) => {
    const isHost = session.host === actor.id;
    const isGuest = !isHost && isTaken(seatOf(world, session.id, actor.id));
    const isOwn = { hosting: isHost, attending: isGuest }[role ?? ''] ?? (isHost || isGuest);
    return isOwn && session.cancelled_at === null;
  });

export const sessions = {
  listSessions(input) {
    const { world, actor, query } = input;
    const now = world.time();
    const isInTime: Record<string, (start: string) => boolean> = {
      upcoming: (start) => start >= now,
      past: (start) => start < now,
    };
    const found = world.sessions.filter(
      (session) =>
        hasStatus(world, session, query.status) &&
        isWanted(query.session_type, session.session_type) &&
        isWanted(query.subject, session.subject) &&
        isWanted(query.series, session.series) &&
        (isInTime[query.time_filter ?? '']?.(session.start_time) ?? true),
    );
    return toPage(earliest(found), toSessionRow(world, actor), input);
  },

  /** Cancelled ones, too: whoever had a seat wants to know. */
  getSession: ({ world, actor, params }) => toSession(world, actor, world.sessions.need(params.id)),

  listMySessions: ({ world, actor, query }) =>
    earliest(ownSessions(world, actor, query.role)).map(toSessionRow(world, actor)),

  /** One's own that begin in a month, by the calendar of a time zone. */
  listMonthlySessions({ world, actor, query: { timezone = 'UTC', ...month } }) {
    assertTimeZone(timezone);
    const { from, to } = monthIn(timezone, month);
    const found = ownSessions(world, actor).filter(({ start_time }) => start_time >= from && start_time < to);
    return earliest(found).map(toSessionRow(world, actor));
  },

  /** The nearest first, and the earliest first at the same place. */
  listNearbySessions({ world, actor, query: { radius_km = usualRadius, session_type } }) {
    const middle = placeForOthers(actor);
    if (!middle) throw refusedAction('You must set your location first.');
    const found = world.sessions.filter(
      (session) =>
        session.session_type !== 'virtual' &&
        hasStatus(world, session, 'upcoming') &&
        isWanted(session_type, session.session_type),
    );
    const near = nearest(earliest(found), { ...middle, radius: radius_km }, placeForOthers);
    return near.slice(0, mostNearby).map(({ row }) => toSessionRow(world, actor)(row));
  },
} satisfies Partial<Handlers>;
