import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, anAppForThisTest, type Person } from '../../../test/app.ts';
import { aSchool } from '../schools/school.fixtures.ts';
import { aCity } from './city.fixtures.ts';

const path = '/api/cities/';
const hanoi = { name: 'Hà Nội', latitude: 21.028511, longitude: 105.804817 };
const forbidden = { detail: 'You do not have permission to perform this action.' };

let app: App;
let mai: Person;
let staff: Person;

beforeAll(async () => {
  app = await anApp();
  mai = await app.person();
  staff = await app.staff();
});
afterAll(() => app.close());

const detail = async (id: number) => (await app.get(`${path}${id}/`, { as: mai })).body;

describe('createCity', () => {
  test('anybody signed in adds one, and it is there with its position', async () => {
    const { status, body } = await app.post(path, { as: mai, body: { ...hanoi, name: '  Hà Nội ' } });
    expect([status, body]).toEqual([201, { id: expect.any(Number), name: 'Hà Nội' }]);
    expect(await detail(body.id)).toEqual({
      ...hanoi,
      id: body.id,
      country: null,
      population: null,
      school_count: 0,
    });
  });

  test('a position may be missing, and names may repeat', async () => {
    for (const body of [{ name: 'Huế' }, { name: 'Huế', latitude: null, longitude: null }]) {
      const reply = await app.post(path, { as: mai, body });
      expect(reply.status).toBe(201);
      expect(await detail(reply.body.id)).toMatchObject({ name: 'Huế', latitude: null, longitude: null });
    }
  });

  test('a form does as well, and an empty field of it is no position', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const reply = await app.post(path, { as: mai, body: 'name=Vinh&latitude=&longitude=', headers });
    expect(await detail(reply.body.id)).toMatchObject({ name: 'Vinh', latitude: null });
  });

  test('the poles, the antimeridian and the point 0, 0 are places', async () => {
    for (const [latitude, longitude] of [
      [90, 0],
      [-90, 180],
      [0, -180],
      [0, 0],
    ]) {
      const reply = await app.post(path, { as: mai, body: { name: 'Somewhere', latitude, longitude } });
      expect(await detail(reply.body.id)).toMatchObject({ latitude, longitude });
    }
  });

  test.each([
    [{}, { name: ['This field is required.'] }],
    [{ name: ' ' }, { name: ['This field may not be blank.'] }],
    [{ name: null }, { name: ['This field may not be null.'] }],
    [{ name: 'x'.repeat(101) }, { name: ['Ensure this field has no more than 100 characters.'] }],
    [{ name: 'x\0' }, { name: ['Null characters are not allowed.'] }],
    [
      { ...hanoi, latitude: 91, longitude: 200 },
      {
        latitude: ['Ensure this value is less than or equal to 90.'],
        longitude: ['Ensure this value is less than or equal to 180.'],
      },
    ],
    [{ ...hanoi, latitude: 'nan' }, { latitude: ['A valid number is required.'] }],
    [{ name: 'Huế', latitude: 16 }, { non_field_errors: ['Latitude and longitude must be given together.'] }],
    [{ ...hanoi, longitude: null }, { non_field_errors: ['Latitude and longitude must be given together.'] }],
  ])('%j is refused', async (body, errors) => {
    const reply = await app.post(path, { as: mai, body });
    expect([reply.status, reply.body]).toEqual([400, errors]);
  });

  test('a stranger adds nothing', async () => {
    expect((await app.post(path, { body: hanoi })).status).toBe(401);
  });

  test('the budget of changes is spent', async () => {
    const limited = await anAppForThisTest({ RATE_LIMITS: 'on' });
    const busy = await limited.person();
    const statuses = [];
    for (let count = 0; count < 61; count++) {
      statuses.push((await limited.post(path, { as: busy, body: { name: 'Huế' } })).status);
    }
    expect(statuses).toEqual([...Array(60).fill(201), 429]);
  });
});

describe('getCity', () => {
  test('schools are counted', async () => {
    const { id } = await aCity(app.models.cities, { ...hanoi, country: 'VN', population: 1_431_270 });
    await aSchool(app.models.schools, { cityId: id });
    await aSchool(app.models.schools, { cityId: id });
    await aSchool(app.models.schools);
    expect(await detail(id)).toEqual({ ...hanoi, id, country: 'VN', population: 1_431_270, school_count: 2 });
  });

  test.each(['0', '2147483647', '99999999999', 'hanoi', '1.5'])('%s is no city', async (id) => {
    const reply = await app.get(`${path}${id}/`, { as: mai });
    expect([reply.status, reply.body]).toEqual([404, { detail: 'Not found.' }]);
  });

  test('a stranger sees nothing', async () => {
    expect((await app.get(`${path}1/`)).status).toBe(401);
  });
});

describe('replaceCity', () => {
  test('the name must be there, and a position that is left out stays', async () => {
    const { id } = await aCity(app.models.cities, hanoi);
    const { status, body } = await app.put(`${path}${id}/`, { as: staff, body: { name: 'Thăng Long' } });
    expect([status, body]).toEqual([200, await detail(id)]);
    expect(body).toMatchObject({ ...hanoi, name: 'Thăng Long' });
    const refused = await app.put(`${path}${id}/`, { as: staff, body: { latitude: 1, longitude: 1 } });
    expect([refused.status, refused.body]).toEqual([400, { name: ['This field is required.'] }]);
  });

  test('it is for staff', async () => {
    const { id } = await aCity(app.models.cities);
    const reply = await app.put(`${path}${id}/`, { as: mai, body: { name: 'Mine' } });
    expect([reply.status, reply.body]).toEqual([403, forbidden]);
    expect((await app.put(`${path}${id}/`, { body: { name: 'Mine' } })).status).toBe(401);
    expect((await app.put(`${path}2147483647/`, { as: staff, body: { name: 'None' } })).status).toBe(404);
  });
});

describe('updateCity', () => {
  test('only what is sent changes; both coordinates as null take the position away', async () => {
    const { id } = await aCity(app.models.cities, { ...hanoi, population: 5 });
    const patch = async (body: object) => (await app.patch(`${path}${id}/`, { as: staff, body })).body;
    expect(await patch({})).toMatchObject({ ...hanoi, population: 5 });
    expect(await patch({ name: 'Thăng Long' })).toMatchObject({ ...hanoi, name: 'Thăng Long' });
    expect(await patch({ latitude: 16.5, longitude: 107.5 })).toMatchObject({ latitude: 16.5, longitude: 107.5 });
    expect(await patch({ latitude: null })).toHaveProperty('non_field_errors');
    expect(await patch({ latitude: 200, name: '' })).toHaveProperty('latitude');
    expect(await detail(id)).toMatchObject({ name: 'Thăng Long', latitude: 16.5, longitude: 107.5 });
    expect(await patch({ latitude: null, longitude: null })).toMatchObject({ latitude: null, longitude: null });
  });

  test('it is for staff, whether or not the city exists', async () => {
    const own = await app.post(path, { as: mai, body: { name: 'Mine' } });
    for (const id of [own.body.id, 2147483647]) {
      const reply = await app.patch(`${path}${id}/`, { as: mai, body: { name: 'Changed' } });
      expect([reply.status, reply.body]).toEqual([403, forbidden]);
    }
    expect(await detail(own.body.id)).toMatchObject({ name: 'Mine' });
    expect((await app.patch(`${path}2147483647/`, { as: staff, body: {} })).status).toBe(404);
  });
});

describe('deleteCity', () => {
  test('its schools stay, without a city', async () => {
    const { id } = await aCity(app.models.cities);
    const school = await aSchool(app.models.schools, { cityId: id });
    const { status, body } = await app.delete(`${path}${id}/`, { as: staff });
    expect([status, body]).toEqual([204, undefined]);
    expect((await app.get(`${path}${id}/`, { as: mai })).status).toBe(404);
    expect((await app.get(`/api/schools/${school.id}/`, { as: mai })).body).toMatchObject({ city: null });
    expect((await app.delete(`${path}${id}/`, { as: staff })).status).toBe(404);
  });

  test('it is for staff, until they stop being it', async () => {
    const { id } = await aCity(app.models.cities);
    const former = await app.staff();
    await app.models.users.update({ isStaff: false }, { where: { id: former.id } });
    for (const as of [mai, former]) {
      const reply = await app.delete(`${path}${id}/`, { as });
      expect([reply.status, reply.body]).toEqual([403, forbidden]);
    }
    expect((await app.delete(`${path}${id}/`)).status).toBe(401);
    expect((await detail(id)).id).toBe(id);
  });

  test('of many who remove it at once, one does', async () => {
    const { id } = await aCity(app.models.cities);
    const replies = await Promise.all(Array.from({ length: 6 }, () => app.delete(`${path}${id}/`, { as: staff })));
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404, 404]);
  });

  test('where everybody may, everybody does', async () => {
    const open = await anAppForThisTest({ CATALOG_WRITES: 'open' });
    const an = await open.person();
    const { body } = await open.post(path, { as: an, body: hanoi });
    const other = await open.person();
    expect((await open.patch(`${path}${body.id}/`, { as: other, body: { name: 'Hanoi' } })).status).toBe(200);
    expect((await open.delete(`${path}${body.id}/`, { as: other })).status).toBe(204);
  });
});
