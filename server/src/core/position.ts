import { invalidTogether } from './errors.ts';

export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** A circle on the earth. */
export interface Circle extends Coordinates {
  /** Kilometres. */
  radius: number;
}

/** A position as the database takes it; longitude first. */
export interface GeoPoint {
  type: 'Point';
  coordinates: [longitude: number, latitude: number];
}

interface WrittenPosition {
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
}

/** The position that was written: null takes it away, undefined leaves it as it is, and half a position is refused. */
export function toGeoPoint({ latitude, longitude }: WrittenPosition): GeoPoint | null | undefined {
  if (latitude === undefined && longitude === undefined) return undefined;
  if (latitude === null && longitude === null) return null;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') {
    throw invalidTogether('Latitude and longitude must be given together.');
  }
  return { type: 'Point', coordinates: [longitude, latitude] };
}

/** Two decimals, the precision in which distances are told. */
export const toKilometres = (metres: number): number => Math.round(metres / 10) / 100;

/** A circle as requests name it. */
export interface CircleQuery {
  lat?: number | undefined;
  lng?: number | undefined;
  /** Kilometres. */
  radius?: number | undefined;
}

/** The circle that a request names; half a middle is none. */
export const toCircle = ({ lat, lng, radius }: CircleQuery, usualRadius: number): Circle | undefined =>
  lat === undefined || lng === undefined ? undefined : { latitude: lat, longitude: lng, radius: radius ?? usualRadius };
