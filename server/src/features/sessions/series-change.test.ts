import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';

const path = '/api/sessions/';

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
  series: number;
  start_time: string;
  title: string;
  status: string;
  recurrence_index: number;
  occurrence_date: string;
  participant_count: number;
}

/** Tuesdays at seven in the evening in Hanoi, from 3 March 2099 on. */
async function aSeries(end = '2099-03-31', more: object = {}): Promise<Row[]> {
  const usual = {
    title: 'Calculus',
    location_name: 'Library',
    duration_minutes: 60,
    start_time: '2099-03-03T12:00:00Z',
  };
  const rule = { recurrence_pattern: 'weekly', recurrence_end_date: end };
  const { status, body } = await app.post(path, { as: mai, body: { ...usual, ...rule, ...more } });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return sessionsOf(body.series);
}

const sessionsOf = async (series: number): Promise<Row[]> =>
  (await app.get(`${path}?series=${series}&page_size=100`, { as: an })).body.results;
const show = async (id: number, as = mai) => (await app.get(`${path}${id}/`, { as })).body;
const change = (id: number | undefined, body: object) => app.patch(`${path}${id}/`, { as: mai, body });
const cancel = (id: number | undefined, query = '') => app.delete(`${path}${id}/${query}`, { as: mai });
const join = (id: number | undefined, as = an) => app.post(`${path}${id}/join/`, { as });
const days = (rows: Row[]) => rows.map((row) => row.start_time.slice(5, 16));
/** The ids of the sessions that An has a seat in. */
const seats = async (): Promise<number[]> =>
  (await app.get(`${path}my_sessions/`, { as: an })).body.map(({ id }: Row) => id);

describe('what is written into this and the following sessions', () => {
  test('leaves the earlier ones and those that are off alone, and no time is moved', async () => {
    const rows = await aSeries();
    await cancel(rows[3]?.id);
    await change(rows[2]?.id, { start_time: '2099-03-19T08:00:00Z', title: 'Moved' });
    const { status, body } = await change(rows[1]?.id, { title: 'Algebra', max_participants: 4, scope: 'following' });
    expect([status, body]).toEqual([200, expect.objectContaining({ id: rows[1]?.id, title: 'Algebra' })]);
    const after = await sessionsOf(rows[0]?.series ?? 0);
    expect(after.map(({ title }) => title)).toEqual(['Calculus', 'Algebra', 'Algebra', 'Algebra']);
    expect(days(after)).toEqual(['03-03T12:00', '03-10T12:00', '03-19T08:00', '03-31T12:00']);
    expect(await show(rows[3]?.id ?? 0)).toMatchObject({ status: 'cancelled', title: 'Calculus' });
  });

  test('is all or nothing', async () => {
    const rows = await aSeries();
    await join(rows[3]?.id);
    const seatsTaken = await change(rows[0]?.id, { title: 'Alone', max_participants: 1, scope: 'following' });
    expect(seatsTaken.body).toEqual({ max_participants: ['Ensure this value is greater than or equal to 2.'] });
    await change(rows[4]?.id, { session_type: 'virtual', meeting_link: 'https://a.example', location_name: '' });
    const place = await change(rows[0]?.id, { session_type: 'in_person', title: 'Nowhere', scope: 'following' });
    expect(place.body).toEqual({ non_field_errors: [expect.stringContaining('must have a location name')] });
    expect(new Set((await sessionsOf(rows[0]?.series ?? 0)).map(({ title }) => title))).toEqual(new Set(['Calculus']));
  });

  test('does not reach what is over', async () => {
    const start = new Date(app.clock.now().getTime() - 10 * 86_400_000);
    const end = new Date(start.getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
    const rows = await aSeries(end, { start_time: start.toISOString(), recurrence_pattern: 'daily', timezone: 'UTC' });
    await change(rows[0]?.id, { title: 'New', scope: 'following' });
    const titles = (await sessionsOf(rows[0]?.series ?? 0)).map(({ title }) => title);
    expect(titles).toEqual(['New', ...Array(9).fill('Calculus'), ...Array(rows.length - 10).fill('New')]);
  });
});

describe('another time from a session onwards', () => {
  test('begins a new series, in which everybody keeps the seat and what was off stays off', async () => {
    const rows = await aSeries();
    await join(rows[4]?.id);
    await cancel(rows[2]?.id);
    const { status, body } = await change(rows[1]?.id, { start_time: '2099-03-11T13:30:00Z', scope: 'following' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: rows[1]?.id,
      recurrence_index: 1,
      occurrence_date: '2099-03-11',
      recurrence_end_date: '2099-03-31',
    });
    expect(body.series).not.toBe(rows[0]?.series);
    const after = await sessionsOf(body.series);
    expect(days(after)).toEqual(['03-11T13:30', '03-25T13:30']);
    // The last Tuesday would be a Wednesday after the end.
    expect(await show(rows[4]?.id ?? 0)).toMatchObject({ status: 'cancelled' });
    expect(await show(rows[2]?.id ?? 0)).toMatchObject({
      status: 'cancelled',
      series: body.series,
      recurrence_index: 2,
    });
    expect(await show(rows[0]?.id ?? 0)).toMatchObject({
      recurrence_end_date: '2099-03-09',
      start_time: rows[0]?.start_time,
    });
  });

  test('keeps ids and seats when the end moves along', async () => {
    const rows = await aSeries();
    await join(rows[4]?.id);
    const { body } = await change(rows[0]?.id, {
      start_time: '2099-03-04T13:00:00Z',
      recurrence_end_date: '2099-04-08',
      scope: 'following',
    });
    const after = await sessionsOf(body.series);
    expect(after.slice(0, 5).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(days(after)).toEqual([
      '03-04T13:00',
      '03-11T13:00',
      '03-18T13:00',
      '03-25T13:00',
      '04-01T13:00',
      '04-08T13:00',
    ]);
    expect(await seats()).toContain(rows[4]?.id);
  });

  test('another time zone keeps the time of the session and follows its summer', async () => {
    const rows = await aSeries('2099-04-07');
    const { body } = await change(rows[0]?.id, { timezone: 'Europe/Berlin' });
    expect(body.timezone).toBe('Europe/Berlin');
    expect(days(await sessionsOf(body.series)).slice(3)).toEqual(['03-24T12:00', '03-31T11:00', '04-07T11:00']);
  });
});

describe('another rule from a session onwards', () => {
  test('another end drops or adds sessions at the end', async () => {
    const rows = await aSeries();
    const series = rows[0]?.series ?? 0;
    await join(rows[4]?.id);
    const shorter = await change(rows[1]?.id, { recurrence_end_date: '2099-03-17' });
    expect(shorter.body).toMatchObject({ id: rows[1]?.id, series, recurrence_end_date: '2099-03-17' });
    expect(days(await sessionsOf(series))).toEqual(['03-03T12:00', '03-10T12:00', '03-17T12:00']);
    expect(await show(rows[4]?.id ?? 0, an)).toMatchObject({ status: 'cancelled', is_participant: true });

    await change(rows[0]?.id, { recurrence_end_date: '2099-04-07', scope: 'following' });
    const longer = await sessionsOf(series);
    expect(days(longer).slice(2)).toEqual(['03-17T12:00', '03-24T12:00', '03-31T12:00', '04-07T12:00']);
    expect(longer.map((row) => row.recurrence_index)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(longer[5]).toMatchObject({ title: 'Calculus', participant_count: 1 });
    await change(rows[0]?.id, { title: 'Algebra', scope: 'following' });
    expect(new Set((await sessionsOf(series)).map(({ title }) => title))).toEqual(new Set(['Algebra']));
  });

  test('a cancelled session does not come back with another end', async () => {
    const rows = await aSeries();
    await cancel(rows[2]?.id);
    await change(rows[0]?.id, { recurrence_end_date: '2099-04-07' });
    expect((await sessionsOf(rows[0]?.series ?? 0)).map((row) => row.recurrence_index)).toEqual([1, 2, 4, 5, 6]);
  });

  test('another pattern keeps the days that are in both', async () => {
    const rows = await aSeries('2099-03-17');
    await join(rows[1]?.id);
    const { body } = await change(rows[0]?.id, { recurrence_pattern: 'daily' });
    const after = await sessionsOf(body.series);
    expect(after).toHaveLength(15);
    expect([after[0]?.id, after[7]?.id, after[14]?.id]).toEqual(rows.map(({ id }) => id));
    expect(after[7]?.participant_count).toBe(2);
  });

  test('no pattern leaves the session alone', async () => {
    const rows = await aSeries();
    const { body } = await change(rows[1]?.id, { recurrence_pattern: 'none' });
    expect(body).toMatchObject({
      series: null,
      recurrence_pattern: 'none',
      recurrence_end_date: null,
      status: 'upcoming',
    });
    expect(await sessionsOf(rows[0]?.series ?? 0)).toHaveLength(1);
    expect(await show(rows[4]?.id ?? 0)).toMatchObject({ status: 'cancelled' });
  });

  test('a single session becomes a series', async () => {
    const rows = await aSeries('2099-03-03');
    const [only] = rows;
    await change(only?.id, { recurrence_pattern: 'none' });
    await join(only?.id);
    const { body } = await change(only?.id, {
      recurrence_pattern: 'monthly',
      recurrence_end_date: '2099-05-31',
      title: 'Monthly',
    });
    expect(body).toMatchObject({ id: only?.id, recurrence_index: 1, participant_count: 2 });
    const after = await sessionsOf(body.series);
    expect(days(after)).toEqual(['03-03T12:00', '04-03T12:00', '05-03T12:00']);
    expect(after.map((row) => [row.title, row.participant_count])).toEqual([
      ['Monthly', 2],
      ['Monthly', 1],
      ['Monthly', 1],
    ]);
  });

  test.each<[object, object]>([
    [{ recurrence_pattern: 'daily', scope: 'this' }, { scope: [expect.stringContaining('this and the following')] }],
    [{ recurrence_end_date: '2099-04-07', scope: 'this' }, { scope: [expect.any(String)] }],
    [{ timezone: 'UTC', scope: 'this' }, { scope: [expect.any(String)] }],
    [{ recurrence_end_date: null }, { non_field_errors: ['Recurring sessions must have a recurrence end date.'] }],
    [{ recurrence_end_date: '2099-03-09' }, { non_field_errors: [expect.stringContaining('which is on 2099-03-10')] }],
    [{ recurrence_end_date: '2199-03-09' }, { recurrence_end_date: [expect.stringContaining('366')] }],
    [
      { start_time: '2099-04-01T12:00:00Z', scope: 'following' },
      { non_field_errors: [expect.stringContaining('2099-04-01')] },
    ],
  ])('%j is refused and changes nothing', async (wrong, errors) => {
    const rows = await aSeries();
    const { status, body } = await change(rows[1]?.id, { title: 'Half a change', ...wrong });
    expect([status, body]).toEqual([400, errors]);
    expect(await sessionsOf(rows[0]?.series ?? 0)).toEqual(rows);
  });
});

describe('cancelSession with the scope following', () => {
  test('ends the series before the session', async () => {
    const rows = await aSeries();
    expect((await cancel(rows[2]?.id, '?scope=following')).status).toBe(200);
    const left = await sessionsOf(rows[0]?.series ?? 0);
    expect(days(left)).toEqual(['03-03T12:00', '03-10T12:00']);
    expect((await show(left[0]?.id ?? 0)).recurrence_end_date).toBe('2099-03-16');
    for (const row of rows.slice(2)) expect((await show(row.id)).status).toBe('cancelled');
  });

  test('does the same by the status, and once', async () => {
    const rows = await aSeries();
    expect((await change(rows[1]?.id, { status: 'cancelled', scope: 'following' })).body.status).toBe('cancelled');
    expect(await sessionsOf(rows[0]?.series ?? 0)).toHaveLength(1);
    expect((await cancel(rows[1]?.id, '?scope=following')).status).toBe(400);
  });
});
