import type { Database } from '../db/connect.ts';
import { exactPoint } from '../db/point.ts';
import { citiesOf } from './geonames.ts';
import type { ImportedSchool } from './ror.ts';

interface Options {
  db: Database;
  /** Smaller cities are left out, unless a university is in them. */
  minPopulation: number;
  universities: readonly ImportedSchool[];
  /** Told after every batch. */
  onProgress?: (text: string) => void;
}

interface Added {
  cities: number;
  schools: number;
}

/** Large enough that the way to the database does not count, small enough that nobody's write waits for long. */
const rowsAtOnce = 1000;

/*
 * Rows that are there are passed over before they take a number; the second look, ON CONFLICT, is for two imports at
 * once. What people have written has no number of an open catalogue, so it is never met.
 */
const citiesText = `
  WITH added AS (
    INSERT INTO cities (name, other_name, geom_point, country, population, geonames_id)
    SELECT r.name, r."otherName", ${exactPoint('r.longitude', 'r.latitude')}, r.country, r.population, r."geonamesId"
    FROM jsonb_to_recordset($1::jsonb) AS r(name text, "otherName" text, longitude float8, latitude float8,
      country text, population int, "geonamesId" int)
    WHERE NOT EXISTS (SELECT FROM cities known WHERE known.geonames_id = r."geonamesId")
    ON CONFLICT (geonames_id) DO NOTHING
    RETURNING 1
  )
  SELECT count(*) AS count FROM added`;

const schoolsText = `
  WITH added AS (
    INSERT INTO schools (name, short_name, address, city_id, website, geom_point, ror_id)
    SELECT r.name, r."shortName", r.address, c.id, r.website, ${exactPoint('r.longitude', 'r.latitude')}, r."rorId"
    FROM jsonb_to_recordset($1::jsonb) AS r(name text, "shortName" text, address text, website text, longitude float8,
      latitude float8, "geonamesId" int, "rorId" text)
    LEFT JOIN cities c ON c.geonames_id = r."geonamesId"
    WHERE NOT EXISTS (SELECT FROM schools known WHERE known.ror_id = r."rorId")
    ON CONFLICT (ror_id) DO NOTHING
    RETURNING 1
  )
  SELECT count(*) AS count FROM added`;

/**
 * Adds cities of GeoNames and universities of ROR that are not there yet. Each batch stands for itself: an import that
 * was interrupted is finished by the next one.
 */
export async function importPlaces({ db, minPopulation, universities, onProgress }: Options): Promise<Added> {
  async function addAll(text: string, rows: readonly object[], what: string): Promise<number> {
    let added = 0;
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const batch = rows.slice(start, start + rowsAtOnce);
      const [result] = await db.query<{ count: number }>(text, [JSON.stringify(batch)]);
      added += result?.count ?? 0;
      onProgress?.(`${start + batch.length} of ${rows.length} ${what}`);
    }
    return added;
  }

  const cities = citiesOf(minPopulation, new Set(universities.map(({ geonamesId }) => geonamesId)));
  const added = {
    cities: await addAll(citiesText, cities, 'cities'),
    schools: await addAll(schoolsText, universities, 'universities'),
  };
  // The planner must know that the tables have grown, and the embedded database finds that out only when it is told.
  if (added.cities + added.schools > 0) await db.query('VACUUM (ANALYZE) cities, schools');
  return added;
}
