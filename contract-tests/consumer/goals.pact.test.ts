import { BadRequestError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { goal, goalRow } from './goals.shapes.ts';
import { placeholder, whole } from './matching-rules.ts';

const theGoal = { id: placeholder('goal') };
const form = {
  code: 'STUDY_HOURS',
  name: 'Số giờ học mỗi ngày',
  type: 'daily',
} as const;
const codeTaken = 'Goal with this code already exists.';

test('the catalogue is searched from page to page', async () => {
  const several = [given('goal', { goals: 2 })];
  const query = { search: 'hours', page_size: '1' };
  const first = exchange({
    operation: 'listGoals',
    title: 'the first of several pages',
    given: several,
    query,
    status: 200,
    answer: page(goalRow, { next: 'page=2&page_size=1&search=hours' }),
  });
  const last = exchange({
    operation: 'listGoals',
    title: 'the last of several pages',
    given: several,
    query: { ...query, page: '2' },
    status: 200,
    answer: page(goalRow, { previous: 'page_size=1&search=hours' }),
  });
  const names = await record([first, last], async (mate) => {
    const all: string[] = [];
    for await (const row of mate.goals.listGoals({ search: 'hours', page_size: 1 })) all.push(row.name);
    return all;
  });
  expect(names).toEqual(['Hours of study', 'Hours of study']);
});

test('a search that is too long is told at its field', async () => {
  const search = 'x'.repeat(201);
  const refused = exchange({
    operation: 'listGoals',
    title: 'a search that is too long',
    given: [given('signedIn')],
    query: { search },
    status: 400,
    answer: { search: ['Ensure this field has no more than 200 characters.'] },
  });
  const error = await recordError(refused, (mate) => mate.goals.listGoals({ search }));
  expect(error).toMatchObject({ status: 400, fields: { search: [expect.any(String)] } });
});

test('a goal with the average of its targets', async () => {
  const shown = exchange({
    operation: 'getGoal',
    title: 'a goal',
    given: [given('goal')],
    params: theGoal,
    status: 200,
    answer: goal,
  });
  const found = await record([shown], (mate) => mate.goals.getGoal(facts.goal));
  expect(found).toMatchObject({ id: facts.goal, avg_target_value: 0 });
});

describe('a new goal', () => {
  test('gets an id', async () => {
    const created = exchange({
      operation: 'createGoal',
      title: 'a new goal',
      given: [given('signedIn')],
      body: form,
      status: 201,
      answer: { id: whole(facts.goal), ...form },
    });
    expect(await record([created], (mate) => mate.goals.createGoal(form))).toMatchObject(form);
  });

  test('needs a code of its own', async () => {
    const refused = exchange({
      operation: 'createGoal',
      title: 'a code that is taken',
      given: [given('goal', { code: form.code })],
      body: form,
      status: 400,
      answer: { code: [codeTaken] },
    });
    const error = await recordError(refused, (mate) => mate.goals.createGoal(form));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ fields: { code: [codeTaken] } });
  });
});
