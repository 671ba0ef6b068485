import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, anAppForThisTest, type Person } from '../../../test/app.ts';
import { aCity } from '../cities/city.fixtures.ts';
import { aSchool } from './school.fixtures.ts';

const path = '/api/schools/';
const forbidden = { detail: 'You do not have permission to perform this action.' };
const required = { name: 'Harvard University', address: 'Cambridge, MA' };

let app: App;
let mai: Person;
let staff: Person;
let cityId: number;

beforeAll(async () => {
  app = await anApp();
  mai = await app.person();
  staff = await app.staff();
  cityId = (await aCity(app.models.cities, { name: 'Boston' })).id;
});
afterAll(() => app.close());

const whole = () => ({
  ...required,
  short_name: 'Harvard',
  city: cityId,
  website: 'https://www.harvard.edu',
  email: 'info@harvard.edu',
  phone: '+1-617-495-1000',
});
const position = { latitude: 42.3744, longitude: -71.1169 };
const detail = async (id: number) => (await app.get(`${path}${id}/`, { as: mai })).body;

describe('createSchool', () => {
  test('anybody signed in adds one', async () => {
    const { status, body } = await app.post(path, { as: mai, body: { ...whole(), ...position } });
    expect([status, body]).toEqual([201, { id: expect.any(Number), ...whole() }]);
    expect(await detail(body.id)).toEqual({
      ...whole(),
      ...position,
      id: body.id,
      student_count: 0,
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
    });
  });

  test('name and address are enough, and blank means none', async () => {
    const none = { city: null, website: null, email: null, phone: null };
    const blank = { short_name: '', city: '', website: '', email: ' ', phone: '' };
    for (const body of [required, { ...required, ...none }, { ...required, ...blank }]) {
      const reply = await app.post(path, { as: mai, body });
      expect(reply.body).toEqual({ id: expect.any(Number), ...required, short_name: '', ...none });
      expect(await detail(reply.body.id)).toMatchObject({ ...none, latitude: null, longitude: null });
    }
  });

  test.each([
    [{}, { name: ['This field is required.'], address: ['This field is required.'] }],
    [
      { name: ' ', address: null, short_name: null },
      {
        name: ['This field may not be blank.'],
        address: ['This field may not be null.'],
        short_name: ['This field may not be null.'],
      },
    ],
    [
      { ...required, website: 'javascript:alert(1)', email: 'nobody', phone: '0'.repeat(21), latitude: -91 },
      {
        website: ['Enter a valid URL.'],
        email: ['Enter a valid email address.'],
        phone: ['Ensure this field has no more than 20 characters.'],
        latitude: ['Ensure this value is greater than or equal to -90.'],
      },
    ],
    [{ ...required, website: 'ftp://example.com' }, { website: ['Enter a valid URL.'] }],
    [
      { name: 'x'.repeat(256), short_name: 'x'.repeat(101), address: 'x'.repeat(1001) },
      {
        name: ['Ensure this field has no more than 255 characters.'],
        short_name: ['Ensure this field has no more than 100 characters.'],
        address: ['Ensure this field has no more than 1000 characters.'],
      },
    ],
    [{ ...required, city: 'Boston' }, { city: ['A valid integer is required.'] }],
    [{ ...required, city: 2147483647 }, { city: ['Invalid pk "2147483647" - object does not exist.'] }],
    [{ ...required, longitude: 1 }, { non_field_errors: ['Latitude and longitude must be given together.'] }],
  ])('%j is refused', async (body, errors) => {
    const reply = await app.post(path, { as: mai, body });
    expect([reply.status, reply.body]).toEqual([400, errors]);
  });

  test('a name in the longest letters there are can be stored', async () => {
    const name = '𠜎'.repeat(255);
    const reply = await app.post(path, { as: mai, body: { ...required, name } });
    expect([reply.status, reply.body.name]).toEqual([201, name]);
  });

  test('a city that goes at the same moment is no city, or takes the school out', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await aCity(app.models.cities);
      const [made] = await Promise.all([
        app.post(path, { as: mai, body: { ...required, city: id } }),
        app.delete(`/api/cities/${id}/`, { as: staff }),
      ]);
      if (made.status === 201) expect(await detail(made.body.id)).toMatchObject({ city: null });
      else expect([made.status, made.body]).toEqual([400, { city: [`Invalid pk "${id}" - object does not exist.`] }]);
    }
  });

  test('a stranger adds nothing', async () => {
    expect((await app.post(path, { body: required })).status).toBe(401);
  });
});

describe('getSchool', () => {
  test('only active people are students', async () => {
    const { id } = await aSchool(app.models.schools);
    const [, gone] = [await app.person({ school: id }), await app.person({ school: id })];
    await app.models.users.update({ status: 'banned' }, { where: { id: gone.id } });
    expect(await detail(id)).toMatchObject({ student_count: 1 });
  });

  test.each(['0', '2147483647', 'hust'])('%s is no school', async (id) => {
    const reply = await app.get(`${path}${id}/`, { as: mai });
    expect([reply.status, reply.body]).toEqual([404, { detail: 'Not found.' }]);
  });

  test('a stranger sees nothing', async () => {
    expect((await app.get(`${path}1/`)).status).toBe(401);
  });
});

describe('replaceSchool', () => {
  test('name and address must be there, and what is left out stays', async () => {
    const { body: made } = await app.post(path, { as: mai, body: { ...whole(), ...position } });
    const fields = { name: 'Harvard', address: 'Massachusetts Hall' };
    const { status, body } = await app.put(`${path}${made.id}/`, { as: staff, body: fields });
    expect([status, body]).toEqual([200, await detail(made.id)]);
    expect(body).toMatchObject({ ...whole(), ...position, ...fields });
    expect(Date.parse(body.updated_at)).toBeGreaterThan(Date.parse(body.created_at));
    const refused = await app.put(`${path}${made.id}/`, { as: staff, body: { name: 'Harvard' } });
    expect([refused.status, refused.body]).toEqual([400, { address: ['This field is required.'] }]);
  });

  test('it is for staff', async () => {
    const { id } = await aSchool(app.models.schools);
    const reply = await app.put(`${path}${id}/`, { as: mai, body: required });
    expect([reply.status, reply.body]).toEqual([403, forbidden]);
    expect((await app.put(`${path}${id}/`, { body: required })).status).toBe(401);
    expect((await app.put(`${path}2147483647/`, { as: staff, body: required })).status).toBe(404);
  });
});

describe('updateSchool', () => {
  test('only what is sent changes, and null takes away', async () => {
    const { body: made } = await app.post(path, { as: mai, body: { ...whole(), ...position } });
    const patch = async (body: object) => (await app.patch(`${path}${made.id}/`, { as: staff, body })).body;
    const before = await detail(made.id);
    expect(await patch({})).toEqual(before);
    expect(await patch({ id: 1, student_count: 9, created_at: '2020-01-01T00:00:00Z' })).toEqual(before);
    expect(await patch({ short_name: 'HU' })).toMatchObject({ ...whole(), ...position, short_name: 'HU' });
    expect(await patch({ latitude: 42, longitude: -71 })).toMatchObject({ latitude: 42, longitude: -71 });
    const none = { city: null, website: null, email: null, phone: null, latitude: null, longitude: null };
    expect(await patch(none)).toMatchObject({ ...required, ...none });
    expect(await patch({ city: 2147483647 })).toHaveProperty('city');
  });

  test('it is for staff, unless everybody may', async () => {
    const { body: own } = await app.post(path, { as: mai, body: required });
    const reply = await app.patch(`${path}${own.id}/`, { as: mai, body: { name: 'Mine' } });
    expect([reply.status, reply.body]).toEqual([403, forbidden]);
    expect((await app.patch(`${path}2147483647/`, { as: staff, body: {} })).status).toBe(404);

    const open = await anAppForThisTest({ CATALOG_WRITES: 'open' });
    const an = await open.person();
    const changed = await open.patch(`${path}${own.id}/`, { as: an, body: { name: 'Ours' } });
    expect([changed.status, changed.body.name]).toEqual([200, 'Ours']);
  });
});
