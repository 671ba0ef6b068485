import type { Database } from '../../db/connect.ts';
import type { SessionType } from './session.model.ts';
import { type SessionView, viewColumns, viewJoins } from './session.queries.ts';

/** What comes from farther away than so many others is not worth a list without pages. */
const mostNearby = 500;

/** Rounded places only, on both sides: an exact one would show through the order or the radius. */
export const nearbyText = `
  WITH viewer AS (
    SELECT geom_snapped_point AS point FROM users WHERE id = $1
  ), near AS (
    SELECT s.id, ST_Distance(s.geom_snapped_point, viewer.point) AS metres
    FROM viewer
    JOIN study_sessions s ON ST_DWithin(s.geom_snapped_point, viewer.point, $2::float8)
    WHERE s.cancelled_at IS NULL AND s.session_type <> 'virtual' AND s.start_time > $3
      AND ($4::text IS NULL OR s.session_type = $4)
    ORDER BY metres, s.start_time, s.id
    LIMIT ${mostNearby}
  )
  SELECT viewer.point IS NOT NULL AS "isPlaced", session.*
  FROM viewer
  LEFT JOIN (
    SELECT near.metres, ${viewColumns('$1')}
    FROM near
    JOIN study_sessions s ON s.id = near.id
    ${viewJoins('$1')}
  ) session ON true
  ORDER BY session.metres, session."startTime", session.id`;

export function createNearbyQueries(db: Database) {
  const nearby = db.prepared<SessionView & { isPlaced: boolean }>('nearby-sessions', nearbyText);
  return {
    /** Sessions that are still to begin, the nearest first; undefined when the viewer has no position. */
    async load(
      viewerId: number,
      { metres, now, sessionType }: { metres: number; now: Date; sessionType: SessionType | undefined },
    ): Promise<SessionView[] | undefined> {
      const rows = await nearby([viewerId, metres, now, sessionType ?? null]);
      return rows[0]?.isPlaced ? rows.filter(({ id }) => id !== null) : undefined;
    },
  };
}

export type NearbyQueries = ReturnType<typeof createNearbyQueries>;
