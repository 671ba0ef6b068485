import type { Slice, Window } from '../../core/page.ts';
import { Binds } from '../../db/binds.ts';
import type { Database } from '../../db/connect.ts';
import { loadSlice } from '../../db/list.ts';
import { type ShownPerson, shownPerson } from '../matching/visibility.queries.ts';
import type { Role, SessionFilter } from './filter.rules.ts';
import type { ParticipantStatus } from './participant.model.ts';
import type { RepeatingPattern } from './series.model.ts';
import type { SessionType } from './session.model.ts';
import type { SessionStatus } from './session.rules.ts';

/** A session as somebody sees it, with its host. */
export interface SessionView {
  id: number;
  hostId: number;
  host: ShownPerson;
  title: string;
  description: string;
  sessionType: SessionType;
  locationName: string;
  locationAddress: string;
  /** The exact place, and the one that everybody may know. */
  latitude: number | null;
  longitude: number | null;
  snappedLatitude: number | null;
  snappedLongitude: number | null;
  meetingLink: string;
  startTime: Date;
  durationMinutes: number;
  timezone: string;
  maxParticipants: number | null;
  participantCount: number;
  cancelledAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  seriesId: number | null;
  recurrenceIndex: number | null;
  occurrenceDate: string | null;
  pattern: RepeatingPattern | null;
  endDate: string | null;
  ownStatus: ParticipantStatus | null;
  ownCheckInTime: Date | null;
  subjectId: number | null;
  subjectCode: string;
  subjectNameEn: string;
  subjectNameVi: string;
  subjectLevel: 'beginner' | 'intermediate' | 'advanced' | 'expert' | null;
}

const degrees = (point: string, latitude: string, longitude: string): string =>
  `ST_Y(${point}::geometry) AS "${latitude}", ST_X(${point}::geometry) AS "${longitude}"`;

/** `viewer` is an expression such as `$1`. */
export const viewColumns = (viewer: string): string => `
  s.id, s.host_id AS "hostId", s.title, s.description, s.session_type AS "sessionType",
  s.location_name AS "locationName", s.location_address AS "locationAddress",
  ${degrees('s.geom_point', 'latitude', 'longitude')},
  ${degrees('s.geom_snapped_point', 'snappedLatitude', 'snappedLongitude')},
  s.meeting_link AS "meetingLink", s.start_time AS "startTime", s.duration_minutes AS "durationMinutes", s.timezone,
  s.max_participants AS "maxParticipants", s.cancelled_at AS "cancelledAt", s.created_at AS "createdAt",
  s.updated_at AS "updatedAt", s.series_id AS "seriesId", s.recurrence_index AS "recurrenceIndex",
  s.occurrence_date::text AS "occurrenceDate", series.pattern, series.end_date::text AS "endDate",
  (
    SELECT count(*) FROM session_participants seat
    WHERE seat.session_id = s.id AND seat.status IN ('registered', 'attended')
  ) AS "participantCount",
  own.status AS "ownStatus", own.check_in_time AS "ownCheckInTime", subject.id AS "subjectId",
  subject.code AS "subjectCode", subject.name_en AS "subjectNameEn", subject.name_vi AS "subjectNameVi",
  subject.level AS "subjectLevel", ${shownPerson(viewer, 'host')} AS host`;

export const viewJoins = (viewer: string): string => `
  JOIN users host ON host.id = s.host_id
  LEFT JOIN subjects subject ON subject.id = s.subject_id
  LEFT JOIN session_series series ON series.id = s.series_id
  LEFT JOIN session_participants own ON own.session_id = s.id AND own.user_id = ${viewer}`;

const viewText = `SELECT ${viewColumns('$1')} FROM study_sessions s ${viewJoins('$1')}`;

const end = "s.start_time + s.duration_minutes * interval '1 minute'";

/** Of sessions called `s`; `now` answers with an expression. Without a wish what was cancelled is left out. */
export const statusConditions: Record<SessionStatus | 'any', (now: () => string) => string> = {
  upcoming: (now) => `s.cancelled_at IS NULL AND s.start_time > ${now()}`,
  in_progress: (now) => `s.cancelled_at IS NULL AND s.start_time <= ${now()} AND ${end} > ${now()}`,
  completed: (now) => `s.cancelled_at IS NULL AND ${end} <= ${now()}`,
  cancelled: () => 's.cancelled_at IS NOT NULL',
  any: () => 's.cancelled_at IS NULL',
};

const ownIds: Record<Role, string> = {
  hosting: 'SELECT id FROM study_sessions WHERE host_id = $1',
  attending: `
    SELECT seat.session_id FROM session_participants seat JOIN study_sessions mine ON mine.id = seat.session_id
    WHERE seat.user_id = $1 AND seat.status IN ('registered', 'attended') AND mine.host_id <> $1`,
  any: `
    SELECT id FROM study_sessions WHERE host_id = $1
    UNION
    SELECT session_id FROM session_participants WHERE user_id = $1 AND status IN ('registered', 'attended')`,
};

const ownText = (role: Role, condition = ''): string =>
  `${viewText} WHERE s.cancelled_at IS NULL AND s.id IN (${ownIds[role]}) ${condition} ORDER BY s.start_time, s.id`;

export function createSessionQueries(db: Database) {
  const one = db.prepared<SessionView>('session', `${viewText} WHERE s.id = $2`);
  const own = {
    hosting: db.prepared<SessionView>('sessions-hosting', ownText('hosting')),
    attending: db.prepared<SessionView>('sessions-attending', ownText('attending')),
    any: db.prepared<SessionView>('sessions-own', ownText('any')),
  };
  const between = db.prepared<SessionView>(
    'sessions-between',
    ownText('any', 'AND s.start_time >= $2 AND s.start_time < $3'),
  );

  return {
    loadOne: async (viewerId: number, id: number) => (await one([viewerId, id]))[0],
    loadOwn: (viewerId: number, role: Role) => own[role]([viewerId]),
    /** One's own that begin at or after `from` and before `to`. */
    loadBetween: (viewerId: number, { from, to }: { from: Date; to: Date }) => between([viewerId, from, to]),

    /** The earliest first. */
    loadList(viewerId: number, filter: SessionFilter, now: Date, window: Window): Promise<Slice<SessionView>> {
      const binds = new Binds();
      const viewer = binds.add(viewerId);
      // A value that no condition asks for has no type that the database could know.
      const moment = () => `${binds.add(now)}::timestamptz`;
      const equals = (column: string, value: unknown) =>
        value === undefined ? [] : [`${column} = ${binds.add(value)}`];
      const where = [
        statusConditions[filter.status ?? 'any'](moment),
        ...equals('s.session_type', filter.sessionType),
        ...equals('s.subject_id', filter.subject),
        ...equals('s.series_id', filter.series),
        ...(filter.time ? [`s.start_time ${filter.time === 'past' ? '<' : '>='} ${moment()}`] : []),
      ];
      const statement = {
        table: 'study_sessions',
        alias: 's',
        where,
        order: 's.start_time, s.id',
        columns: viewColumns(viewer),
        joins: viewJoins(viewer),
      };
      return loadSlice<SessionView>(db, statement, binds, window);
    },
  };
}

export type SessionQueries = ReturnType<typeof createSessionQueries>;
