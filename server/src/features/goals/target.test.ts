import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aGoal } from './goals.fixtures.ts';

const path = '/api/user-goals/';
const wrongDate = ['Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'];

let app: App;
let an: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person();
});
afterAll(() => app.close());

const replyOf = ({ status, body }: { status: number; body: unknown }) => ({ status, body });
const newForm = async () => ({ goal: (await aGoal(app.models)).id, target_value: 5, target_date: '2030-12-31' });
const add = (body: object) => app.post(path, { as: an, body });

describe('addUserGoal', () => {
  test.each([
    [5, 5],
    [4.55, 4.55],
    ['6.5', 6.5],
    ['7.00', 7],
    [0, 0],
    [-2.25, -2.25],
    [99_999_999.99, 99_999_999.99],
    [-99_999_999.99, -99_999_999.99],
    [0.29, 0.29],
    [1e7, 10_000_000],
  ])('a target of %j is kept as the number %d', async (sent, target_value) => {
    const form = await newForm();
    const { status, body } = await add({ ...form, target_value: sent });
    expect({ status, body }).toEqual({ status: 201, body: { id: expect.any(Number), ...form, target_value } });
    expect((await app.get(`${path}${body.id}/`, { as: an })).body.target_value).toBe(target_value);
    const { body: list } = await app.get(`${path}?page_size=1`, { as: an });
    expect(list.results[0].target_value).toBe(target_value);
  });

  test.each([
    [1.234, 'Ensure that there are no more than 2 decimal places.'],
    ['0.001', 'Ensure that there are no more than 2 decimal places.'],
    [123_456_789, 'Ensure that there are no more than 8 digits before the decimal point.'],
    [-100_000_000, 'Ensure that there are no more than 8 digits before the decimal point.'],
    [12_345_678.123, 'Ensure that there are no more than 10 digits in total.'],
    [1e20, 'Ensure that there are no more than 10 digits in total.'],
    ['five', 'A valid number is required.'],
    ['nan', 'A valid number is required.'],
    [true, 'A valid number is required.'],
    [null, 'This field may not be null.'],
    ['', 'A valid number is required.'],
    [[5], 'A valid number is required.'],
  ])('a target of %j is refused, not rounded', async (target_value, text) => {
    const body = { ...(await newForm()), target_value };
    expect(replyOf(await add(body))).toEqual({ status: 400, body: { target_value: [text] } });
  });

  test.each(['2020-02-29', '0001-01-01', '9999-12-31'])('the day %s is kept', async (target_date) => {
    const form = await newForm();
    const { status, body } = await add({ ...form, target_date });
    expect({ status, date: body.target_date }).toEqual({ status: 201, date: target_date });
    expect((await app.get(`${path}${body.id}/`, { as: an })).body.target_date).toBe(target_date);
  });

  test.each(['2030-02-30', '2030-12-31T00:00:00Z', '31.12.2030', 'tomorrow', '0000-01-01', '', 20301231])(
    'the day %j is none',
    async (target_date) => {
      const body = { ...(await newForm()), target_date };
      expect(replyOf(await add(body))).toEqual({ status: 400, body: { target_date: wrongDate } });
    },
  );
});
