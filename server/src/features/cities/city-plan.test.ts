import { beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { planOf } from '../../../test/plan.ts';
import type { Database } from '../../db/connect.ts';
import { listCities, listNearbyCities } from './city.queries.ts';

const around = { latitude: 21, longitude: 105.8, radius: 50 };

let db: Database;

beforeAll(async () => {
  db = await aDatabase();
  await db.query(
    `INSERT INTO cities (name, geom_point)
     SELECT 'Somewhere ' || md5(i::text), ST_SetSRID(ST_MakePoint(i % 360 - 180, (i / 360) % 140 - 70), 4326)
     FROM generate_series(1, 30000) i`,
  );
  // What a bulk insert leaves to be filed into the index of words is filed by VACUUM, as a server does by itself.
  await db.query('VACUUM ANALYZE cities');
}, 60_000);

test.each([
  ['around a point', listNearbyCities(around)],
  ['in a list that a point narrows', listCities({ around })],
])('cities %s are read from the index of places', async (_, statement) => {
  const plan = await planOf(db, statement);
  expect(plan).toMatch(/Index Scan (using|on) cities_point/);
  expect(plan).not.toMatch(/Seq Scan on cities/);
});

test('words are read from their index', async () => {
  expect(await planOf(db, listCities({ search: 'hà nội' }))).toMatch(/Bitmap Index Scan on cities_search/);
});

test('a page by name is read from the index of names, without sorting all of them', async () => {
  expect(await planOf(db, listCities({}))).toMatch(/Index (Only )?Scan using cities_name/);
});
