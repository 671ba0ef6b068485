import type { Database } from './db/connect.ts';
import { snappedPoint } from './db/point.ts';

/** Whoever and whatever has a position, and where the exact one stands. */
const exactColumns = { users: 'geom_last_point', study_sessions: 'geom_point' };

const snapTexts = Object.entries(exactColumns).map(([table, exact]) => {
  const snapped = snappedPoint({
    longitude: `ST_X(${exact}::geometry)`,
    latitude: `ST_Y(${exact}::geometry)`,
    decimals: '$1',
  });
  return `
    UPDATE ${table} SET geom_snapped_point = ${snapped}
    WHERE ${exact} IS NOT NULL AND geom_snapped_point IS DISTINCT FROM ${snapped}`;
});

/**
 * Rounds every known position to what the settings of today let others learn. Positions are rounded when they are
 * reported, so without this a coarser setting would hide only those who move.
 */
export async function snapPositions({ sequelize }: Database, locationDecimals: number): Promise<void> {
  await sequelize.transaction(async (transaction) => {
    await sequelize.query('SET LOCAL statement_timeout = 0', { transaction });
    for (const text of snapTexts) await sequelize.query(text, { bind: [locationDecimals], transaction });
  });
}
