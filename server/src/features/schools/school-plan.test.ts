import { beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { planOf } from '../../../test/plan.ts';
import type { Database } from '../../db/connect.ts';
import { listNearbySchools, listSchools } from './school.queries.ts';

const around = { latitude: 21, longitude: 105.8, radius: 50 };

let db: Database;

beforeAll(async () => {
  db = await aDatabase();
  await db.query("INSERT INTO cities (name) SELECT 'City ' || md5(i::text) FROM generate_series(1, 5000) i");
  await db.query(
    `INSERT INTO schools (name, city_id, geom_point)
     SELECT 'School ' || md5(i::text), 1 + i % 5000,
       ST_SetSRID(ST_MakePoint(i % 360 - 180, (i / 360) % 140 - 70), 4326)
     FROM generate_series(1, 20000) i`,
  );
  // What a bulk insert leaves to be filed into the index of words is filed by VACUUM, as a server does by itself.
  await db.query('VACUUM ANALYZE cities, schools');
}, 60_000);

test.each([
  ['around a point', listNearbySchools(around)],
  ['in a list that a point narrows', listSchools({ around })],
])('schools %s are read from the index of places', async (_, statement) => {
  const plan = await planOf(db, statement);
  expect(plan).toMatch(/Index Scan (using|on) schools_point/);
  expect(plan).not.toMatch(/Seq Scan on schools/);
});

test('a search reads the words of schools and the cities it finds from their indexes', async () => {
  const plan = await planOf(db, listSchools({ search: 'bách khoa' }));
  expect(plan).toMatch(/Bitmap Index Scan on schools_search/);
  expect(plan).toMatch(/Bitmap Index Scan on schools_city/);
});

test.each([
  ['the newest', {}, 'schools_newest'],
  ['those first in the alphabet', { ordering: 'name' }, 'schools_name'],
])('a page of %s is read from an index, without sorting all of them', async (_, filter, index) => {
  expect(await planOf(db, listSchools(filter))).toMatch(new RegExp(`Index (Only )?Scan using ${index}`));
});
