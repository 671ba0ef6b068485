import { exactPoint, snappedPoint } from '../db/point.ts';
import { emailOf } from './accounts.ts';
import type { Insert } from './insert.ts';
import { daysBefore, hoursBefore, minutesAfter } from './moments.ts';
import { people } from './people.ts';
import { cities, schools } from './places.ts';
import { trails } from './trails.ts';

/** A step from the middle of a city, to the six decimals that a phone reports. */
const place = `
  LATERAL (
    SELECT round(ST_X(point)::numeric, 6)::float8 AS longitude, round(ST_Y(point)::numeric, 6)::float8 AS latitude
    FROM (
      SELECT ST_Project(${exactPoint('r."fromLongitude"', 'r."fromLatitude"')}, r.km * 1000, radians(r.direction))::geometry
    ) walked (point)
  ) place`;
const stepColumns = '"fromLatitude" float8, "fromLongitude" float8, km float8, direction float8';

const citiesText = `
  INSERT INTO cities (name, other_name, geom_point, country, population, geonames_id)
  SELECT r.name, r."otherName", ${exactPoint('r.longitude', 'r.latitude')}, r.country, r.population, r."geonamesId"
  FROM jsonb_to_recordset($1::jsonb)
    AS r(name text, "otherName" text, latitude float8, longitude float8, country text, population int, "geonamesId" int)
  RETURNING id, name`;

const schoolsText = `
  INSERT INTO schools (name, short_name, address, city_id, website, geom_point)
  SELECT r.name, r."shortName", r.address, r."cityId", r.website, ${exactPoint('r.longitude', 'r.latitude')}
  FROM jsonb_to_recordset($1::jsonb)
    AS r(name text, "shortName" text, address text, "cityId" int, website text, latitude float8, longitude float8)
  RETURNING id, short_name AS name`;

const usersText = `
  INSERT INTO users (email, password_hash, full_name, school_id, major, year, bio, privacy_level, is_staff, last_active_at,
    location_updated_at, geom_last_point, geom_snapped_point, created_at, updated_at)
  SELECT r.email, $2, r."fullName", r."schoolId", r.major, r.year, r.bio, r."privacyLevel", r."isStaff", r."seenAt", r."seenAt",
    ${exactPoint('place.longitude', 'place.latitude')},
    ${snappedPoint({ longitude: 'place.longitude', latitude: 'place.latitude', decimals: '$3' })}, r.since, r.since
  FROM jsonb_to_recordset($1::jsonb) AS r(rank int, email text, "fullName" text, "schoolId" int, major text, year int,
    bio text, "privacyLevel" text, "isStaff" boolean, "seenAt" timestamptz, since timestamptz, ${stepColumns}), ${place}
  ORDER BY r.rank
  RETURNING id, email::text AS name`;

const historyText = `
  INSERT INTO location_history (user_id, point, accuracy, recorded_at, created_at)
  SELECT r."userId", ${exactPoint('place.longitude', 'place.latitude')}, r.accuracy, r.at, r.at
  FROM jsonb_to_recordset($1::jsonb)
    AS r("userId" int, accuracy float8, at timestamptz, ${stepColumns}), ${place}
  ORDER BY r.at`;

interface Named {
  id: number;
  name: string;
}

export type IdOf = (name: string) => number;

const lookUp = (rows: readonly Named[]): IdOf => {
  const ids = new Map(rows.map(({ id, name }) => [name, id]));
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The demonstration data has no ${name}`);
    return id;
  };
};

interface Settings {
  now: Date;
  passwordHash: string;
  locationDecimals: number;
}

/** Adds cities, schools, people and where they have been; answers with the ids of the people by their short names. */
export async function addPeople(insert: Insert, { now, passwordHash, locationDecimals }: Settings): Promise<IdOf> {
  const cityId = lookUp(await insert<Named>(citiesText, cities));
  const schoolId = lookUp(
    await insert<Named>(
      schoolsText,
      schools.map((school) => ({ ...school, cityId: cityId(school.city) })),
    ),
  );

  const located = people.map((person, rank) => {
    const middle = cities.find(({ name }) => name === person.city);
    return {
      ...person,
      rank,
      fromLatitude: middle?.latitude,
      fromLongitude: middle?.longitude,
      // The newer the account, the longer it has not been used.
      seenAt: minutesAfter(now, -4 * (rank + 1)),
      since: daysBefore(now, 90 - rank),
    };
  });
  const users = located.map((person) => ({
    ...person,
    email: emailOf(person.name),
    schoolId: person.school && schoolId(person.school),
  }));
  const idByEmail = lookUp(await insert<Named>(usersText, users, passwordHash, locationDecimals));
  const idOf: IdOf = (name) => idByEmail(emailOf(name));

  const history = located.flatMap(({ name, seenAt, km, direction, fromLatitude, fromLongitude }) =>
    [
      ...(trails[name] ?? []).map(([hours, km, direction]) => ({ at: hoursBefore(now, hours), km, direction })),
      { at: seenAt, km, direction },
    ].map((stop, index) => ({
      ...stop,
      userId: idOf(name),
      accuracy: 6 + (index % 4) * 3.5,
      fromLatitude,
      fromLongitude,
    })),
  );
  await insert(historyText, history);
  return idOf;
}
