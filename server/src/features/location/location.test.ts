import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, anAppForThisTest, type Person } from '../../../test/app.ts';
import { aHistoryEntry, aPosition, hanoi } from './location.fixtures.ts';

const path = '/api/users/location/';
const wrongTime =
  'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].';

let app: App;

beforeAll(async () => {
  // Tests move the clock by days, and the people in them stay signed in.
  app = await anApp({ ACCESS_TOKEN_LIFETIME: '525600' });
});
afterAll(() => app.close());

const report = (as: Person, place: object = hanoi) => app.post(path, { as, body: place });

/** A degree of latitude is about 110.7 km in Hanoi. */
const north = (metres: number) => ({ ...hanoi, latitude: hanoi.latitude + metres / 110_715 });

describe('updateLocation', () => {
  test('the first report sets the position and begins the history', async () => {
    const an = await app.person();
    const { status, body } = await report(an, { ...hanoi, accuracy: 15.5 });
    expect(status).toBe(200);
    expect(body).toEqual({
      updated: true,
      saved_to_history: true,
      distance_moved: null,
      time_since_last: null,
      message: 'Initial location set',
      ...hanoi,
      timestamp: app.clock.now().toISOString(),
    });
    const { body: history } = await app.get(`${path}history/`, { as: an });
    expect(history.results).toEqual([
      { id: expect.any(Number), ...hanoi, recorded_at: body.timestamp, accuracy: 15.5 },
    ]);
  });

  test('a report nearby and soon after moves the position but not the history', async () => {
    const an = await app.person();
    await report(an);
    app.clock.advance({ seconds: 2 });
    const { body } = await report(an, north(20));
    expect(body).toMatchObject({ saved_to_history: false, time_since_last: 2 });
    expect(body.distance_moved).toBeCloseTo(20, 1);
    expect(body.message).toBe('Location updated but not saved to history (moved 20.0m in 0.0 min)');
    expect((await app.get(`${path}current/`, { as: an })).body.latitude).toBe(north(20).latitude);
    expect((await app.get(`${path}history/`, { as: an })).body.count).toBe(1);
  });

  test('distance, time, or both let a report enter the history', async () => {
    const an = await app.person();
    await report(an);
    app.clock.advance({ minutes: 1 });
    expect((await report(an, north(150))).body.message).toBe('Location saved: moved 150.0m (threshold: 100m)');
    app.clock.advance({ minutes: 20 });
    expect((await report(an, north(150))).body.message).toBe('Location saved: 20.0 minutes passed (threshold: 15 min)');
    app.clock.advance({ minutes: 15 });
    expect((await report(an)).body.message).toBe('Location saved: moved 150.0m and 15.0 minutes passed');
    expect((await app.get(`${path}history/`, { as: an })).body.count).toBe(4);
  });

  test('a walk in short steps is measured step by step, and its time from the history', async () => {
    const an = await app.person();
    await report(an);
    for (const metres of [60, 120, 180]) {
      app.clock.advance({ minutes: 4 });
      expect((await report(an, north(metres))).body.saved_to_history).toBe(false);
    }
    app.clock.advance({ minutes: 4 });
    expect((await report(an, north(240))).body).toMatchObject({ saved_to_history: true, time_since_last: 960 });
  });

  test('what is older than the history may be is forgotten, and nobody else forgets', async () => {
    const short = await anAppForThisTest({ LOCATION_HISTORY_DAYS: '30' });
    const [an, binh] = [await short.person(), await short.person()];
    const daysAgo = (days: number) => new Date(short.clock.now().getTime() - days * 24 * 60 * 60 * 1000);
    for (const person of [an, binh]) {
      await aHistoryEntry(short.db, person.id, { at: daysAgo(31) });
      await aHistoryEntry(short.db, person.id, { at: daysAgo(29) });
    }
    await short.post(path, { as: an, body: hanoi });
    const counted = async (as: Person) => (await short.get(`${path}history/`, { as })).body.count;
    expect([await counted(an), await counted(binh)]).toEqual([2, 2]);
  });

  test('a position without any history begins one', async () => {
    const an = await app.person();
    await aPosition(app.db, an.id);
    const { body } = await report(an);
    expect(body).toMatchObject({ message: 'First location recorded', distance_moved: 0, time_since_last: null });
  });

  test('distances are geodesic on the spheroid, across the antimeridian as well', async () => {
    const an = await app.person();
    await report(an, { latitude: 0, longitude: 179.9995 });
    const { body } = await report(an, { latitude: 0, longitude: -179.9995 });
    expect(body.distance_moved).toBeCloseTo(111.32, 2);
  });

  test('of simultaneous first reports one is the first', async () => {
    const an = await app.person();
    const replies = await Promise.all(Array.from({ length: 12 }, () => report(an)));
    const messages = replies.map(({ body }) => body.message);
    expect(messages.filter((message) => message === 'Initial location set')).toHaveLength(1);
    expect((await app.get(`${path}history/`, { as: an })).body.count).toBe(1);
  });

  test('of simultaneous reports of a long walk one is saved, and the others start from there', async () => {
    const an = await app.person();
    await report(an);
    const replies = await Promise.all(Array.from({ length: 8 }, () => report(an, north(500))));
    expect(replies.filter(({ body }) => body.saved_to_history)).toHaveLength(1);
    expect(replies.filter(({ body }) => body.distance_moved === 0)).toHaveLength(7);
  });

  test('what others may learn is rounded when the position is written', async () => {
    const an = await app.person();
    await report(an, { latitude: -21.0285, longitude: 105.8048175 });
    const points = await app.db.query(
      `SELECT ST_AsText(geom_last_point) AS exact, ST_AsText(geom_snapped_point) AS snapped FROM users WHERE id = $1`,
      [an.id],
    );
    expect(points).toEqual([{ exact: 'POINT(105.8048175 -21.0285)', snapped: 'POINT(105.805 -21.029)' }]);
  });

  test('impossible coordinates are refused field by field', async () => {
    const an = await app.person();
    const refusals: [object, object][] = [
      [{}, { latitude: ['This field is required.'], longitude: ['This field is required.'] }],
      [{ ...hanoi, latitude: 90.01 }, { latitude: ['Ensure this value is less than or equal to 90.'] }],
      [{ ...hanoi, longitude: -181 }, { longitude: ['Ensure this value is greater than or equal to -180.'] }],
      [{ ...hanoi, longitude: null }, { longitude: ['This field may not be null.'] }],
      [{ ...hanoi, latitude: 'nan' }, { latitude: ['A valid number is required.'] }],
      [{ ...hanoi, accuracy: -1 }, { accuracy: ['Ensure this value is greater than or equal to 0.'] }],
      [{ latitude: 0, longitude: 0 }, { non_field_errors: ['Invalid location: coordinates cannot both be 0.'] }],
    ];
    for (const [place, errors] of refusals) {
      const { status, body } = await report(an, place);
      expect({ status, body }).toEqual({ status: 400, body: errors });
    }
    expect((await app.get(`${path}current/`, { as: an })).body.latitude).toBeNull();
  });

  test('texts that are numbers, no accuracy, the equator and the poles are all right', async () => {
    const an = await app.person();
    for (const place of [
      { latitude: '21.5', longitude: '105' },
      { ...hanoi, accuracy: null },
      { latitude: 0, longitude: 105 },
      { latitude: 90, longitude: 180 },
      { latitude: -90, longitude: -180 },
    ]) {
      expect((await report(an, place)).status).toBe(200);
    }
  });

  test('a stranger cannot report', async () => {
    expect((await app.post(path, { body: hanoi })).status).toBe(401);
  });
});

describe('getCurrentLocation', () => {
  test('nothing is known before the first report', async () => {
    const { status, body } = await app.get(`${path}current/`, { as: await app.person() });
    expect(status).toBe(200);
    expect(body).toEqual({
      latitude: null,
      longitude: null,
      last_updated: null,
      message: 'No location data available',
    });
  });

  test('the own position is exact, and its time does not move with the profile', async () => {
    const an = await app.person();
    const { body: reported } = await report(an);
    app.clock.advance({ minutes: 1 });
    await app.patch('/api/auth/profile/', { as: an, body: { bio: 'Hello' } });
    const { body } = await app.get(`${path}current/`, { as: an });
    expect(body).toEqual({ ...hanoi, last_updated: reported.timestamp });
  });

  test('a stranger has none', async () => {
    expect((await app.get(`${path}current/`)).status).toBe(401);
  });
});

describe('listLocationHistory', () => {
  const day = (date: string) => new Date(`2026-03-${date}`);
  const list = (as: Person, query = '') => app.get(`${path}history/${query}`, { as });

  async function aTraveller() {
    const an = await app.person();
    const ids: number[] = [];
    for (const at of ['01T00:00:00Z', '02T12:00:00Z', '03T00:00:00Z', '03T00:00:00Z', '04T23:59:59.999Z']) {
      ids.push(await aHistoryEntry(app.db, an.id, { at: day(at) }));
    }
    return { an, newestFirst: ids.reverse() };
  }
  const idsOf = (body: { results: { id: number }[] }) => body.results.map(({ id }) => id);

  test('the newest entry comes first, and the later written one of the same moment', async () => {
    const { an, newestFirst } = await aTraveller();
    const { status, body } = await list(an);
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 5, next: null, previous: null });
    expect(idsOf(body)).toEqual(newestFirst);
  });

  test('the limit is the size of a page, and pages lead to each other', async () => {
    const { an, newestFirst } = await aTraveller();
    const { body: second } = await list(an, '?page=2&limit=2&from_date=2026-01-01');
    expect(second.count).toBe(5);
    expect(idsOf(second)).toEqual(newestFirst.slice(2, 4));
    expect(second.previous).toBe(`${app.url}${path}history/?from_date=2026-01-01&limit=2`);
    const { body: third } = await app.get(second.next.replace(app.url, ''), { as: an });
    expect(idsOf(third)).toEqual(newestFirst.slice(4));
    expect(third.next).toBeNull();
    expect(idsOf((await list(an, '?page=last&limit=2')).body)).toEqual(newestFirst.slice(4));
  });

  test('a page holds fifty entries unless asked otherwise', async () => {
    const an = await app.person();
    await app.db.query(
      `INSERT INTO location_history (user_id, point, recorded_at)
       SELECT $1, ST_SetSRID(ST_MakePoint(105, 21), 4326), now() FROM generate_series(1, 51)`,
      [an.id],
    );
    expect((await list(an)).body.results).toHaveLength(50);
    expect((await list(an, '?limit=100')).body.results).toHaveLength(51);
  });

  test('both bounds belong to the period, and a date is its first moment', async () => {
    const { an, newestFirst } = await aTraveller();
    const within = async (query: string) => idsOf((await list(an, query)).body);
    expect(await within('?from_date=2026-03-03')).toEqual(newestFirst.slice(0, 3));
    expect(await within('?to_date=2026-03-03')).toEqual(newestFirst.slice(1));
    expect(await within('?from_date=2026-03-02T12:00:00Z&to_date=2026-03-03T00:00:00Z')).toEqual(
      newestFirst.slice(1, 4),
    );
    expect(await within('?from_date=2026-03-03T07:00:00%2B07:00&to_date=2026-03-03T00:00')).toEqual(
      newestFirst.slice(1, 3),
    );
    expect(await within('?from_date=2027-01-01')).toEqual([]);
  });

  test('bounds and limits that make no sense are refused', async () => {
    const an = await app.person();
    const refusals: [string, object][] = [
      ['?from_date=yesterday', { from_date: [wrongTime] }],
      ['?to_date=2026-02-30', { to_date: [wrongTime] }],
      ['?limit=many', { limit: ['A valid integer is required.'] }],
      ['?limit=0', { limit: ['Ensure this value is greater than or equal to 1.'] }],
      ['?limit=101', { limit: ['Ensure this value is less than or equal to 100.'] }],
    ];
    for (const [query, errors] of refusals) {
      const { status, body } = await list(an, query);
      expect({ query, status, body }).toEqual({ query, status: 400, body: errors });
    }
  });

  test('page 1 may be empty, other pages may not', async () => {
    const an = await app.person();
    expect((await list(an)).body).toEqual({ count: 0, next: null, previous: null, results: [] });
    const { status, body } = await list(an, '?page=2');
    expect({ status, body }).toEqual({ status: 404, body: { detail: 'Invalid page.' } });
  });

  test('everybody sees their own history only, and a stranger none', async () => {
    await aTraveller();
    expect((await list(await app.person())).body.count).toBe(0);
    expect((await app.get(`${path}history/`)).status).toBe(401);
  });
});

describe('getLocationHistoryEntry', () => {
  test('an entry names its owner', async () => {
    const an = await app.person({ full_name: 'An' });
    const at = app.clock.now();
    const id = await aHistoryEntry(app.db, an.id, { accuracy: 8, at });
    const { status, body } = await app.get(`${path}history/${id}/`, { as: an });
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      user: an.id,
      user_email: an.email,
      user_name: 'An',
      ...hanoi,
      recorded_at: at.toISOString(),
      accuracy: 8,
      created_at: at.toISOString(),
    });
  });

  test("other people's entries are not found", async () => {
    const [an, binh] = [await app.person(), await app.person()];
    const id = await aHistoryEntry(app.db, an.id);
    for (const unknown of [id, 2_000_000_000, 'first', 0]) {
      const { status, body } = await app.get(`${path}history/${unknown}/`, { as: binh });
      expect({ status, body }).toEqual({ status: 404, body: { detail: 'Not found.' } });
    }
    expect((await app.get(`${path}history/${id}/`)).status).toBe(401);
  });
});

describe('getLocationStats', () => {
  const stats = (as: Person, query = '') => app.get(`${path}stats/${query}`, { as });

  test('nothing recorded is a summary too', async () => {
    const { status, body } = await stats(await app.person());
    expect(status).toBe(200);
    expect(body).toEqual({
      total_records: 0,
      days_analyzed: 30,
      first_recorded: null,
      last_recorded: null,
      current_location: { latitude: null, longitude: null },
    });
  });

  test('the period reaches back as many days as asked', async () => {
    const an = await app.person();
    const daysAgo = (days: number) => new Date(app.clock.now().getTime() - days * 86_400_000);
    for (const days of [1, 10, 29, 31]) await aHistoryEntry(app.db, an.id, { at: daysAgo(days) });
    await aPosition(app.db, an.id);
    expect((await stats(an)).body).toEqual({
      total_records: 3,
      days_analyzed: 30,
      first_recorded: daysAgo(29).toISOString(),
      last_recorded: daysAgo(1).toISOString(),
      current_location: hanoi,
    });
    expect((await stats(an, '?days=3650')).body).toMatchObject({ total_records: 4, days_analyzed: 3650 });
    const { body } = await app.post(path, { as: an, body: hanoi });
    expect((await stats(an, '?days=1')).body).toMatchObject({ total_records: 2, last_recorded: body.timestamp });
  });

  test('days that make no sense are refused, and strangers', async () => {
    const an = await app.person();
    const reply = async (query: string) => (await stats(an, query)).body;
    expect(await reply('?days=week')).toEqual({ days: ['A valid integer is required.'] });
    expect(await reply('?days=0')).toEqual({ days: ['Ensure this value is greater than or equal to 1.'] });
    expect(await reply('?days=1e99')).toEqual({ days: ['A valid integer is required.'] });
    expect((await app.get(`${path}stats/`)).status).toBe(401);
  });
});
