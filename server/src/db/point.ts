/*
 * SQL expressions for positions on the WGS 84 spheroid. Arguments are expressions that give numbers, such as `$2`.
 * Longitude comes first, as in PostGIS.
 */

export const exactPoint = (longitude: string, latitude: string): string =>
  `ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326)::geography`;

/** Rounded as decimal numbers: binary rounding would show 21.029 as 21.029000000000003. */
const rounded = (degrees: string, decimals: string): string =>
  `round((${degrees})::float8::numeric, ${decimals})::float8`;

/** Degrees of a stored point, as two columns; null where there is none. */
export const coordinates = (point: string): string =>
  `ST_Y(${point}::geometry) AS latitude, ST_X(${point}::geometry) AS longitude`;

interface Place {
  longitude: string;
  latitude: string;
  /** Places of a degree that are kept. */
  decimals: string;
}

/** What others may learn of a position. */
export const snappedPoint = ({ longitude, latitude, decimals }: Place): string =>
  exactPoint(rounded(longitude, decimals), rounded(latitude, decimals));
