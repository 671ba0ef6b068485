import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aGoal, aUserGoal } from './goals.fixtures.ts';

const path = '/api/user-goals/';

let app: App;
let an: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person();
  const binh = await app.person();
  const list = async (code: string, type: 'daily' | 'weekly', target: number, by: string) => {
    const { id: goalId } = await aGoal(app.models, { code, name: `Số giờ học ${code}`, type });
    const at = new Date('2026-01-01');
    await aUserGoal(app.models, { userId: an.id, goalId, target, by, at });
    await aUserGoal(app.models, { userId: binh.id, goalId, target: 1, by: '2027-01-01', at });
  };
  await list('A', 'daily', 9.5, '2030-06-01');
  await list('B', 'weekly', 10, '2030-05-01');
  await list('C', 'daily', -3, '2031-01-01');
});
afterAll(() => app.close());

const list = (query = '') => app.get(path + query, { as: an });
const codes = async (query = '') => (await list(query)).body.results.map((row: { goal_code: string }) => row.goal_code);

describe('listUserGoals', () => {
  test('the own entries, the newest first', async () => {
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 3, next: null, previous: null });
    expect(body.results[0]).toEqual({
      id: expect.any(Number),
      goal: expect.any(Number),
      goal_code: 'C',
      goal_name: 'Số giờ học C',
      target_value: -3,
      target_date: '2031-01-01',
    });
    expect(await codes()).toEqual(['C', 'B', 'A']);
  });

  test.each([
    ['search=so gio', ['C', 'B', 'A']],
    ['search="h%E1%BB%8Dc b"', ['B']],
    ['search=hoc&type=daily', ['C', 'A']],
    ['search=pages', []],
    ['type=weekly', ['B']],
    ['type=hourly', []],
    ['type=', ['C', 'B', 'A']],
    ['ordering=target_value', ['C', 'A', 'B']],
    ['ordering=-target_date', ['C', 'A', 'B']],
    ['ordering=created_at', ['A', 'B', 'C']],
    ['type=daily&ordering=target_date', ['A', 'C']],
    ['ordering=goal__code', ['C', 'B', 'A']],
  ])('?%s', async (query, expected) => {
    expect(await codes(`?${query}`)).toEqual(expected);
  });

  test('pages keep the filters in their links', async () => {
    const { body } = await list('?type=daily&page_size=1');
    expect(body.next).toBe(`${app.url}${path}?page=2&page_size=1&type=daily`);
    expect((await app.get(body.next.replace(app.url, ''), { as: an })).body).toMatchObject({
      next: null,
      previous: `${app.url}${path}?page_size=1&type=daily`,
      results: [{ goal_code: 'A' }],
    });
  });

  test('a new person has none, there are pages without any, and strangers', async () => {
    const empty = await app.get(path, { as: await app.person() });
    expect(empty.body).toEqual({ count: 0, next: null, previous: null, results: [] });
    expect(await list('?page=2')).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
    expect(await list('?type=%00')).toMatchObject({
      status: 400,
      body: { type: ['Null characters are not allowed.'] },
    });
    expect((await app.get(path)).status).toBe(401);
  });
});
