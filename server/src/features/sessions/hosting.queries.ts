import { QueryTypes, type Transaction } from 'sequelize';
import type { Database } from '../../db/connect.ts';
import type { SeriesRule } from './change.rules.ts';
import type { SessionType } from './session.model.ts';

/** A session as its host changes it. */
export interface HostedSession {
  id: number;
  hostId: number;
  sessionType: SessionType;
  locationName: string;
  meetingLink: string;
  hasPoint: boolean;
  startTime: Date;
  durationMinutes: number;
  timezone: string;
  cancelledAt: Date | null;
  seriesId: number | null;
  recurrenceIndex: number | null;
  occurrenceDate: string | null;
}

/** Everything that a host does to sessions happens one after the other, whichever of a series it begins with. */
const lockHostText = 'SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE';

/** The session, and those of its series that come after it. The lock keeps seats from being taken meanwhile. */
const lockText = `
  SELECT s.id, s.host_id AS "hostId", s.session_type AS "sessionType", s.location_name AS "locationName",
    s.meeting_link AS "meetingLink", s.geom_point IS NOT NULL AS "hasPoint", s.start_time AS "startTime",
    s.duration_minutes AS "durationMinutes", s.timezone, s.cancelled_at AS "cancelledAt", s.series_id AS "seriesId",
    s.recurrence_index AS "recurrenceIndex", s.occurrence_date::text AS "occurrenceDate"
  FROM study_sessions s
  WHERE s.id IN (
    SELECT $1::int
    UNION ALL
    SELECT later.id
    FROM study_sessions one
    JOIN study_sessions later ON later.series_id = one.series_id AND later.recurrence_index > one.recurrence_index
    WHERE one.id = $1
  )
  ORDER BY s.id
  FOR NO KEY UPDATE`;

const seriesText = `
  SELECT id, pattern, timezone, first_start AS "firstStart", end_date::text AS "endDate"
  FROM session_series WHERE id = $1`;

const takenText = `
  SELECT coalesce(max(taken), 0) AS taken
  FROM (
    SELECT count(*) AS taken FROM session_participants
    WHERE session_id = ANY($1::int[]) AND status IN ('registered', 'attended')
    GROUP BY session_id
  ) counted`;

export function createHostingQueries(db: Database) {
  const load = <Row extends object>(text: string, bind: unknown[], transaction: Transaction): Promise<Row[]> =>
    db.sequelize.query<Row>(text, { bind, transaction, type: QueryTypes.SELECT });

  const host = db.prepared<{ hostId: number }>(
    'session-host',
    'SELECT host_id AS "hostId" FROM study_sessions WHERE id = $1',
  );

  return {
    /** Undefined when there is no such session. */
    loadHostId: async (id: number) => (await host([id]))[0]?.hostId,

    lockHost: (hostId: number, transaction: Transaction) => load(lockHostText, [hostId], transaction),

    /** By id; the session itself is among them if it exists. */
    lockFrom: (id: number, transaction: Transaction) => load<HostedSession>(lockText, [id], transaction),

    loadSeries: async (id: number, transaction: Transaction) =>
      (await load<SeriesRule>(seriesText, [id], transaction))[0],

    /** The most seats that are taken in any of these sessions, which must be locked. */
    countTaken: async (ids: readonly number[], transaction: Transaction) =>
      (await load<{ taken: number }>(takenText, [ids], transaction))[0]?.taken ?? 0,
  };
}

export type HostingQueries = ReturnType<typeof createHostingQueries>;
