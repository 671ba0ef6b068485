import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aSession } from './sessions.fixtures.ts';

const path = '/api/sessions/monthly_sessions/';

let app: App;
let mai: Person;
let an: Person;

beforeAll(async () => {
  app = await anApp();
  [mai, an] = [await app.person(), await app.person()];
});
afterAll(() => app.close());

const idsOf = ({ body }: { body: { id: number }[] }) => body.map(({ id }) => id);

describe('listMonthlySessions', () => {
  const month = (query: string, as = an) => app.get(path + query, { as });

  test('a month ends where the next begins', async () => {
    const binh = await app.person();
    const at = async (time: string) => (await aSession(app.models, { hostId: binh.id, startTime: new Date(time) })).id;
    const first = await at('2024-02-01T00:00:00Z');
    const last = await at('2024-02-29T23:59:59.999Z');
    const before = await at('2024-01-31T23:59:59.999Z');
    const after = await at('2024-03-01T00:00:00Z');
    const inFebruary = await month('?month=2&year=2024', binh);
    expect([inFebruary.status, idsOf(inFebruary)]).toEqual([200, [first, last]]);
    expect(idsOf(await month('?month=1&year=2024', binh))).toEqual([before]);
    expect(idsOf(await month('?month=3&year=2024', binh))).toEqual([after]);
    // Seven hours earlier the month begins in Hanoi.
    const inHanoi = '&timezone=Asia/Ho_Chi_Minh';
    expect(idsOf(await month(`?month=2&year=2024${inHanoi}`, binh))).toEqual([before, first]);
    expect(idsOf(await month(`?month=3&year=2024${inHanoi}`, binh))).toEqual([last, after]);
    expect(idsOf(await month('?month=2&year=2024', mai))).toEqual([]);
  });

  test.each([
    [1, 1],
    [12, 9999],
  ])('month %i of the year %i is on the calendar', async (number, year) => {
    expect(await month(`?month=${number}&year=${year}`)).toMatchObject({ status: 200, body: [] });
    expect(await month(`?month=${number}&year=${year}&timezone=Pacific/Kiritimati`)).toMatchObject({ status: 200 });
  });

  const missing = 'Both month and year are required.';
  const outOfRange = 'Month must be between 1 and 12.';
  const noInteger = 'Month and year must be valid integers.';
  test.each([
    ['', missing],
    ['?month=3', missing],
    ['?year=2026', missing],
    ['?month=&year=2026', missing],
    ['?month=13&year=2026', outOfRange],
    ['?month=0&year=2026', outOfRange],
    ['?month=-1&year=2026', outOfRange],
    ['?month=march&year=2026', noInteger],
    ['?month=1.5&year=2026', noInteger],
    ['?month=3&year=x', noInteger],
    ['?month=3&year=0', noInteger],
    ['?month=3&year=10000', noInteger],
    ['?month=13', missing],
  ])('%j is refused: %s', async (query, text) => {
    expect(await month(query)).toMatchObject({ status: 400, body: { error: text, detail: text } });
  });

  test.each(['Mars/Olympus', 'UTC; DROP TABLE users', '+07:00'])('the time zone %s does not exist', async (zone) => {
    const { status, body } = await month(`?month=3&year=2026&timezone=${zone}`);
    expect([status, body]).toEqual([400, { timezone: ['Enter a valid IANA time zone, such as Asia/Ho_Chi_Minh.'] }]);
  });

  test('needs a sign-in', async () => {
    expect(await app.get(`${path}?month=3&year=2026`)).toMatchObject({ status: 401 });
  });
});
