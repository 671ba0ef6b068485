import type { Place } from '../location/location.fixtures.ts';
import type { ParticipantStatus, SessionParticipant, SessionParticipants } from './participant.model.ts';
import type { StudySession, StudySessions } from './session.model.ts';

type Facts = Partial<
  Pick<
    StudySession,
    | 'title'
    | 'sessionType'
    | 'locationName'
    | 'locationAddress'
    | 'meetingLink'
    | 'durationMinutes'
    | 'maxParticipants'
    | 'subjectId'
    | 'cancelledAt'
  >
> & { hostId: number; startTime: Date; place?: Place; now?: Date };

interface Models {
  sessions: StudySessions;
  participants: SessionParticipants;
}

const placeText = `
  UPDATE study_sessions SET
    geom_point = ST_SetSRID(ST_MakePoint($2, $3), 4326)::geography,
    geom_snapped_point =
      ST_SetSRID(ST_MakePoint(round($2::numeric, 3)::float8, round($3::numeric, 3)::float8), 4326)::geography
  WHERE id = $1`;

/** Somebody's row in a session, in any state. */
export function aParticipant(
  participants: SessionParticipants,
  { sessionId, userId, status, at }: { sessionId: number; userId: number; status?: ParticipantStatus; at?: Date },
): Promise<SessionParticipant> {
  const joinedAt = at ?? new Date();
  const checkInTime = status === 'attended' ? joinedAt : null;
  return participants.create({
    sessionId,
    userId,
    ...(status && { status }),
    checkInTime,
    joinedAt,
    updatedAt: joinedAt,
  });
}

/** A single session of an hour in a library, with a seat for its host; others see its place to three decimals. */
export async function aSession(models: Models, { place, now = new Date(), ...facts }: Facts): Promise<StudySession> {
  const usual = { title: 'Study together', locationName: 'Library', durationMinutes: 60, timezone: 'Asia/Ho_Chi_Minh' };
  const session = await models.sessions.create({ ...usual, ...facts, createdAt: now, updatedAt: now });
  if (place) await models.sessions.sequelize?.query(placeText, { bind: [session.id, place.longitude, place.latitude] });
  await aParticipant(models.participants, { sessionId: session.id, userId: facts.hostId, at: now });
  return session;
}
