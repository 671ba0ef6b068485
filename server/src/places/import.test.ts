import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../test/app.ts';
import { aCity } from '../features/cities/city.fixtures.ts';
import { importPlaces } from './import.ts';
import type { ImportedSchool } from './ror.ts';

const school: ImportedSchool = {
  rorId: '000000001',
  name: 'Trường Đại học Thử nghiệm',
  shortName: 'THN',
  address: 'Hanoi, Vietnam',
  website: 'https://thn.example',
  geonamesId: 1581130,
  longitude: 105.84117,
  latitude: 21.0245,
};
/** Yên Lạc: too small for the list that is asked for. */
const inVillage = { ...school, rorId: '000000002', name: 'Bình Academy', shortName: '', geonamesId: 1560229 };
const nowhere = { ...school, rorId: '000000003', name: 'Academy at Sea', geonamesId: 1 };
const universities = [school, inVillage, nowhere];
const minPopulation = 15_000;

let app: App;
let mai: Person;
let ownCity: number;
let progress: string[];

const count = async (table: string) => (await app.db.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n;
const run = () => importPlaces({ db: app.db, minPopulation, universities, onProgress: (text) => progress.push(text) });
const find = async (path: string) => (await app.get(path, { as: mai })).body;
const cityNames = async (search: string): Promise<string[]> => {
  const { results } = await find(`/api/cities/?ordering=-population&search=${encodeURIComponent(search)}`);
  return results.map(({ name }: { name: string }) => name);
};

beforeAll(async () => {
  app = await anApp();
  mai = await app.person();
  ownCity = (await aCity(app.models.cities, { name: 'Hà Nội', latitude: 1, longitude: 2 })).id;
  progress = [];
  const added = await run();
  expect(added.cities).toBeGreaterThan(20_000);
  expect(added.schools).toBe(3);
});
afterAll(() => app.close());

test('a second import adds nothing and takes no numbers; what people wrote is as it was', async () => {
  const before = [await count('cities'), await count('schools')];
  expect(await run()).toEqual({ cities: 0, schools: 0 });
  expect([await count('cities'), await count('schools')]).toEqual(before);
  const next = await app.post('/api/cities/', { as: mai, body: { name: 'Mine' } });
  expect(next.body.id).toBe((before[0] ?? 0) + 1);
  expect(await find(`/api/cities/${ownCity}/`)).toMatchObject({ name: 'Hà Nội', latitude: 1, population: null });
});

test('what staff have changed stays, and what is gone comes back', async () => {
  const staff = await app.staff();
  const [{ id: paris }, { id: london }] = (await find('/api/cities/?ordering=-population&search=paris')).results.concat(
    (await find('/api/cities/?ordering=-population&search=london')).results,
  ) as [{ id: number }, { id: number }];
  await app.patch(`/api/cities/${paris}/`, { as: staff, body: { name: 'Lutetia' } });
  const [{ id: kyoto }] = (await find('/api/cities/?search=kyoto')).results;
  await app.delete(`/api/cities/${kyoto}/`, { as: staff });
  expect(await run()).toEqual({ cities: 1, schools: 0 });
  expect((await find(`/api/cities/${paris}/`)).name).toBe('Lutetia');
  expect((await find(`/api/cities/${london}/`)).name).not.toBe('Lutetia');
  expect(await cityNames('kyoto')).toEqual(['Kyoto']);
});

test('two imports at once add every place once', async () => {
  await app.db.query('DELETE FROM cities WHERE geonames_id IS NOT NULL');
  await app.db.query('DELETE FROM schools');
  const before = (await count('cities')) ?? 0;
  const [one, other] = await Promise.all([run(), run()]);
  expect(await count('cities')).toBe(before + one.cities + other.cities);
  expect(await count('(SELECT geonames_id FROM cities GROUP BY 1) numbers')).toBe(one.cities + other.cities + 1);
  expect(await count('schools')).toBe(3);
});

test('it tells how far it has come', () => {
  expect(progress[0]).toMatch(/^1000 of \d+ cities$/);
  expect(progress).toContain('3 of 3 universities');
});

describe('imported cities', () => {
  test.each([
    ['Hà Nội', 'Hà Nội'],
    ['ha noi', 'Hà Nội'],
    ['Hanoi', 'Hà Nội'],
    ['Đà Lạt', 'Đà Lạt'],
    ['da lat', 'Đà Lạt'],
    ['ho chi minh city', 'TP. Hồ Chí Minh'],
    ['São Paulo', 'São Paulo'],
    ['sao paulo', 'São Paulo'],
    ['zurich', 'Zürich'],
  ])('%s is found', async (search, name) => {
    expect(await cityNames(search)).toContain(name);
  });

  // Geodesics by Vincenty's formula, from points that were not taken from GeoNames.
  test.each([
    ['London', 344.1, 'lat=48.8534&lng=2.3488&radius=400'],
    ['Potsdam', 26.7, 'lat=52.52&lng=13.405&radius=30'],
    ['Hải Phòng', 89.4, 'lat=21.0245&lng=105.84117&radius=100'],
  ])('%s is %d km away', async (name, km, circle) => {
    const found = [];
    for (let page = 1; ; page++) {
      const { status, body } = await app.get(`/api/cities/search/location/?${circle}&page=${page}`, { as: mai });
      if (status === 404) break;
      found.push(...body);
    }
    const [place] = found.filter((row) => row.name === name).sort((a, b) => b.population - a.population);
    expect(Math.abs(place.distance_km - km)).toBeLessThan(1);
  });
});

describe('imported universities', () => {
  const inCity = (city: string) => find(`/api/schools/search/city/?city=${encodeURIComponent(city)}`);

  test.each(['Hà Nội', 'ha noi', 'hanoi'])('the school of %s is found by its city', async (city) => {
    expect((await inCity(city)).map((row: { name: string }) => row.name)).toEqual([school.name]);
  });

  test('a school comes with what is known of it', async () => {
    const [{ id }] = await inCity('Hà Nội');
    const { name, website, address, latitude, longitude } = school;
    expect(await find(`/api/schools/${id}/`)).toMatchObject({
      ...{ name, website, address, latitude, longitude },
      short_name: 'THN',
    });
  });

  test('a small city is taken along for its university, and an unknown one is left open', async () => {
    const { results } = await find('/api/schools/?ordering=name&search=academy');
    expect(results.map((row: { city: number | null }) => row.city === null)).toEqual([true, false]);
    const village = await find(`/api/cities/${results[1].city}/`);
    expect(village.population ?? 0).toBeLessThan(minPopulation);
  });
});
