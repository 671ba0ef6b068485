import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { planOccurrences } from './recurrence.rules.ts';

const path = '/api/sessions/';
const hanoi = 'Asia/Ho_Chi_Minh';

let app: App;
let mai: Person;
let an: Person;

beforeAll(async () => {
  app = await anApp({ ACCESS_TOKEN_LIFETIME: '1440' });
  [mai, an] = [await app.person(), await app.person()];
});
afterAll(() => app.close());

interface Row {
  id: number;
  start_time: string;
  status: string;
  title: string;
  occurrence_date: string;
  recurrence_index: number;
  participant_count: number;
}

const usual = { title: 'Calculus', location_name: 'Library', duration_minutes: 60 };
const create = (body: object, as = mai) => app.post(path, { as, body: { ...usual, ...body } });
const weekly = (end: string, more: object = {}) =>
  create({ start_time: '2099-03-03T12:00:00Z', recurrence_pattern: 'weekly', recurrence_end_date: end, ...more });
const sessionsOf = async (series: number): Promise<Row[]> =>
  (await app.get(`${path}?series=${series}&page_size=100`, { as: an })).body.results;
const act = (id: number, action: string, as = an) => app.post(`${path}${id}/${action}/`, { as });
const show = async (id: number, as = an) => (await app.get(`${path}${id}/`, { as })).body;

describe('createSession with a pattern', () => {
  test('answers with the first session of the series', async () => {
    const { status, body } = await weekly('2099-03-31', { max_participants: 5, latitude: 21, longitude: 105 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      recurrence_pattern: 'weekly',
      recurrence_end_date: '2099-03-31',
      timezone: hanoi,
      series: expect.any(Number),
      recurrence_index: 1,
      occurrence_date: '2099-03-03',
      start_time: '2099-03-03T12:00:00.000Z',
    });
    const rows = await sessionsOf(body.series);
    expect(rows.map((row) => [row.recurrence_index, row.occurrence_date, row.start_time])).toEqual(
      [3, 10, 17, 24, 31].map((day, place) => {
        const date = `2099-03-${String(day).padStart(2, '0')}`;
        return [place + 1, date, `${date}T12:00:00.000Z`];
      }),
    );
    for (const { id } of rows) {
      const one = await show(id, mai);
      const { occurrence_date, recurrence_index, start_time, end_time } = one;
      expect(one).toEqual({ ...body, id, occurrence_date, recurrence_index, start_time, end_time });
    }
  });

  test.each([
    ['daily', '2099-01-30T02:00:00Z', hanoi, '2099-03-02'],
    ['weekly', '2099-03-08T17:00:00Z', 'Europe/Berlin', '2099-11-15'],
    ['monthly', '2099-01-30T17:30:00Z', hanoi, '2100-03-31'],
    ['monthly', '2096-01-29T10:00:00Z', 'America/New_York', '2096-12-31'],
  ] as const)('%s from %s in %s is stored as it was planned', async (pattern, start, timezone, endDate) => {
    const { body } = await create({
      start_time: start,
      timezone,
      recurrence_pattern: pattern,
      recurrence_end_date: endDate,
    });
    const planned = planOccurrences({ pattern, firstStart: new Date(start), timezone, endDate });
    expect((await sessionsOf(body.series)).map((row) => [row.occurrence_date, new Date(row.start_time)])).toEqual(
      planned.map(({ date, start: at }) => [date, at]),
    );
    expect(planned.length).toBeGreaterThan(5);
  });

  test('plans a leap year of days and no more', async () => {
    const days = { start_time: '2096-01-01T02:00:00Z', recurrence_pattern: 'daily' };
    const { body } = await create({ ...days, recurrence_end_date: '2096-12-31' });
    const { body: page } = await app.get(`${path}?series=${body.series}&page=last&page_size=100`, { as: an });
    expect([page.count, page.results.at(-1).recurrence_index]).toEqual([366, 366]);
    const before = await app.models.sessions.count();
    const more = await create({ ...days, recurrence_end_date: '2097-01-01' });
    expect([more.status, more.body]).toEqual([
      400,
      { recurrence_end_date: ['Ensure this series has no more than 366 sessions.'] },
    ]);
    expect(await app.models.sessions.count()).toBe(before);
  });

  test.each<[object, object]>([
    [{ recurrence_end_date: undefined }, { non_field_errors: ['Recurring sessions must have a recurrence end date.'] }],
    [{ recurrence_end_date: '' }, { non_field_errors: ['Recurring sessions must have a recurrence end date.'] }],
    [
      { recurrence_end_date: '2099-03-02' },
      { non_field_errors: ['The recurrence end date must not be before the session, which is on 2099-03-03.'] },
    ],
    [{ recurrence_end_date: '0000-01-01' }, { non_field_errors: [expect.stringContaining('must not be before')] }],
    [
      { recurrence_end_date: '2099-02-30' },
      { recurrence_end_date: [expect.stringContaining('Date has wrong format.')] },
    ],
    [{ recurrence_pattern: 'yearly' }, { recurrence_pattern: ['"yearly" is not a valid choice.'] }],
    [{ recurrence_pattern: null }, { recurrence_pattern: ['This field may not be null.'] }],
    [{ subject: 2_000_000_000 }, { subject: ['Invalid pk "2000000000" - object does not exist.'] }],
  ])('%j is refused and leaves nothing behind', async (wrong, errors) => {
    const before = await app.models.series.count();
    const { status, body } = await weekly('2099-03-31', wrong);
    expect([status, body]).toEqual([400, errors]);
    expect(await app.models.series.count()).toBe(before);
  });

  test('without a pattern an end is ignored', async () => {
    const { body } = await create({ start_time: '2099-03-03T12:00:00Z', recurrence_end_date: '2000-01-01' });
    expect(body).toMatchObject({ series: null, recurrence_pattern: 'none', recurrence_end_date: null });
  });
});

describe('a session of a series', () => {
  test('is seen in the calendar, joined, left, checked into and cancelled on its own', async () => {
    const { body: first } = await weekly('2099-03-31', { max_participants: 2 });
    const [, second, third] = await sessionsOf(first.series);
    if (!second || !third) throw new Error('The series is too short');
    expect((await act(second.id, 'join')).status).toBe(200);
    expect((await act(third.id, 'join')).status).toBe(200);
    expect((await act(third.id, 'check_in')).status).toBe(200);
    expect((await act(second.id, 'leave')).status).toBe(200);
    expect((await act(second.id, 'join')).status).toBe(200);
    expect((await sessionsOf(first.series)).map((row) => row.participant_count)).toEqual([1, 2, 2, 1, 1]);
    const month = await app.get(`${path}monthly_sessions/?month=3&year=2099`, { as: an });
    const own = (month.body as Row[]).filter(({ id }) => [second.id, third.id].includes(id));
    expect(own.map(({ id }) => id)).toEqual([second.id, third.id]);

    expect((await app.delete(`${path}${second.id}/`, { as: mai })).status).toBe(200);
    expect((await sessionsOf(first.series)).map((row) => row.recurrence_index)).toEqual([1, 3, 4, 5]);
    expect(await show(second.id)).toMatchObject({ status: 'cancelled', series: first.series, recurrence_index: 2 });
    expect(await show(third.id)).toMatchObject({ status: 'upcoming', is_checked_in: true, is_full: true });
  });

  test('is changed on its own, and keeps its place when it is moved', async () => {
    const { body: first } = await weekly('2099-03-24');
    const [, second] = await sessionsOf(first.series);
    const start_time = '2099-03-12T15:00:00Z';
    const { status, body } = await app.patch(`${path}${second?.id}/`, {
      as: mai,
      body: { title: 'Exam', start_time, scope: 'this' },
    });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        title: 'Exam',
        start_time: '2099-03-12T15:00:00.000Z',
        recurrence_index: 2,
        occurrence_date: '2099-03-10',
      }),
    ]);
    const rows = await sessionsOf(first.series);
    expect(rows.map(({ title }) => title)).toEqual(['Calculus', 'Exam', 'Calculus', 'Calculus']);
    expect(rows.map((row) => row.start_time.slice(0, 10))).toEqual([
      '2099-03-03',
      '2099-03-12',
      '2099-03-17',
      '2099-03-24',
    ]);
  });

  test('takes the whole form of a client that knows no series', async () => {
    const { body: first } = await weekly('2099-03-24');
    const form = {
      ...usual,
      title: 'Once',
      start_time: first.start_time,
      recurrence_pattern: 'weekly',
      recurrence_end_date: '2099-03-24',
    };
    expect((await app.put(`${path}${first.id}/`, { as: mai, body: form })).body).toMatchObject({
      title: 'Once',
      series: first.series,
    });
    expect((await sessionsOf(first.series)).map(({ title }) => title)).toEqual([
      'Once',
      'Calculus',
      'Calculus',
      'Calculus',
    ]);
  });
});
