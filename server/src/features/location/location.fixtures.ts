import type { Database } from '../../db/connect.ts';

export interface Place {
  latitude: number;
  longitude: number;
}

/** The middle of the demonstrations and tests: Hanoi. */
export const hanoi: Place = { latitude: 21.028511, longitude: 105.804817 };

const moveText = `
  UPDATE users SET
    geom_last_point = ST_SetSRID(ST_MakePoint($3, $2), 4326)::geography,
    geom_snapped_point = ST_SetSRID(ST_MakePoint(round($3::numeric, 3)::float8, round($2::numeric, 3)::float8), 4326),
    location_updated_at = $4
  WHERE id = $1`;

const entryText = `
  INSERT INTO location_history (user_id, point, accuracy, recorded_at, created_at)
  VALUES ($1, ST_SetSRID(ST_MakePoint($3, $2), 4326)::geography, $4, $5, $5)
  RETURNING id`;

/** Puts somebody somewhere and leaves the history alone; others see the place to three decimals. */
export async function aPosition(db: Database, userId: number, place = hanoi, at = new Date()): Promise<void> {
  await db.query(moveText, [userId, place.latitude, place.longitude, at]);
}

/** An entry of somebody's history; answers with its id. */
export async function aHistoryEntry(
  db: Database,
  userId: number,
  { place = hanoi, accuracy = null, at = new Date() }: { place?: Place; accuracy?: number | null; at?: Date } = {},
): Promise<number> {
  const [row] = await db.query<{ id: number }>(entryText, [userId, place.latitude, place.longitude, accuracy, at]);
  if (!row) throw new Error('The history entry was not written');
  return row.id;
}
