import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aCity } from './city.fixtures.ts';

const path = '/api/cities/';
const around = `${path}search/location/`;

let app: App;
let mai: Person;

beforeAll(async () => {
  app = await anApp();
  mai = await app.person();
  const { cities } = app.models;
  await aCity(cities, { name: 'Hà Nội', latitude: 21.028511, longitude: 105.804817, population: 1_431_270 });
  await aCity(cities, { name: 'Hà Đông', latitude: 20.97136, longitude: 105.77882, population: 50_877 });
  await aCity(cities, { name: 'Đà Nẵng', latitude: 16.06778, longitude: 108.22083, population: 752_493 });
  await aCity(cities, { name: 'Da Lat', latitude: 11.94646, longitude: 108.44193, population: 197_000 });
  await aCity(cities, { name: 'Hải Phòng', latitude: 20.86481, longitude: 106.68345, population: 602_695 });
  await aCity(cities, { name: 'Vinh' });
});
afterAll(() => app.close());

const namesOf = (rows: { name: string }[]) => rows.map(({ name }) => name);
const list = async (query: string) => (await app.get(path + query, { as: mai })).body;
const names = async (query: string) => namesOf((await list(query)).results);

describe('listCities', () => {
  test('cities come by name, whatever marks their letters have', async () => {
    const { count, results, ...links } = await list('');
    expect([count, links]).toEqual([6, { next: null, previous: null }]);
    expect(namesOf(results)).toEqual(['Da Lat', 'Đà Nẵng', 'Hà Đông', 'Hà Nội', 'Hải Phòng', 'Vinh']);
    expect(results[3]).toEqual({
      id: 1,
      name: 'Hà Nội',
      country: null,
      population: 1_431_270,
      school_count: 0,
    });
  });

  test.each([
    ['ha noi', ['Hà Nội']],
    ['HÀ NỘI'.normalize('NFD'), ['Hà Nội']],
    ['đà', ['Da Lat', 'Đà Nẵng']],
    ['h n', ['Hà Đông', 'Hà Nội', 'Hải Phòng', 'Vinh']],
    ['noi,ha', ['Hà Nội']],
    ['"noi ha"', []],
    ['%', []],
    ['_', []],
    ["'; DROP TABLE cities; --", []],
    [' , ', ['Da Lat', 'Đà Nẵng', 'Hà Đông', 'Hà Nội', 'Hải Phòng', 'Vinh']],
  ])('search %j', async (search, found) => {
    expect(await names(`?search=${encodeURIComponent(search)}`)).toEqual(found);
  });

  test('a point narrows the list, the nearest first', async () => {
    expect(await names('?lat=21.03&lng=105.8')).toEqual(['Hà Nội', 'Hà Đông']);
    expect(await names('?lat=21.03&lng=105.8&radius=150')).toEqual(['Hà Nội', 'Hà Đông', 'Hải Phòng']);
    expect(await names('?lat=21.03&lng=105.8&radius=150&search=n')).toEqual(['Hà Nội', 'Hà Đông', 'Hải Phòng']);
    expect(await names('?lat=21.03&lng=105.8&radius=wide')).toEqual(['Hà Nội', 'Hà Đông']);
    expect(await names('?lat=21.03&lng=105.8&radius=-1')).toEqual([]);
    expect(await names('?lat=21.03&lng=105.8&radius=99999')).toHaveLength(5);
  });

  test.each(['lat=21', 'lng=105', 'lat=x&lng=105', 'lat=21&lng=', 'lat=91&lng=105', 'lat=nan&lng=inf'])(
    'half a point or none, %s, narrows nothing',
    async (query) => {
      expect(await names(`?${query}`)).toHaveLength(6);
    },
  );

  test('an order that is asked for goes before nearness', async () => {
    expect(await names('?lat=21.03&lng=105.8&radius=150&ordering=-name')).toEqual(['Hải Phòng', 'Hà Nội', 'Hà Đông']);
    expect((await names('?ordering=-population')).slice(0, 2)).toEqual(['Hà Nội', 'Đà Nẵng']);
    expect((await names('?ordering=population')).at(-1)).toBe('Vinh');
    expect((await names('?ordering=-geom_point,country')).at(0)).toBe('Da Lat');
  });

  test('pages follow each other without a gap, also among equal names, and keep the search', async () => {
    const ids: number[] = [];
    for (let count = 0; count < 7; count++) ids.push((await aCity(app.models.cities, { name: 'Tân An' })).id);
    const seen: number[] = [];
    let next: string | null = `${app.url}${path}?search=tan%20an&page_size=3`;
    while (next) {
      const { body } = await app.get(next.replace(app.url, ''), { as: mai });
      seen.push(...body.results.map(({ id }: { id: number }) => id));
      expect(body.count).toBe(7);
      next = body.next;
    }
    expect(seen).toEqual(ids);
    expect((await list('?search=tan%20an&page=last&page_size=3')).results).toHaveLength(1);
    const past = await app.get(`${path}?search=tan%20an&page=2`, { as: mai });
    expect([past.status, past.body]).toEqual([404, { detail: 'Invalid page.' }]);
    await app.models.cities.destroy({ where: { id: ids } });
  });

  test('a search that no text may be is refused', async () => {
    const nul = await app.get(`${path}?search=a%00b`, { as: mai });
    expect([nul.status, nul.body]).toEqual([400, { search: ['Null characters are not allowed.'] }]);
    const long = await app.get(`${path}?search=${'x'.repeat(201)}`, { as: mai });
    expect([long.status, long.body]).toEqual([400, { search: ['Ensure this field has no more than 200 characters.'] }]);
    expect((await list(`?search=${'x,'.repeat(100)}`)).count).toBe(0);
  });

  test('a stranger sees nothing', async () => {
    expect((await app.get(path)).status).toBe(401);
  });
});

describe('searchCitiesByLocation', () => {
  test('a plain array, the nearest first, with geodesic distances', async () => {
    const { status, body, headers } = await app.get(`${around}?lat=21.028511&lng=105.804817&radius=100`, { as: mai });
    expect(status).toBe(200);
    expect(namesOf(body)).toEqual(['Hà Nội', 'Hà Đông', 'Hải Phòng']);
    expect(body[1]).toEqual({
      id: 2,
      name: 'Hà Đông',
      latitude: 20.97136,
      longitude: 105.77882,
      country: null,
      population: 50_877,
      school_count: 0,
      distance_km: 6.88,
    });
    expect([headers.get('x-total-count'), headers.get('link')]).toEqual(['3', null]);
  });

  test('without a radius it is 50 km, and an empty one counts as none', async () => {
    for (const radius of ['', '&radius=']) {
      const { body } = await app.get(`${around}?lat=21.028511&lng=105.804817${radius}`, { as: mai });
      expect(namesOf(body)).toEqual(['Hà Nội', 'Hà Đông']);
    }
    const { body } = await app.get(`${around}?lat=21.028511&lng=105.804817&radius=0`, { as: mai });
    expect(body).toMatchObject([{ name: 'Hà Nội', distance_km: 0 }]);
  });

  test('across the antimeridian and around a pole', async () => {
    const fiji = await aCity(app.models.cities, { name: 'Fiji', latitude: -17, longitude: 179.9 });
    const { body } = await app.get(`${around}?lat=-17&lng=-179.9`, { as: mai });
    expect(body).toMatchObject([{ name: 'Fiji', distance_km: 21.3 }]);
    const arctic = await aCity(app.models.cities, { name: 'Arctic', latitude: 89.9, longitude: 0 });
    const pole = await app.get(`${around}?lat=89.9&lng=180`, { as: mai });
    expect(pole.body).toMatchObject([{ name: 'Arctic', distance_km: 22.34 }]);
    await app.models.cities.destroy({ where: { id: [fiji.id, arctic.id] } });
  });

  test('a long answer goes on where its header says', async () => {
    const first = await app.get(`${around}?lat=21&lng=105.8&radius=20000&page_size=3`, { as: mai });
    expect([first.body.length, first.headers.get('x-total-count')]).toEqual([3, '5']);
    const next = /<(.+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const rest = await app.get(next.replace(app.url, ''), { as: mai });
    expect(namesOf([...first.body, ...rest.body])).toEqual(['Hà Nội', 'Hà Đông', 'Hải Phòng', 'Đà Nẵng', 'Da Lat']);
    expect((await app.get(`${around}?lat=21&lng=105.8&page=9`, { as: mai })).status).toBe(404);
  });

  test.each(['', '?lat=21', '?lng=105', '?lat=&lng=105'])(
    'without a middle, %j, there is nothing to search',
    async (query) => {
      const { status, body } = await app.get(around + query, { as: mai });
      const text = "Both 'lat' and 'lng' query parameters are required.";
      expect([status, body]).toEqual([400, { error: text, detail: text }]);
    },
  );

  test.each([
    ['lat=x&lng=105', { lat: ['A valid number is required.'] }],
    [
      'lat=91&lng=-181',
      {
        lat: ['Ensure this value is less than or equal to 90.'],
        lng: ['Ensure this value is greater than or equal to -180.'],
      },
    ],
    ['lat=21&lng=105&radius=wide', { radius: ['A valid number is required.'] }],
    ['lat=21&lng=105&radius=-1', { radius: ['Ensure this value is greater than or equal to 0.'] }],
    ['lat=21&lng=105&radius=nan', { radius: ['A valid number is required.'] }],
  ])('%s is refused', async (query, errors) => {
    const { status, body } = await app.get(`${around}?${query}`, { as: mai });
    expect([status, body]).toEqual([400, errors]);
  });

  test('a stranger finds nothing', async () => {
    expect((await app.get(`${around}?lat=21&lng=105`)).status).toBe(401);
  });
});
