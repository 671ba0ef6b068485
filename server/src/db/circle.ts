import type { Circle } from '../core/position.ts';
import type { Binds } from './binds.ts';
import { exactPoint } from './point.ts';

/** SQL about a column of points and a circle: distances are geodesic, on the spheroid. */
export interface CircleSql {
  /** Which points lie within; reads the index on the column. */
  isWithin: string;
  /** How far a point is from the middle. */
  metres: string;
}

export function circleSql(column: string, { latitude, longitude, radius }: Circle, binds: Binds): CircleSql {
  const middle = exactPoint(`${binds.add(longitude)}::float8`, `${binds.add(latitude)}::float8`);
  return {
    isWithin: `ST_DWithin(${column}, ${middle}, ${binds.add(radius * 1000)}::float8)`,
    metres: `ST_Distance(${column}, ${middle})`,
  };
}
