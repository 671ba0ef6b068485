import { BadRequestError, type StudyMate } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { userGoal, userGoalRow } from './goals.shapes.ts';
import { fact, placeholder, whole } from './matching-rules.ts';

const theEntry = { id: placeholder('userGoal') };
const form = { goal: facts.goal, target_value: 6.5, target_date: '2031-01-31' } as const;
const sent = { ...form, goal: fact('goal') };

test('the own list is read from page to page', async () => {
  const two = [given('userGoal', { entries: 2 })];
  const query = { type: 'daily', page_size: '1' };
  const first = exchange({
    operation: 'listUserGoals',
    title: 'the first of several pages',
    given: two,
    query,
    status: 200,
    answer: page(userGoalRow(), { next: 'page=2&page_size=1&type=daily' }),
  });
  const last = exchange({
    operation: 'listUserGoals',
    title: 'the last of several pages',
    given: two,
    query: { ...query, page: '2' },
    status: 200,
    answer: page(userGoalRow(), { previous: 'page_size=1&type=daily' }),
  });
  const ids = await record([first, last], async (mate) => {
    const all: number[] = [];
    for await (const { id } of mate.goals.listUserGoals({ type: 'daily', page_size: 1 })) all.push(id);
    return all;
  });
  expect(ids).toHaveLength(2);
});

test('a search that is too long is told at its field', async () => {
  const search = 'x'.repeat(201);
  const refused = exchange({
    operation: 'listUserGoals',
    title: 'a search that is too long',
    given: [given('signedIn')],
    query: { search },
    status: 400,
    answer: { search: ['Ensure this field has no more than 200 characters.'] },
  });
  const error = await recordError(refused, (mate) => mate.goals.listUserGoals({ search }));
  expect(error).toMatchObject({ status: 400, fields: { search: [expect.any(String)] } });
});

describe('putting a goal on the own list', () => {
  const add = (mate: StudyMate) => mate.goals.addUserGoal(form);

  test('makes an entry', async () => {
    const added = exchange({
      operation: 'addUserGoal',
      title: 'a goal that is not on the list',
      given: [given('goal')],
      body: sent,
      status: 201,
      answer: { ...sent, id: whole(facts.userGoal) },
    });
    expect(await record([added], add)).toEqual({ ...form, id: facts.userGoal });
  });

  test('twice is refused', async () => {
    const text = 'You have already added this goal.';
    const refused = exchange({
      operation: 'addUserGoal',
      title: 'a goal that is on the list already',
      given: [given('userGoal')],
      body: sent,
      status: 400,
      answer: { non_field_errors: [text] },
    });
    const error = await recordError(refused, (mate) => add(mate));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ nonFieldErrors: [text] });
  });
});

test('one of the own goals', async () => {
  const shown = exchange({
    operation: 'getUserGoal',
    title: 'my entry',
    given: [given('userGoal')],
    params: theEntry,
    status: 200,
    answer: userGoal,
  });
  const entry = await record([shown], (mate) => mate.goals.getUserGoal(facts.userGoal));
  expect(entry).toMatchObject({ user: facts.me, target_value: 4.5 });
});

test('taking a goal off the own list', async () => {
  const removed = exchange({
    operation: 'removeUserGoal',
    title: 'my entry',
    given: [given('userGoal')],
    params: theEntry,
    status: 204,
  });
  expect(await record([removed], (mate) => mate.goals.removeUserGoal(facts.userGoal))).toBeUndefined();
});
