import type { NewStudySession, StudySession, StudySessionUpdate } from '../../../generated/models.ts';
import { required } from '../../../input/texts.ts';
import { given } from '../given.ts';
import type { Handlers } from '../operation.ts';
import type { Position } from '../position.ts';
import { forbidden, invalid, invalidTogether, refusedAction, unknownKey } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { SessionEntry } from '../rows/sessions.ts';
import type { World } from '../world.ts';
import { assertPlausible, type Plan, pair, planChange, planSeries, reschedule, type Scope } from './schedule.ts';
import { addSession, begin, cancelFrom, carryOut, seriesOf, slotsFrom } from './series.ts';
import { takenIn, toSession } from './session-view.ts';

/** What people mean who name no time zone. */
const usualTimeZone = 'Asia/Ho_Chi_Minh';

/** Where the session is to be: a point, nowhere (null), or where it was (undefined). Half a point is none. */
function toPlace({ latitude, longitude }: StudySessionUpdate): Position | null | undefined {
  if (latitude === undefined && longitude === undefined) return undefined;
  const [hasLatitude, hasLongitude] = [typeof latitude === 'number', typeof longitude === 'number'];
  if (hasLatitude && !hasLongitude) throw invalid({ longitude: [required] });
  if (hasLongitude && !hasLatitude) throw invalid({ latitude: [required] });
  return hasLatitude ? { latitude: Number(latitude), longitude: Number(longitude) } : null;
}

type Fields = StudySessionUpdate & { scope?: Scope };

/** What a host has written, by column; when a session takes place is decided apart from it. */
function toColumns(fields: Fields) {
  const {
    latitude: _,
    longitude: __,
    recurrence_pattern,
    recurrence_end_date,
    start_time,
    status,
    scope,
    ...rest
  } = fields;
  return given({ ...rest, position: toPlace(fields) });
}

type Venue = Pick<SessionEntry, 'session_type' | 'location_name' | 'position' | 'meeting_link'>;

/** Whoever comes must be able to find the others. */
function assertCanMeet({ session_type, location_name, position, meeting_link }: Venue): void {
  if (session_type !== 'virtual' && location_name === '' && !position) {
    throw invalidTogether('In-person or hybrid sessions must have a location name or coordinates.');
  }
  if (session_type !== 'in_person' && meeting_link === '') {
    throw invalidTogether('Virtual or hybrid sessions must have a meeting link.');
  }
}

function assertKnownSubject(world: World, subject: number | null | undefined): void {
  if (subject && !world.subjects.get(subject)) throw unknownKey('subject', subject);
}

function ownSession(world: World, actor: Person, id: number): SessionEntry {
  const session = world.sessions.need(id);
  if (session.host !== actor.id) throw forbidden('Only the session host can perform this action.');
  return session;
}

/** Every session that is written must still be one that people can meet in, with room for those who have joined. */
function assertFits(world: World, { written }: Plan, columns: ReturnType<typeof toColumns>): void {
  for (const session of written) assertCanMeet({ ...session, ...columns } as Venue);
  const { max_participants: places } = columns;
  const taken = Math.max(0, ...written.map(({ id }) => takenIn(world, id).length));
  if (places && places < taken) {
    throw invalid({ max_participants: [`Ensure this value is greater than or equal to ${taken}.`] });
  }
}

/** Changes one session, or it and those that follow: all that is wished, or nothing. */
function change(world: World, actor: Person, id: number, fields: Fields): StudySession {
  const columns = toColumns(fields);
  const session = ownSession(world, actor, id);
  if (session.cancelled_at) throw refusedAction('This session has been cancelled and cannot be changed.');
  const plan = planChange(slotsFrom(world, session), seriesOf(world, session), fields);
  assertFits(world, plan, columns);
  assertKnownSubject(world, columns.subject);
  if (Object.keys(columns).length > 0) {
    for (const it of plan.written) Object.assign(it, columns, { updated_at: world.time() });
  }
  if (plan.schedule.startTime !== session.start_time) {
    Object.assign(session, { start_time: plan.schedule.startTime, updated_at: world.time() });
  }
  carryOut(world, session, plan);
  if (fields.status === 'cancelled') cancelFrom(world, session, fields.scope);
  return toSession(world, actor, session);
}

function create(world: World, actor: Person, body: NewStudySession): StudySession {
  const { title, start_time, duration_minutes, timezone = usualTimeZone } = body;
  const blank = { description: '', location_name: '', location_address: '', meeting_link: '' };
  const none = { subject: null, max_participants: null, series: null, recurrence_index: null, occurrence_date: null };
  const usual = { ...blank, ...none, session_type: 'in_person' as const, position: null, cancelled_at: null };
  const written = { title, start_time, duration_minutes, timezone, host: actor.id };
  const values = { ...usual, ...toColumns(body), ...written };
  assertCanMeet(values);
  const once = { pattern: 'none', endDate: null, timezone, startTime: start_time } as const;
  const schedule = reschedule(once, body);
  assertPlausible(start_time);
  const meetings = planSeries(schedule);
  assertKnownSubject(world, values.subject);
  const session = addSession(world, values);
  const first = { session, isOpen: true };
  begin(world, session, { ...pair([first], meetings, ({ index }) => (index === 1 ? first : undefined)), schedule });
  return toSession(world, actor, session);
}

export const hosting = {
  createSession: ({ world, actor, body }) => create(world, actor, body),
  replaceSession: ({ world, actor, params, body }) => change(world, actor, params.id, body),
  updateSession: ({ world, actor, params, body }) => change(world, actor, params.id, body),

  cancelSession({ world, actor, params, query }) {
    const session = ownSession(world, actor, params.id);
    if (session.cancelled_at) throw refusedAction('This session has already been cancelled.');
    cancelFrom(world, session, query.scope);
    return { message: 'Session cancelled successfully.' };
  },
} satisfies Partial<Handlers>;
