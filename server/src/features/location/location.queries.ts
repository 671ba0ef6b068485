import { QueryTypes, type Transaction } from 'sequelize';
import type { Slice, Window } from '../../core/page.ts';
import type { Coordinates } from '../../core/position.ts';
import type { Database } from '../../db/connect.ts';
import { coordinates, exactPoint } from '../../db/point.ts';

export interface CurrentPosition {
  latitude: number | null;
  longitude: number | null;
  updatedAt: Date | null;
}

export interface HistoryRow extends Coordinates {
  id: number;
  accuracy: number | null;
  recordedAt: Date;
  createdAt: Date;
}

export interface HistoryStats {
  total: number;
  first: Date | null;
  last: Date | null;
  latitude: number | null;
  longitude: number | null;
}

/** Inclusive bounds, as ISO text. */
export interface Period {
  from: string | undefined;
  to: string | undefined;
}

const currentText = `
  SELECT ${coordinates('geom_last_point')}, location_updated_at AS "updatedAt" FROM users WHERE id = $1`;

const historyColumns = `
  id, ${coordinates('point')}, accuracy, recorded_at AS "recordedAt", created_at AS "createdAt"`;

const withinPeriod = `
  user_id = $1 AND recorded_at BETWEEN COALESCE($2::timestamptz, '-infinity') AND COALESCE($3::timestamptz, 'infinity')`;

/**
 * The total stands in every row; a page past the end is one row that holds nothing else. The ids come from an index
 * alone, so that what a deep page passes over is never fetched.
 */
const historyText = `
  SELECT total.count, entry.*
  FROM (SELECT count(*) AS count FROM location_history WHERE ${withinPeriod}) total
  LEFT JOIN (
    SELECT ${historyColumns} FROM location_history WHERE id IN (
      SELECT id FROM location_history WHERE ${withinPeriod} ORDER BY recorded_at DESC, id DESC LIMIT $4 OFFSET $5
    )
  ) entry ON true
  ORDER BY entry."recordedAt" DESC, entry.id DESC`;

const entryText = `SELECT ${historyColumns} FROM location_history WHERE id = $1 AND user_id = $2`;

const statsText = `
  SELECT period.*, ${coordinates('u.geom_last_point')}
  FROM users u
  CROSS JOIN (
    SELECT count(*) AS total, min(recorded_at) AS first, max(recorded_at) AS last
    FROM location_history WHERE user_id = $1 AND recorded_at >= $2
  ) period
  WHERE u.id = $1`;

/** The lock makes simultaneous reports of one person take turns. */
const metresText = `
  SELECT ST_Distance(geom_last_point, ${exactPoint('$3', '$2')}) AS metres
  FROM users WHERE id = $1 FOR NO KEY UPDATE`;

const newestText = `
  SELECT recorded_at AS "recordedAt" FROM location_history
  WHERE user_id = $1 ORDER BY recorded_at DESC, id DESC LIMIT 1`;

export function createLocationQueries(db: Database) {
  const current = db.prepared<CurrentPosition>('current-position', currentText);
  const history = db.prepared<HistoryRow & { count: number }>('location-history', historyText);
  const entry = db.prepared<HistoryRow>('location-history-entry', entryText);
  const stats = db.prepared<HistoryStats>('location-stats', statsText);

  async function first<Row extends object>(text: string, bind: unknown[], transaction: Transaction) {
    const rows = await db.sequelize.query<Row>(text, { bind, transaction, type: QueryTypes.SELECT });
    return rows[0];
  }

  return {
    loadCurrent: async (userId: number) => (await current([userId]))[0],
    loadHistory: async (
      userId: number,
      { from, to }: Period,
      { limit, offset }: Window,
    ): Promise<Slice<HistoryRow>> => {
      const rows = await history([userId, from ?? null, to ?? null, limit, offset]);
      return { count: rows[0]?.count ?? 0, rows: rows.filter((row) => row.id !== null) };
    },
    loadEntry: async (userId: number, id: number) => (await entry([id, userId]))[0],
    loadStats: async (userId: number, since: Date) => (await stats([userId, since]))[0],

    /** Locks the person's row and answers with the metres from there, or null without a position. */
    lockAndMeasure: async (userId: number, { latitude, longitude }: Coordinates, transaction: Transaction) =>
      (await first<{ metres: number | null }>(metresText, [userId, latitude, longitude], transaction))?.metres ?? null,

    /** A statement of its own: only one that starts after the lock sees what the previous holder wrote. */
    loadNewestTime: async (userId: number, transaction: Transaction) =>
      (await first<{ recordedAt: Date }>(newestText, [userId], transaction))?.recordedAt,
  };
}

export type LocationQueries = ReturnType<typeof createLocationQueries>;
