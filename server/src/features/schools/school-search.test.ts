import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aCity } from '../cities/city.fixtures.ts';
import { aSchool } from './school.fixtures.ts';

const path = '/api/schools/';
const around = `${path}search/location/`;
const inCity = `${path}search/city/`;

let app: App;
let mai: Person;
const cityIds: Record<string, number> = {};

beforeAll(async () => {
  app = await anApp();
  const { cities, schools } = app.models;
  for (const name of ['Hà Nội', 'Đà Nẵng', 'Hà Nam']) cityIds[name] = (await aCity(cities, { name })).id;
  const rows = [
    {
      name: 'Đại học Bách khoa Hà Nội',
      shortName: 'HUST',
      address: '1 Đại Cồ Việt',
      city: 'Hà Nội',
      place: [21.005897, 105.843107],
    },
    {
      name: 'Trường Đại học Ngoại thương',
      shortName: 'FTU',
      address: '91 Chùa Láng',
      city: 'Hà Nội',
      place: [21.023583, 105.805972],
    },
    {
      name: 'Đại học Bách khoa Đà Nẵng',
      shortName: 'DUT',
      address: '54 Nguyễn Lương Bằng',
      city: 'Đà Nẵng',
      place: [16.073778, 108.149889],
    },
    { name: 'Open University', shortName: '', address: 'Online' },
  ];
  for (const [index, { city = '', place: [latitude, longitude] = [], ...school }] of rows.entries()) {
    await aSchool(schools, {
      ...school,
      ...(city && { cityId: cityIds[city] ?? 0 }),
      ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }),
      at: new Date(Date.UTC(2025, 0, index + 1)),
    });
  }
  mai = await app.person({ school: 1 });
});
afterAll(() => app.close());

const namesOf = (rows: { short_name: string }[]) => rows.map(({ short_name }) => short_name || 'Open');
const list = async (query: string) => (await app.get(path + query, { as: mai })).body;
const names = async (query: string) => namesOf((await list(query)).results);

describe('listSchools', () => {
  test('the newest come first', async () => {
    const { count, next, previous, results } = await list('');
    expect([count, next, previous]).toEqual([4, null, null]);
    expect(namesOf(results)).toEqual(['Open', 'DUT', 'FTU', 'HUST']);
    expect(results[3]).toEqual({
      id: 1,
      name: 'Đại học Bách khoa Hà Nội',
      short_name: 'HUST',
      city: cityIds['Hà Nội'],
      student_count: 1,
    });
    expect(results[0]).toMatchObject({ city: null, student_count: 0 });
  });

  test.each([
    ['hust', ['HUST']],
    ['bach khoa', ['DUT', 'HUST']],
    ['BÁCH KHOA đà', ['DUT', 'HUST']],
    ['chua lang', ['FTU']],
    ['ha noi', ['FTU', 'HUST']],
    ['ngoai thuong, ha noi', ['FTU']],
    ['"ha noi" ftu', ['FTU']],
    ['ha nam', []],
    ['"lang ha"', []],
    ['100%', []],
  ])('search %j looks at name, short name, address and city', async (search, found) => {
    expect(await names(`?search=${encodeURIComponent(search)}`)).toEqual(found);
  });

  test.each([
    ['hà nội', ['FTU', 'HUST']],
    ['NANG', ['DUT']],
    ['hà', ['FTU', 'HUST']],
    ['nội hà', []],
    ['1', []],
    ['%', []],
  ])('city %j is a part of its name', async (city, found) => {
    expect(await names(`?city=${encodeURIComponent(city)}`)).toEqual(found);
  });

  test('a point narrows the list, the nearest first, and what is no point narrows nothing', async () => {
    expect(await names('?lat=21.006&lng=105.843')).toEqual(['HUST', 'FTU']);
    expect(await names('?lat=21.006&lng=105.843&radius=1')).toEqual(['HUST']);
    expect(await names('?lat=21.006&lng=105.843&search=ngoai')).toEqual(['FTU']);
    expect(await names('?lat=21.006&lng=105.843&radius=wide&ordering=-name')).toEqual(['FTU', 'HUST']);
    for (const query of ['lat=21', 'lng=x&lat=21', 'lat=95&lng=105']) expect(await names(`?${query}`)).toHaveLength(4);
  });

  test.each([
    ['name', ['DUT', 'HUST', 'Open', 'FTU']],
    ['-name', ['FTU', 'Open', 'HUST', 'DUT']],
    ['city', ['HUST', 'FTU', 'DUT', 'Open']],
    ['-city,-name', ['DUT', 'FTU', 'HUST', 'Open']],
    ['created_at', ['HUST', 'FTU', 'DUT', 'Open']],
    ['phone', ['Open', 'DUT', 'FTU', 'HUST']],
  ])('ordering=%s', async (ordering, found) => {
    expect(await names(`?ordering=${ordering}`)).toEqual(found);
  });

  test('pages keep the filters, and the country of another time is not asked', async () => {
    const { next } = await list('?city=ha%20noi&page_size=1&country=VN');
    expect(next).toBe(`${app.url}${path}?city=ha+noi&country=VN&page=2&page_size=1`);
    expect(await names(next.slice(`${app.url}${path}`.length))).toEqual(['HUST']);
    expect((await app.get(`${path}?page=2`, { as: mai })).body).toEqual({ detail: 'Invalid page.' });
  });

  test('texts that none may be are refused', async () => {
    const { status, body } = await app.get(`${path}?search=%00&city=${'x'.repeat(101)}`, { as: mai });
    const city = ['Ensure this field has no more than 100 characters.'];
    expect([status, body]).toEqual([400, { search: ['Null characters are not allowed.'], city }]);
  });

  test('a stranger sees nothing', async () => {
    expect((await app.get(path)).status).toBe(401);
  });
});

describe('searchSchoolsByLocation', () => {
  test('a plain array of whole schools with their distance, 10 km around unless said', async () => {
    const { status, body, headers } = await app.get(`${around}?lat=21.005897&lng=105.843107`, { as: mai });
    expect([status, headers.get('x-total-count')]).toEqual([200, '2']);
    expect(body[0]).toEqual({ ...(await app.get(`${path}1/`, { as: mai })).body, distance_km: 0 });
    expect(body[1]).toMatchObject({ short_name: 'FTU', distance_km: 4.33 });
    const wide = await app.get(`${around}?lat=21.005897&lng=105.843107&radius=1000`, { as: mai });
    expect(namesOf(wide.body)).toEqual(['HUST', 'FTU', 'DUT']);
  });

  test('without a middle there is nothing to search, and bad numbers are refused', async () => {
    const missing = await app.get(`${around}?lat=21`, { as: mai });
    const text = "Both 'lat' and 'lng' query parameters are required.";
    expect([missing.status, missing.body]).toEqual([400, { error: text, detail: text }]);
    const wrong = await app.get(`${around}?lat=21&lng=181&radius=wide`, { as: mai });
    expect([wrong.status, Object.keys(wrong.body).sort()]).toEqual([400, ['lng', 'radius']]);
    expect((await app.get(`${around}?lat=21&lng=105`)).status).toBe(401);
  });
});

describe('searchSchoolsByCity', () => {
  test('a plain array by name, for any part of the name of a city', async () => {
    const { status, body, headers } = await app.get(`${inCity}?city=HA%20NOI`, { as: mai });
    expect([status, headers.get('x-total-count'), headers.get('link')]).toEqual([200, '2', null]);
    expect(body).toEqual((await list('?city=hà nội&ordering=name')).results);
    expect(namesOf(body)).toEqual(['HUST', 'FTU']);
    expect((await app.get(`${inCity}?city=Huế`, { as: mai })).body).toEqual([]);
    const second = await app.get(`${inCity}?city=noi&page_size=1&page=2`, { as: mai });
    expect(namesOf(second.body)).toEqual(['FTU']);
    expect(second.headers.get('link')).toBe(`<${app.url}${inCity}?city=noi&page_size=1>; rel="prev"`);
  });

  test.each(['', '?city=', '?city=%20'])('without a city, %j, there is nothing to search', async (query) => {
    const { status, body } = await app.get(inCity + query, { as: mai });
    const text = "The 'city' query parameter is required.";
    expect([status, body]).toEqual([400, { error: text, detail: text }]);
  });

  test('a stranger finds nothing', async () => {
    expect((await app.get(`${inCity}?city=noi`)).status).toBe(401);
  });
});
