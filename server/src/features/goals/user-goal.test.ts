import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aGoal, aUserGoal } from './goals.fixtures.ts';

const path = '/api/user-goals/';
const notFound = { detail: 'Not found.' };
const listed = { non_field_errors: ['You have already added this goal.'] };
const unknown = (id: number) => ({ goal: [`Invalid pk "${id}" - object does not exist.`] });

let app: App;
let an: Person;
let binh: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person({ full_name: 'Trần Hoài An' });
  binh = await app.person();
});
afterAll(() => app.close());

const replyOf = ({ status, body }: { status: number; body: unknown }) => ({ status, body });
const newGoal = async () => (await aGoal(app.models)).id;
const add = (as: Person, body: object) => app.post(path, { as, body });
const form = (goal: unknown) => ({ goal, target_value: 5, target_date: '2030-12-31' });
const entryOf = async (person: Person, facts = {}) =>
  aUserGoal(app.models, { userId: person.id, goalId: await newGoal(), ...facts });

describe('addUserGoal', () => {
  test('what is wrong is told field by field', async () => {
    const required = ['This field is required.'];
    const refusals: [object, object][] = [
      [{}, { goal: required, target_value: required, target_date: required }],
      [form('HOURS'), { goal: ['Incorrect type. Expected pk value, received str.'] }],
      [form(2_000_000_000), unknown(2_000_000_000)],
      [form(-1), unknown(-1)],
      [
        { goal: null, target_value: 0.125, target_date: null },
        {
          goal: ['This field may not be null.'],
          target_value: ['Ensure that there are no more than 2 decimal places.'],
          target_date: ['This field may not be null.'],
        },
      ],
    ];
    for (const [body, errors] of refusals) {
      expect(replyOf(await add(an, body))).toEqual({ status: 400, body: errors });
    }
  });

  test('each goal can be on a list once, however often it is sent', async () => {
    const goal = await newGoal();
    const replies = await Promise.all(Array.from({ length: 8 }, () => add(an, form(goal))));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status !== 201).map(replyOf);
    expect(refused).toEqual(Array.from({ length: 7 }, () => ({ status: 400, body: listed })));
    expect((await add(binh, form(goal))).status).toBe(201);
  });

  test('a stranger has no list', async () => {
    expect((await app.post(path, { body: form(1) })).status).toBe(401);
  });
});

describe('getUserGoal', () => {
  test('an entry tells everything about itself, its goal and its owner', async () => {
    const goal = await aGoal(app.models, { name: 'Số giờ học', type: 'weekly' });
    const at = new Date('2026-01-02T03:04:05Z');
    const { id } = await aUserGoal(app.models, { userId: an.id, goalId: goal.id, target: 12.5, by: '2026-06-30', at });
    const { status, body } = await app.get(`${path}${id}/`, { as: an });
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      user: an.id,
      user_email: an.email,
      user_full_name: 'Trần Hoài An',
      goal: goal.id,
      goal_code: goal.code,
      goal_name: 'Số giờ học',
      goal_type: 'weekly',
      target_value: 12.5,
      target_date: '2026-06-30',
      created_at: at.toISOString(),
      updated_at: at.toISOString(),
    });
  });
});

describe('replaceUserGoal and updateUserGoal', () => {
  test('what is sent is changed, and the rest stays', async () => {
    const { id, goalId } = await entryOf(an, { at: new Date('2026-01-01') });
    const changed = await app.patch(`${path}${id}/`, { as: an, body: { target_value: 6.5 } });
    expect(replyOf(changed)).toEqual({ status: 200, body: { id, ...form(goalId), target_value: 6.5 } });
    const body = { goal: await newGoal(), target_value: 7, target_date: '2031-01-01' };
    expect(replyOf(await app.put(`${path}${id}/`, { as: an, body }))).toEqual({ status: 200, body: { id, ...body } });
    expect((await app.get(`${path}${id}/`, { as: an })).body).toMatchObject({
      ...body,
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: app.clock.now().toISOString(),
    });
  });

  test('nothing sent changes nothing, and an owner cannot be written', async () => {
    const at = new Date('2026-01-01');
    const { id } = await entryOf(an, { at });
    for (const body of [undefined, {}, { user: binh.id, id: 1 }]) {
      expect((await app.patch(`${path}${id}/`, { as: an, body })).status).toBe(200);
    }
    const { body } = await app.get(`${path}${id}/`, { as: an });
    expect(body).toMatchObject({ id, user: an.id, updated_at: at.toISOString() });
  });

  test('an entry cannot move to a goal that is listed already or does not exist', async () => {
    const [one, other] = [await entryOf(an), await entryOf(an)];
    for (const method of ['put', 'patch'] as const) {
      const move = (goal: number) => app[method](`${path}${one.id}/`, { as: an, body: form(goal) });
      expect(replyOf(await move(other.goalId))).toEqual({ status: 400, body: listed });
      expect(replyOf(await move(2_000_000_000))).toEqual({ status: 400, body: unknown(2_000_000_000) });
      expect((await move(one.goalId)).status).toBe(200);
    }
  });

  test('the form must be complete', async () => {
    const { id } = await entryOf(an);
    const { status, body } = await app.put(`${path}${id}/`, { as: an, body: {} });
    expect({ status, fields: Object.keys(body) }).toEqual({
      status: 400,
      fields: ['goal', 'target_value', 'target_date'],
    });
  });
});

describe('removeUserGoal', () => {
  test('an entry is taken off the list, and the goal stays', async () => {
    const { id, goalId } = await entryOf(an);
    expect(replyOf(await app.delete(`${path}${id}/`, { as: an }))).toEqual({ status: 204, body: undefined });
    expect((await app.delete(`${path}${id}/`, { as: an })).status).toBe(404);
    expect((await app.get(`/api/goals/${goalId}/`, { as: an })).status).toBe(200);
    expect((await add(an, form(goalId))).status).toBe(201);
  });
});

describe("other people's entries", () => {
  test('are found by nobody, to read, change or remove', async () => {
    const { id, goalId } = await entryOf(an);
    for (const method of ['get', 'put', 'patch', 'delete'] as const) {
      const body = method === 'put' || method === 'patch' ? form(goalId) : undefined;
      for (const which of [id, 2_000_000_000, 'first', 0]) {
        expect(replyOf(await app[method](`${path}${which}/`, { as: binh, body }))).toEqual({
          status: 404,
          body: notFound,
        });
      }
      expect((await app[method](`${path}${id}/`, { body })).status).toBe(401);
    }
    expect((await app.get(`${path}${id}/`, { as: an })).status).toBe(200);
  });
});
