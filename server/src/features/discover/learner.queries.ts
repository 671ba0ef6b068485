import type { Slice, Window } from '../../core/page.ts';
import type { Database } from '../../db/connect.ts';
import { maySeeProfile } from '../matching/visibility.queries.ts';

/** Somebody nearby, at the place that others may know of. */
export interface Learner {
  id: number;
  fullName: string;
  avatarUrl: string | null;
  bio: string;
  schoolName: string | null;
  major: string | null;
  year: number | null;
  metres: number;
  latitude: number;
  longitude: number;
}

export interface Nearby extends Slice<Learner> {
  /** Whether the viewer has a position to search around. */
  isPlaced: boolean;
}

/**
 * Snapped positions only, on both sides: an exact one would show through the distance, the order or the radius. The
 * total stands in every row; a page past the end is one row that holds nothing else.
 */
export const nearbyText = `
  WITH viewer AS (
    SELECT geom_snapped_point AS point FROM users WHERE id = $1
  ), related AS (
    SELECT CASE WHEN sender_id = $1 THEN receiver_id ELSE sender_id END AS id
    FROM connection_requests
    WHERE sender_id = $1 OR receiver_id = $1
  ), near AS (
    SELECT u.id, ST_Distance(u.geom_snapped_point, viewer.point) AS metres
    FROM viewer
    JOIN users u ON ST_DWithin(u.geom_snapped_point, viewer.point, $2::float8)
    WHERE $2::float8 > 0 AND u.status = 'active' AND u.id <> $1
      AND u.id NOT IN (SELECT id FROM related)
      AND ${maySeeProfile('$1', 'u')}
  )
  SELECT viewer.point IS NOT NULL AS "isPlaced", total.count, learner.*
  FROM viewer
  CROSS JOIN (SELECT count(*) AS count FROM near) total
  LEFT JOIN (
    SELECT u.id, u.full_name AS "fullName", u.avatar_url AS "avatarUrl", u.bio, s.name AS "schoolName", u.major, u.year,
      nearest.metres, ST_Y(u.geom_snapped_point::geometry) AS latitude, ST_X(u.geom_snapped_point::geometry) AS longitude
    FROM (SELECT id, metres FROM near ORDER BY metres, id LIMIT $3 OFFSET $4) nearest
    JOIN users u ON u.id = nearest.id
    LEFT JOIN schools s ON s.id = u.school_id
  ) learner ON true
  ORDER BY learner.metres, learner.id`;

export function createLearnerQueries(db: Database) {
  const nearby = db.prepared<Learner & { isPlaced: boolean; count: number }>('nearby-learners', nearbyText);
  return {
    loadNearby: async (viewerId: number, metres: number, { limit, offset }: Window): Promise<Nearby> => {
      const rows = await nearby([viewerId, metres, limit, offset]);
      const [first] = rows;
      return {
        isPlaced: first?.isPlaced ?? false,
        count: first?.count ?? 0,
        rows: rows.filter((row) => row.id !== null),
      };
    },
  };
}

export type LearnerQueries = ReturnType<typeof createLearnerQueries>;
