import { exactPoint, snappedPoint } from '../db/point.ts';
import type { ParticipantStatus } from '../features/sessions/participant.model.ts';
import { planOccurrences } from '../features/sessions/recurrence.rules.ts';
import type { Insert } from './insert.ts';
import { daysBefore, minutesAfter } from './moments.ts';
import type { IdOf } from './seed-people.ts';
import { meetings, weekly } from './sessions.ts';

const timezone = 'Asia/Ho_Chi_Minh';
const hoursAhead = 7;

const seriesText = `
  INSERT INTO session_series (host_id, pattern, timezone, first_start, end_date, created_at)
  SELECT r."hostId", 'weekly', '${timezone}', r."firstStart", r."endDate", r.since
  FROM jsonb_to_recordset($1::jsonb) AS r("hostId" int, "firstStart" timestamptz, "endDate" date, since timestamptz)
  RETURNING id`;

const sessionsText = `
  INSERT INTO study_sessions (host_id, subject_id, title, description, session_type, location_name, location_address,
    meeting_link, start_time, duration_minutes, timezone, max_participants, series_id, recurrence_index,
    occurrence_date, cancelled_at, geom_point, geom_snapped_point, created_at, updated_at)
  SELECT r."hostId", s.id, r.title, r.description, r.type, r."placeName", r.address, r.link, r.start, r.minutes,
    '${timezone}', r.seats, r."seriesId", r.index, r.date, CASE WHEN r."isCancelled" THEN r.since END,
    CASE WHEN r.latitude IS NOT NULL THEN ${exactPoint('r.longitude', 'r.latitude')} END,
    CASE WHEN r.latitude IS NOT NULL THEN
      ${snappedPoint({ longitude: 'r.longitude', latitude: 'r.latitude', decimals: '$2' })} END,
    r.since, r.since
  FROM jsonb_to_recordset($1::jsonb) AS r("hostId" int, subject text, title text, description text, type text,
    "placeName" text, address text, link text, start timestamptz, minutes int, seats int, "seriesId" int, index int,
    date date, "isCancelled" boolean, latitude float8, longitude float8, since timestamptz)
  LEFT JOIN subjects s ON s.code = r.subject
  ORDER BY r.start, r.title
  RETURNING id, title, start_time AS start`;

const participantsText = `
  INSERT INTO session_participants
    (session_id, user_id, status, check_in_time, check_out_time, notes, joined_at, updated_at)
  SELECT r."sessionId", r."userId", r.status, r."cameAt", r."wentAt", r.notes, r."joinedAt",
    coalesce(r."wentAt", r."cameAt", r."joinedAt")
  FROM jsonb_to_recordset($1::jsonb) AS r("sessionId" int, "userId" int, status text, "cameAt" timestamptz,
    "wentAt" timestamptz, notes text, "joinedAt" timestamptz)
  ORDER BY r."joinedAt"`;

interface Context {
  now: Date;
  idOf: IdOf;
  locationDecimals: number;
}

/** A day from today at an hour, both as clocks and calendars in Vietnam have them, which know no summer time. */
function at(now: Date, [days, hour]: readonly [number, number]): Date {
  const there = new Date(now.getTime() + hoursAhead * 3_600_000);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate() + days, hour - hoursAhead));
}

type Session = Omit<(typeof meetings)[number], 'at'> & {
  start: Date;
  seriesId?: number;
  index?: number;
  date?: string;
};

const toRow = ({ idOf }: Context, { host, place, link, ...session }: Session) => {
  const [placeName = '', address = '', latitude, longitude] = place ?? [];
  const since = daysBefore(session.start, 16);
  return { ...session, hostId: idOf(host), placeName, address, latitude, longitude, link: link ?? '', since };
};

const statusOf = {
  coming: 'registered',
  here: 'attended',
  gone: 'attended',
  missed: 'no_show',
  left: 'cancelled',
} as const satisfies Record<string, ParticipantStatus>;

const keyOf = ({ title, start }: { title: string; start: Date }) => `${title} ${start.toISOString()}`;

/** The host joined first; some came a little late, and went when it was over. */
function toParticipants({ idOf }: Context, { host, start, minutes, guests }: Session, sessionId: number) {
  const isAttended = guests.some(([, state]) => state === 'here' || state === 'gone');
  const isOver = guests.some(([, state]) => state === 'gone');
  const hosted = [host, isOver ? 'gone' : isAttended ? 'here' : undefined] as const;
  return [hosted, ...guests].map(([name, state, notes = ''], index) => {
    const hasCome = state === 'here' || state === 'gone';
    return {
      sessionId,
      userId: idOf(name),
      status: statusOf[state ?? 'coming'],
      cameAt: hasCome ? minutesAfter(start, index * 4 - 3) : null,
      wentAt: state === 'gone' ? minutesAfter(start, minutes + index) : null,
      notes,
      joinedAt: minutesAfter(daysBefore(start, 15), index * 190),
    };
  });
}

/** Adds sessions of every state, single ones and a weekly series, and who takes part in them. */
export async function addSessions(insert: Insert, context: Context): Promise<void> {
  const { now, idOf, locationDecimals } = context;
  const single = meetings.map(({ at: moment, ...meeting }): Session => {
    const start = typeof moment === 'number' ? minutesAfter(now, moment) : at(now, moment);
    return { ...meeting, start };
  });

  const firstStart = at(now, weekly.at);
  const endDate = daysBefore(firstStart, -7 * (weekly.weeks - 1))
    .toISOString()
    .slice(0, 10);
  const rule = { hostId: idOf(weekly.host), firstStart, endDate, since: daysBefore(firstStart, 16) };
  const [series] = await insert<{ id: number }>(seriesText, [rule]);
  const occurrences = planOccurrences({ pattern: 'weekly', firstStart, timezone, endDate });
  const repeated = occurrences.map(({ index, ...occurrence }): Session => {
    const guests = weekly.guests[index - 1] ?? [];
    return { ...weekly, ...occurrence, index, type: 'in_person', guests, ...(series && { seriesId: series.id }) };
  });

  const sessions = [...single, ...repeated];
  const rows = sessions.map((session) => toRow(context, session));
  const stored = await insert<{ id: number; title: string; start: Date }>(sessionsText, rows, locationDecimals);
  const ids = new Map(stored.map((row) => [keyOf(row), row.id]));
  await insert(
    participantsText,
    sessions.flatMap((session) => toParticipants(context, session, ids.get(keyOf(session)) ?? 0)),
  );
}
