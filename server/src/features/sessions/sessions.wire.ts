import type { Wire } from '../../core/wire.ts';
import { toUserSummary } from '../matching/matching.wire.ts';
import type { ParticipantView } from './participant.queries.ts';
import type { SessionView } from './session.queries.ts';
import { endOf, flagsOf, isFull, mayKnowDetails, type SeenSession, statusOf } from './session.rules.ts';

type Seen = SeenSession<SessionView>;

const toSubject = (session: SessionView): Wire['SubjectBrief'] | null =>
  session.subjectId === null
    ? null
    : {
        id: session.subjectId,
        code: session.subjectCode,
        name_en: session.subjectNameEn,
        name_vi: session.subjectNameVi,
        level: session.subjectLevel,
      };

/** Well-known text with its reference system; longitude comes first. */
const toEwkt = (longitude: number | null, latitude: number | null): string | null =>
  longitude === null || latitude === null ? null : `SRID=4326;POINT (${longitude} ${latitude})`;

export function toSessionRow(seen: Seen): Wire['StudySessionRow'] {
  const { session, now } = seen;
  const flags = flagsOf(seen);
  return {
    id: session.id,
    title: session.title,
    description: session.description,
    host: toUserSummary(session.host),
    subject: toSubject(session),
    session_type: session.sessionType,
    location_name: session.locationName,
    start_time: session.startTime.toISOString(),
    end_time: endOf(session).toISOString(),
    duration_minutes: session.durationMinutes,
    participant_count: session.participantCount,
    max_participants: session.maxParticipants,
    is_full: isFull(session),
    status: statusOf(session, now),
    is_host: flags.isHost,
    is_participant: flags.isParticipant,
    created_at: session.createdAt.toISOString(),
    series: session.seriesId,
    recurrence_index: session.recurrenceIndex,
    occurrence_date: session.occurrenceDate,
  };
}

export function toSession(seen: Seen): Wire['StudySession'] {
  const { session, viewerId } = seen;
  const flags = flagsOf(seen);
  const knows = mayKnowDetails(session, viewerId);
  return {
    ...toSessionRow(seen),
    location_address: knows ? session.locationAddress : '',
    geom_point: knows
      ? toEwkt(session.longitude, session.latitude)
      : toEwkt(session.snappedLongitude, session.snappedLatitude),
    meeting_link: knows ? session.meetingLink : '',
    timezone: session.timezone,
    recurrence_pattern: session.pattern ?? 'none',
    recurrence_end_date: session.endDate,
    is_checked_in: flags.isCheckedIn,
    can_join: flags.canJoin,
    can_leave: flags.canLeave,
    can_edit: flags.canEdit,
    can_cancel: flags.canCancel,
    updated_at: session.updatedAt.toISOString(),
  };
}

const minutesBetween = (from: Date | null, to: Date | null): number | null =>
  from && to ? Math.floor((to.getTime() - from.getTime()) / 60_000) : null;

export const toParticipant = ({
  participant,
  showsNotes,
}: {
  participant: ParticipantView;
  showsNotes: boolean;
}): Wire['SessionParticipant'] => ({
  id: participant.id,
  user: toUserSummary(participant.person),
  status: participant.status,
  check_in_time: participant.checkInTime?.toISOString() ?? null,
  check_out_time: participant.checkOutTime?.toISOString() ?? null,
  duration_minutes: minutesBetween(participant.checkInTime, participant.checkOutTime),
  notes: showsNotes ? participant.notes : '',
  joined_at: participant.joinedAt.toISOString(),
  updated_at: participant.updatedAt.toISOString(),
});

export const toCancelled = (): Wire['Message'] => ({ message: 'Session cancelled successfully.' });

export const toLeft = (): Wire['Message'] => ({ message: 'You have left the session.' });
