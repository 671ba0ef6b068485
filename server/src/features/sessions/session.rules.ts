import { invalid, invalidTogether } from '../../core/errors.ts';
import { fieldTexts } from '../../core/field-texts.ts';
import type { ParticipantStatus } from './participant.model.ts';
import type { RepeatingPattern } from './series.model.ts';
import type { SessionType } from './session.model.ts';

export type SessionStatus = 'upcoming' | 'in_progress' | 'completed' | 'cancelled';

/** A session as far as the clock goes. */
export interface Timed {
  startTime: Date;
  durationMinutes: number;
  cancelledAt: Date | null;
}

const minute = 60_000;

export const endOf = ({ startTime, durationMinutes }: Omit<Timed, 'cancelledAt'>): Date =>
  new Date(startTime.getTime() + durationMinutes * minute);

/** Read from the clock whenever somebody asks; only a cancellation is a fact of its own. */
export function statusOf(session: Timed, now: Date): SessionStatus {
  if (session.cancelledAt) return 'cancelled';
  if (now < session.startTime) return 'upcoming';
  return now < endOf(session) ? 'in_progress' : 'completed';
}

export const isActive = (status: ParticipantStatus | null): boolean => status === 'registered' || status === 'attended';

/** Where exactly to go, the link to click and what people wrote is for those who come. */
export const mayKnowDetails = (
  { hostId, ownStatus }: { hostId: number; ownStatus: ParticipantStatus | null },
  viewerId: number,
): boolean => hostId === viewerId || isActive(ownStatus);

/** A session as one person stands to it. */
export interface Standing extends Timed {
  hostId: number;
  maxParticipants: number | null;
  participantCount: number;
  ownStatus: ParticipantStatus | null;
  ownCheckInTime: Date | null;
}

/** A session, who looks at it and when: all that decides what is shown. */
export interface SeenSession<Session extends Standing> {
  session: Session;
  viewerId: number;
  now: Date;
}

export const isFull = ({ maxParticipants, participantCount }: Pick<Standing, 'maxParticipants' | 'participantCount'>) =>
  maxParticipants !== null && participantCount >= maxParticipants;

export function flagsOf({ session, viewerId, now }: SeenSession<Standing>) {
  const status = statusOf(session, now);
  const isHost = session.hostId === viewerId;
  const isParticipant = isActive(session.ownStatus);
  const isAhead = status === 'upcoming' || status === 'in_progress';
  return {
    isHost,
    isParticipant,
    isCheckedIn: isParticipant && session.ownCheckInTime !== null,
    canJoin: isAhead && !isParticipant && !isFull(session),
    canLeave: isParticipant && status === 'upcoming',
    canEdit: isHost && status !== 'cancelled',
    canCancel: isHost && status === 'upcoming',
  };
}

export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** The fields of a session that its host writes, by their contract names. */
export interface SessionFields {
  title?: string | undefined;
  description?: string | undefined;
  subject?: number | null | undefined;
  session_type?: SessionType | undefined;
  location_name?: string | undefined;
  location_address?: string | undefined;
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
  meeting_link?: string | undefined;
  start_time?: string | undefined;
  duration_minutes?: number | undefined;
  timezone?: string | undefined;
  recurrence_pattern?: 'none' | RepeatingPattern | undefined;
  recurrence_end_date?: string | null | undefined;
  max_participants?: number | null | undefined;
}

/** Only what was given, by column. */
export function toColumns(fields: SessionFields) {
  const columns = {
    title: fields.title,
    description: fields.description,
    subjectId: fields.subject,
    sessionType: fields.session_type,
    locationName: fields.location_name,
    locationAddress: fields.location_address,
    meetingLink: fields.meeting_link,
    startTime: fields.start_time === undefined ? undefined : new Date(fields.start_time),
    durationMinutes: fields.duration_minutes,
    timezone: fields.timezone,
    maxParticipants: fields.max_participants,
  };
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<typeof columns>;
}

/** Where the session is to be: a point, nowhere (null), or where it was (undefined). */
export function toPoint({ latitude, longitude }: SessionFields): Coordinates | null | undefined {
  if (latitude === undefined && longitude === undefined) return undefined;
  const isGiven = (degrees: number | null | undefined) => degrees !== null && degrees !== undefined;
  if (isGiven(latitude) && isGiven(longitude)) return { latitude: Number(latitude), longitude: Number(longitude) };
  if (isGiven(latitude)) throw invalid({ longitude: [fieldTexts.required] });
  if (isGiven(longitude)) throw invalid({ latitude: [fieldTexts.required] });
  return null;
}

/** How people are to meet. */
export interface Venue {
  sessionType: SessionType;
  locationName: string;
  hasPoint: boolean;
  meetingLink: string;
}

/** Whoever comes must be able to find the others. */
export function assertCanMeet({ sessionType, locationName, hasPoint, meetingLink }: Venue): void {
  if (sessionType !== 'virtual' && locationName === '' && !hasPoint) {
    throw invalidTogether('In-person or hybrid sessions must have a location name or coordinates.');
  }
  if (sessionType !== 'in_person' && meetingLink === '') {
    throw invalidTogether('Virtual or hybrid sessions must have a meeting link.');
  }
}

const earliest = new Date('1970-01-01T00:00:00Z');
const latest = new Date('3000-01-01T00:00:00Z');

/** Far enough from the ends of the calendar for every end and every repetition to be on it. */
export function assertPlausible(startTime: Date): void {
  if (startTime < earliest || startTime >= latest) {
    throw invalid({ start_time: ['Ensure this date is between 1970-01-01 and 2999-12-31.'] });
  }
}

/** Nobody loses a seat because there are to be fewer. */
export function assertSeats(maxParticipants: number | null | undefined, taken: number): void {
  if (maxParticipants && maxParticipants < taken) throw invalid({ max_participants: [fieldTexts.atLeast(taken)] });
}
