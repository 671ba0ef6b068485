import { toGeoPoint } from '../../core/position.ts';

/** The fields of a school that may be written, by their contract names. */
export interface SchoolFields {
  name?: string | undefined;
  short_name?: string | undefined;
  address?: string | undefined;
  city?: number | null | undefined;
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
  website?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
}

/** Only what was given, by column: fields left out keep their value. */
export function toColumns(fields: SchoolFields) {
  const { name, short_name: shortName, address, city: cityId, website, email, phone } = fields;
  const columns = { name, shortName, address, cityId, website, email, phone, geomPoint: toGeoPoint(fields) };
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<typeof columns>;
}
