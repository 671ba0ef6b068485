import type { SessionParticipant, StudySession, StudySessionRow } from '@study-mate/sdk';
import type { Cell, Column } from './cell.ts';
import { onTheClock, when } from './time.ts';

const clock = (iso: string): Cell => ({ plain: iso, pretty: onTheClock(iso) });

const seats = ({ participant_count: taken, max_participants: all }: StudySessionRow): string =>
  all === null ? `${taken}` : `${taken}/${all}`;

/** What one has to do with it. */
const part = ({ is_host, is_participant }: StudySessionRow): string =>
  is_host ? 'hosting' : is_participant ? 'going' : '';

const phases = { upcoming: 'upcoming', in_progress: 'now', completed: 'over', cancelled: 'cancelled' } as const;
const phase = ({ status }: StudySessionRow): Cell => ({ plain: status, pretty: phases[status] });

const where = ({ session_type, location_name }: StudySessionRow): string =>
  session_type === 'virtual' ? 'online' : location_name;

export const sessionColumns: Column<StudySessionRow>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'Starts', of: ({ start_time }) => clock(start_time) },
  { title: 'Title', of: ({ title }) => title, isFlexible: true },
  { title: 'Host', of: ({ host }) => host.full_name, isFlexible: true },
  { title: 'Where', of: where, isFlexible: true, mayVanish: true },
  { title: 'Seats', of: seats },
  { title: 'Status', of: phase },
  { title: 'You', of: part },
];

const repeats = (session: StudySession): Cell =>
  session.series === null
    ? null
    : `${session.recurrence_pattern} until ${session.recurrence_end_date} (number ${session.recurrence_index} of series ${session.series})`;

export const sessionFields = (session: StudySession): [string, Cell][] => [
  ['Id', session.id],
  ['Title', session.title],
  ['About', session.description],
  ['Subject', session.subject && `${session.subject.code} ${session.subject.name_en}`],
  ['Host', `${session.host.full_name} (user ${session.host.id})`],
  ['Starts', clock(session.start_time)],
  ['Ends', clock(session.end_time)],
  ['Repeats', repeats(session)],
  ['Time zone', session.timezone],
  ['Type', session.session_type],
  ['Place', session.location_name],
  ['Address', session.location_address],
  ['Point', session.geom_point],
  ['Link', session.meeting_link],
  ['Seats', seats(session)],
  ['Status', phase(session)],
  ['You', part(session)],
  ['Checked in', session.is_checked_in],
  ['Planned', when(session.created_at)],
];

/** The cells that programs get after something was done with a session. */
export const sessionCells = ({ id, series, start_time, status, title }: StudySession): Cell[] => [
  id,
  series,
  start_time,
  status,
  title,
];

export const participantColumns: Column<SessionParticipant>[] = [
  { title: 'User', of: ({ user }) => user.id },
  { title: 'Name', of: ({ user }) => user.full_name, isFlexible: true },
  { title: 'Status', of: ({ status }) => status },
  { title: 'Came', of: ({ check_in_time }) => check_in_time && clock(check_in_time) },
  { title: 'Went', of: ({ check_out_time }) => check_out_time && clock(check_out_time) },
  { title: 'Minutes', of: ({ duration_minutes }) => duration_minutes },
  { title: 'Note', of: ({ notes }) => notes, isFlexible: true },
];

/** The cells that programs get after somebody has taken, used or left a seat. */
export const participantCells = (participant: SessionParticipant): Cell[] => [
  participant.user.id,
  participant.status,
  participant.check_in_time,
  participant.check_out_time,
  participant.duration_minutes,
];
