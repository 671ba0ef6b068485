import { BadRequestError, ForbiddenError, type StudyMate } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { goal, goalRow } from './goals.shapes.ts';
import { fact, placeholder, whole } from './matching-rules.ts';

const theGoal = { id: placeholder('goal') };
const form = {
  code: 'STUDY_HOURS',
  name: 'Số giờ học mỗi ngày',
  type: 'daily',
} as const;
const notAllowed = 'You do not have permission to perform this action.';
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

interface Change {
  operation: 'replaceGoal' | 'updateGoal';
  body: object;
  call(mate: StudyMate): Promise<unknown>;
}

const wrong = { ...form, code: '' };

const changes: (Change & { refused: Pick<Change, 'body' | 'call'> })[] = [
  {
    operation: 'replaceGoal',
    body: form,
    call: (mate) => mate.goals.replaceGoal(facts.goal, form),
    refused: { body: wrong, call: (mate) => mate.goals.replaceGoal(facts.goal, wrong) },
  },
  {
    operation: 'updateGoal',
    body: form,
    call: (mate) => mate.goals.updateGoal(facts.goal, form),
    refused: { body: wrong, call: (mate) => mate.goals.updateGoal(facts.goal, wrong) },
  },
];

describe.each(changes)('$operation', ({ operation, body, call, refused }) => {
  const base = { operation, params: theGoal, body };

  test('by staff', async () => {
    const changed = exchange({
      ...base,
      title: 'a change by staff',
      given: [given('goal', { iAm: 'staff' })],
      status: 200,
      answer: { id: fact('goal'), ...form },
    });
    expect(await record([changed], call)).toEqual({ id: facts.goal, ...form });
  });

  test('with a field that is wrong', async () => {
    const told = exchange({
      ...base,
      body: refused.body,
      title: 'a blank code',
      given: [given('goal', { iAm: 'staff' })],
      status: 400,
      answer: { code: ['This field may not be blank.'] },
    });
    const error = await recordError(told, (mate) => refused.call(mate));
    expect(error).toMatchObject({ fields: { code: ['This field may not be blank.'] } });
  });

  test('by somebody else', async () => {
    const forbidden = exchange({
      ...base,
      title: 'a change by somebody who is not staff',
      given: [given('goal')],
      status: 403,
      answer: { detail: notAllowed },
    });
    const error = await recordError(forbidden, (mate) => call(mate));
    expect(error).toBeInstanceOf(ForbiddenError);
  });
});

describe('deleteGoal', () => {
  const remove = (mate: StudyMate) => mate.goals.deleteGoal(facts.goal);

  test('by staff', async () => {
    const removed = exchange({
      operation: 'deleteGoal',
      title: 'a removal by staff',
      given: [given('goal', { iAm: 'staff' })],
      params: theGoal,
      status: 204,
    });
    expect(await record([removed], remove)).toBeUndefined();
  });

  test('by somebody else', async () => {
    const forbidden = exchange({
      operation: 'deleteGoal',
      title: 'a removal by somebody who is not staff',
      given: [given('goal')],
      params: theGoal,
      status: 403,
      answer: { detail: notAllowed },
    });
    expect(await recordError(forbidden, (mate) => remove(mate))).toBeInstanceOf(ForbiddenError);
  });
});
