import type { SessionStatus, StudySession, StudySessionRow } from '../../../generated/models.ts';
import { snapped } from '../position.ts';
import type { Person } from '../rows/people.ts';
import type { SeatEntry, SessionEntry } from '../rows/sessions.ts';
import type { World } from '../world.ts';
import { toUserSummary } from './relations.ts';
import { toSubjectBrief } from './subjects.ts';

export const endOf = ({ start_time, duration_minutes }: SessionEntry): string =>
  new Date(Date.parse(start_time) + duration_minutes * 60_000).toISOString();

/** Read from the clock whenever somebody asks; only a cancellation is a fact of its own. */
export function statusOf(world: World, session: SessionEntry): SessionStatus {
  if (session.cancelled_at) return 'cancelled';
  const now = world.time();
  if (now < session.start_time) return 'upcoming';
  return now < endOf(session) ? 'in_progress' : 'completed';
}

export const seatOf = (world: World, session: number, person: number): SeatEntry | undefined =>
  world.seats.find((seat) => seat.session === session && seat.person === person);

/** Whoever is coming, or was there. */
export const isTaken = (seat: SeatEntry | undefined): boolean =>
  seat?.status === 'registered' || seat?.status === 'attended';

export const takenIn = (world: World, session: number): SeatEntry[] =>
  world.seats.filter((seat) => seat.session === session && isTaken(seat));

export const isFull = (world: World, { id, max_participants }: SessionEntry): boolean =>
  max_participants !== null && takenIn(world, id).length >= max_participants;

/** Where exactly to go, the link to click and what people wrote is for those who come. */
export const mayKnowDetails = (world: World, viewer: Person, { id, host }: SessionEntry): boolean =>
  host === viewer.id || isTaken(seatOf(world, id, viewer.id));

export const toSessionRow =
  (world: World, viewer: Person) =>
  (session: SessionEntry): StudySessionRow => {
    const subject = world.subjects.get(session.subject);
    return {
      id: session.id,
      title: session.title,
      description: session.description,
      host: toUserSummary(world, viewer, world.people.need(session.host)),
      subject: subject ? toSubjectBrief(subject) : null,
      session_type: session.session_type,
      location_name: session.location_name,
      start_time: session.start_time,
      end_time: endOf(session),
      duration_minutes: session.duration_minutes,
      participant_count: takenIn(world, session.id).length,
      max_participants: session.max_participants,
      is_full: isFull(world, session),
      status: statusOf(world, session),
      is_host: session.host === viewer.id,
      is_participant: isTaken(seatOf(world, session.id, viewer.id)),
      created_at: session.created_at,
      series: session.series,
      recurrence_index: session.recurrence_index,
      occurrence_date: session.occurrence_date,
    };
  };

export function toSession(world: World, viewer: Person, session: SessionEntry): StudySession {
  const row = toSessionRow(world, viewer)(session);
  const { status, is_host, is_participant } = row;
  const knows = mayKnowDetails(world, viewer, session);
  const place = session.position && (knows ? session.position : snapped(session.position));
  const series = world.series.get(session.series);
  const isCheckedIn = typeof seatOf(world, session.id, viewer.id)?.check_in_time === 'string';
  return {
    ...row,
    location_address: knows ? session.location_address : '',
    geom_point: place && `SRID=4326;POINT (${place.longitude} ${place.latitude})`,
    meeting_link: knows ? session.meeting_link : '',
    timezone: session.timezone,
    recurrence_pattern: series?.pattern ?? 'none',
    recurrence_end_date: series?.end_date ?? null,
    is_checked_in: is_participant && isCheckedIn,
    can_join: ['upcoming', 'in_progress'].includes(status) && !is_participant && !row.is_full,
    can_leave: is_participant && status === 'upcoming',
    can_edit: is_host && status !== 'cancelled',
    can_cancel: is_host && status === 'upcoming',
    updated_at: session.updated_at,
  };
}
