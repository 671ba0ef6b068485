import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aPosition } from '../location/location.fixtures.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const found = async (as: Person, place: object): Promise<number> =>
  (await app.post('/api/groups/', { as, body: { name: 'By the lake', ...place } })).body.id;
const pointFor = async (as: Person, id: number) => (await app.get(`/api/groups/${id}/`, { as })).body.geom_point;

test('only members see where exactly a group meets', async () => {
  const [mai, an] = [await app.person(), await app.person()];
  const id = await found(mai, { latitude: 21.0301234, longitude: 105.8048765 });
  expect(await pointFor(mai, id)).toBe('SRID=4326;POINT (105.8048765 21.0301234)');
  expect(await pointFor(an, id)).toBe('SRID=4326;POINT (105.805 21.03)');
  await app.post(`/api/groups/${id}/join/`, { as: an });
  expect(await pointFor(an, id)).toBe('SRID=4326;POINT (105.8048765 21.0301234)');
  await app.post(`/api/groups/${id}/leave/`, { as: an });
  expect(await pointFor(an, id)).toBe('SRID=4326;POINT (105.805 21.03)');
});

test('zero is a place like any other', async () => {
  const mai = await app.person();
  expect(await pointFor(mai, await found(mai, { latitude: 0, longitude: 0 }))).toBe('SRID=4326;POINT (0 0)');
});

test('neither order nor radius tells more than the rounded place does', async () => {
  const [mai, an] = [await app.person(), await app.person()];
  await aPosition(app.db, an.id, { latitude: -60, longitude: 10 });
  // Both round to the same place, though the second is really nearer.
  const first = await found(mai, { latitude: -60.0204, longitude: 10 });
  const second = await found(mai, { latitude: -60.0196, longitude: 10 });
  const nearby = async (km: number) =>
    (await app.get(`/api/groups/nearby/?radius_km=${km}`, { as: an })).body.map(({ id }: { id: number }) => id);
  expect(await nearby(5)).toEqual([first, second]);
  // The exact second one is 2.18 km away, the rounded ones are 2.23 km.
  expect(await nearby(2.21)).toEqual([]);
});
