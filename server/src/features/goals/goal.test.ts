import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, anAppForThisTest, type Person } from '../../../test/app.ts';
import { aGoal, aUserGoal } from './goals.fixtures.ts';

const path = '/api/goals/';
const form = { code: 'STUDY_HOURS', name: 'Số giờ học mỗi ngày', type: 'daily' };
const forbidden = { detail: 'You do not have permission to perform this action.' };
const notFound = { detail: 'Not found.' };
const taken = { code: ['Goal with this code already exists.'] };

let app: App;
let an: Person;
let staff: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person();
  staff = await app.person();
  await app.models.users.update({ isStaff: true }, { where: { id: staff.id } });
});
afterAll(() => app.close());

const replyOf = ({ status, body }: { status: number; body: unknown }) => ({ status, body });
const unknownIds = [2_000_000_000, 99_999_999_999, 0, 'first'];

describe('createGoal', () => {
  test('anybody signed in adds a goal, once by its code', async () => {
    const { status, body } = await app.post(path, { as: an, body: form });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(Number), ...form });
    expect(replyOf(await app.post(path, { as: staff, body: form }))).toEqual({ status: 400, body: taken });
  });

  test('what is wrong is told field by field', async () => {
    const required = ['This field is required.'];
    const refusals: [object, object][] = [
      [{}, { code: required, name: required, type: required }],
      [
        { ...form, code: '', type: 'hourly' },
        { code: ['This field may not be blank.'], type: ['"hourly" is not a valid choice.'] },
      ],
      [{ ...form, type: null }, { type: ['This field may not be null.'] }],
      [{ ...form, code: 'x'.repeat(101) }, { code: ['Ensure this field has no more than 100 characters.'] }],
      [{ ...form, name: 'x'.repeat(256) }, { name: ['Ensure this field has no more than 255 characters.'] }],
    ];
    for (const [body, errors] of refusals) {
      expect(replyOf(await app.post(path, { as: an, body }))).toEqual({ status: 400, body: errors });
    }
  });

  test('of simultaneous goals with one code, one is added', async () => {
    const body = { ...form, code: 'RACE' };
    const replies = await Promise.all(Array.from({ length: 8 }, () => app.post(path, { as: an, body })));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 400)).toHaveLength(7);
  });

  test('a stranger adds nothing', async () => {
    expect((await app.post(path, { body: form })).status).toBe(401);
  });
});

describe('getGoal', () => {
  test('targets are counted and averaged, of this goal and of people who are still here', async () => {
    const { id, code } = await aGoal(app.models, { name: 'Bài tập mỗi tuần', type: 'weekly' });
    const { id: otherId } = await aGoal(app.models);
    for (const target of [5, 2.5, -1.25]) {
      const { id: userId } = await app.person();
      await aUserGoal(app.models, { userId, goalId: id, target });
      await aUserGoal(app.models, { userId, goalId: otherId, target: 1000 });
    }
    const gone = await app.person();
    await aUserGoal(app.models, { userId: gone.id, goalId: id, target: 99 });
    await app.models.users.update({ status: 'banned' }, { where: { id: gone.id } });
    const { status, body } = await app.get(`${path}${id}/`, { as: an });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, code, name: 'Bài tập mỗi tuần', type: 'weekly', user_count: 3 });
    expect(body.avg_target_value).toBeCloseTo(6.25 / 3, 10);
    const { body: list } = await app.get(`${path}?page_size=100`, { as: an });
    expect(list.results.find((row: { id: number }) => row.id === id)).toMatchObject({ user_count: 3 });
  });

  test('the average of no targets is zero, and there are ids without a goal', async () => {
    const at = new Date('2026-01-01');
    const goal = await aGoal(app.models, { at });
    expect((await app.get(`${path}${goal.id}/`, { as: an })).body).toEqual({
      id: goal.id,
      code: goal.code,
      name: goal.name,
      type: 'daily',
      created_at: at.toISOString(),
      updated_at: at.toISOString(),
      user_count: 0,
      avg_target_value: 0,
    });
    for (const unknown of unknownIds) {
      expect(replyOf(await app.get(`${path}${unknown}/`, { as: an }))).toEqual({ status: 404, body: notFound });
    }
    expect((await app.get(`${path}${goal.id}/`)).status).toBe(401);
  });
});

describe.each([
  ['replaceGoal', 'put'],
  ['updateGoal', 'patch'],
] as const)('%s', (_, method) => {
  const change = (id: number | string, body: object, as: Person) => app[method](`${path}${id}/`, { body, as });

  test('staff change a goal, and its time tells when', async () => {
    const goal = await aGoal(app.models, { at: new Date('2025-01-01') });
    const renamed = { code: `NEW-${method}`, name: 'Số trang sách', type: 'monthly' };
    expect(replyOf(await change(goal.id, renamed, staff))).toEqual({ status: 200, body: { id: goal.id, ...renamed } });
    expect((await app.get(`${path}${goal.id}/`, { as: an })).body).toMatchObject({
      ...renamed,
      created_at: '2025-01-01T00:00:00.000Z',
      updated_at: app.clock.now().toISOString(),
    });
  });

  test('a code may stay the same, but not be that of another goal', async () => {
    const [one, other] = [await aGoal(app.models), await aGoal(app.models)];
    const { name, type } = one;
    expect((await change(one.id, { name, type, code: one.code }, staff)).status).toBe(200);
    const refused = await change(one.id, { name, type, code: other.code }, staff);
    expect(replyOf(refused)).toEqual({ status: 400, body: taken });
  });

  test('what is shared is changed by staff alone, and there are ids without a goal', async () => {
    const { id, name } = await aGoal(app.models);
    expect(replyOf(await change(id, form, an))).toEqual({ status: 403, body: forbidden });
    expect((await app[method](`${path}${id}/`, { body: form })).status).toBe(401);
    expect((await app.get(`${path}${id}/`, { as: an })).body.name).toBe(name);
    for (const unknown of unknownIds) {
      expect(replyOf(await change(unknown, form, staff))).toEqual({ status: 404, body: notFound });
    }
  });
});

describe('replaceGoal and updateGoal', () => {
  test('the one wants every field, the other none', async () => {
    const at = new Date('2026-01-01');
    const { id, code } = await aGoal(app.models, { at });
    const { status, body } = await app.put(`${path}${id}/`, { as: staff, body: {} });
    expect({ status, fields: Object.keys(body) }).toEqual({ status: 400, fields: ['code', 'name', 'type'] });
    expect(await app.patch(`${path}${id}/`, { as: staff })).toMatchObject({ status: 200, body: { id, code } });
    expect((await app.get(`${path}${id}/`, { as: an })).body.updated_at).toBe(at.toISOString());
  });
});

describe('deleteGoal', () => {
  test('staff remove a goal from the catalogue and from every list', async () => {
    const [gone, kept] = [await aGoal(app.models), await aGoal(app.models)];
    const binh = await app.person();
    for (const { id: goalId } of [gone, kept]) await aUserGoal(app.models, { userId: binh.id, goalId });
    expect(replyOf(await app.delete(`${path}${gone.id}/`, { as: staff }))).toEqual({ status: 204, body: undefined });
    const { body } = await app.get('/api/user-goals/', { as: binh });
    expect(body.results.map(({ goal }: { goal: number }) => goal)).toEqual([kept.id]);
    expect((await app.delete(`${path}${gone.id}/`, { as: staff })).status).toBe(404);
  });

  test('whoever added a goal may not take it away from the others', async () => {
    const { body } = await app.post(path, { as: an, body: { ...form, code: 'ADDED' } });
    expect(replyOf(await app.delete(`${path}${body.id}/`, { as: an }))).toEqual({ status: 403, body: forbidden });
    expect((await app.delete(`${path}${body.id}/`)).status).toBe(401);
    expect((await app.get(`${path}${body.id}/`, { as: an })).status).toBe(200);
  });

  test('a server may open its catalogue to everybody', async () => {
    const open = await anAppForThisTest({ CATALOG_WRITES: 'open' });
    const { id } = await aGoal(open.models);
    expect((await open.patch(`${path}${id}/`, { as: an, body: { type: 'yearly' } })).status).toBe(200);
    expect((await open.delete(`${path}${id}/`, { as: an })).status).toBe(204);
  });
});
