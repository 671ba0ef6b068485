import type { Database } from './db/connect.ts';
import { snappedPoint } from './db/point.ts';

const snapped = snappedPoint({
  longitude: 'ST_X(geom_last_point::geometry)',
  latitude: 'ST_Y(geom_last_point::geometry)',
  decimals: '$1',
});

const snapText = `
  UPDATE users SET geom_snapped_point = ${snapped}
  WHERE geom_last_point IS NOT NULL AND geom_snapped_point IS DISTINCT FROM ${snapped}`;

/**
 * Rounds every known position to what the settings of today let others learn. Positions are rounded when they are
 * reported, so without this a coarser setting would hide only those who move.
 */
export async function snapPositions({ sequelize }: Database, locationDecimals: number): Promise<void> {
  await sequelize.transaction(async (transaction) => {
    await sequelize.query('SET LOCAL statement_timeout = 0', { transaction });
    await sequelize.query(snapText, { bind: [locationDecimals], transaction });
  });
}
