import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aGoal, aUserGoal } from './goals.fixtures.ts';

const path = '/api/goals/';

let app: App;
let an: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person();
  const at = new Date('2026-01-01');
  await aGoal(app.models, { code: 'PAGES', name: 'Số trang sách', type: 'weekly', at: new Date('2025-01-01') });
  await aGoal(app.models, { code: 'ielts', name: 'IELTS', type: 'milestone', at });
  await aGoal(app.models, { code: 'HOURS', name: 'Giờ học', type: 'daily', at });
  const { id: goalId } = await aGoal(app.models, { code: 'BOOKS', name: 'books', type: 'yearly', at });
  await aUserGoal(app.models, { userId: an.id, goalId });
});
afterAll(() => app.close());

const list = (query = '') => app.get(path + query, { as: an });
const codes = async (query = '') => (await list(query)).body.results.map(({ code }: { code: string }) => code);

describe('listGoals', () => {
  test('the newest comes first, and the later added one of the same moment', async () => {
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 4, next: null, previous: null });
    expect(body.results[0]).toEqual({
      id: expect.any(Number),
      code: 'BOOKS',
      name: 'books',
      type: 'yearly',
      user_count: 1,
    });
    expect(await codes()).toEqual(['BOOKS', 'HOURS', 'ielts', 'PAGES']);
  });

  test.each([
    ['ordering=code', ['BOOKS', 'HOURS', 'ielts', 'PAGES']],
    ['ordering=-name', ['PAGES', 'ielts', 'HOURS', 'BOOKS']],
    ['ordering=type', ['HOURS', 'PAGES', 'BOOKS', 'ielts']],
    ['ordering=created_at,code', ['PAGES', 'BOOKS', 'HOURS', 'ielts']],
    ['ordering=avg_target_value', ['BOOKS', 'HOURS', 'ielts', 'PAGES']],
    ['search=SO TRANG', ['PAGES']],
    ['search=gi%E1%BB%9D', ['HOURS']],
    ['search=hours,hoc', ['HOURS']],
    ['search="hours hoc"', []],
    ['search=o&type=yearly', ['BOOKS']],
    ['type=milestone', ['ielts']],
    ['type=hourly', []],
    ['type=', ['BOOKS', 'HOURS', 'ielts', 'PAGES']],
  ])('?%s', async (query, expected) => {
    expect(await codes(`?${query}`)).toEqual(expected);
  });

  test('pages keep the filters in their links', async () => {
    const { body } = await list('?ordering=code&page_size=3');
    expect(body.next).toBe(`${app.url}${path}?ordering=code&page=2&page_size=3`);
    expect((await app.get(body.next.replace(app.url, ''), { as: an })).body).toMatchObject({
      next: null,
      previous: `${app.url}${path}?ordering=code&page_size=3`,
      results: [{ code: 'PAGES', user_count: 0 }],
    });
  });

  test('a page holds ten goals unless asked otherwise', async () => {
    const added = await Promise.all(Array.from({ length: 8 }, () => aGoal(app.models)));
    expect((await list()).body.results).toHaveLength(10);
    expect((await list('?page_size=1000')).body.results).toHaveLength(12);
    await Promise.all(added.map((goal) => goal.destroy()));
  });

  test('there are pages without goals, filters that cannot be used, and strangers', async () => {
    expect(await list('?page=2')).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
    expect(await list('?type=%00')).toMatchObject({
      status: 400,
      body: { type: ['Null characters are not allowed.'] },
    });
    expect((await app.get(path)).status).toBe(401);
  });
});
