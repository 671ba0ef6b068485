import { invalidTogether } from './problem.ts';

export interface Position {
  latitude: number;
  longitude: number;
}

/** A circle on the earth, its radius in kilometres. */
interface Circle extends Position {
  radius: number;
}

const earthMetres = 6_371_008.8;
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

/** On a sphere: up to half a percent beside the server's distance, which is measured on the spheroid. */
export function metresBetween(one: Position, other: Position): number {
  const height = Math.sin(toRadians(other.latitude - one.latitude) / 2) ** 2;
  const width = Math.sin(toRadians(other.longitude - one.longitude) / 2) ** 2;
  const share = height + Math.cos(toRadians(one.latitude)) * Math.cos(toRadians(other.latitude)) * width;
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** Two decimals, the precision in which distances are told. */
export const toKilometres = (metres: number): number => Math.round(metres / 10) / 100;

/** What others may know of a position. */
export const snapped = ({ latitude, longitude }: Position): Position => ({
  latitude: Number(latitude.toFixed(3)),
  longitude: Number(longitude.toFixed(3)),
});

/** Rows within so many kilometres of a place, the nearest first, each with its metres from there. */
export function nearest<Row extends { id: number }>(
  rows: readonly Row[],
  { radius, ...middle }: Circle,
  placeOf: (row: Row) => Position | null,
): { row: Row; metres: number }[] {
  return rows
    .flatMap((row) => {
      const place = placeOf(row);
      return place ? [{ row, metres: metresBetween(place, middle) }] : [];
    })
    .filter(({ metres }) => metres <= radius * 1000)
    .sort((one, other) => one.metres - other.metres || one.row.id - other.row.id);
}

/** The circle that a request names; half a middle is none. */
export const toCircle = (
  { lat, lng, radius }: { lat?: number; lng?: number; radius?: number },
  usualRadius: number,
): Circle | undefined =>
  lat === undefined || lng === undefined ? undefined : { latitude: lat, longitude: lng, radius: radius ?? usualRadius };

/** The position that was written: null takes it away, undefined leaves it as it is, and half a position is refused. */
export function toPosition({
  latitude,
  longitude,
}: {
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
}): Position | null | undefined {
  if (latitude === undefined && longitude === undefined) return undefined;
  if (latitude === null && longitude === null) return null;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') {
    throw invalidTogether('Latitude and longitude must be given together.');
  }
  return { latitude, longitude };
}
