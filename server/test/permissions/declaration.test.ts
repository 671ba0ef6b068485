import { expect, test } from 'vitest';
import { anybodyMay, declarationProblems, expectation, rule, signedInMay } from './declaration.ts';
import type { Kind } from './objects.ts';

const operations = (...entries: [string, Kind][]) => new Map(entries);
const entry: [string, Kind] = ['getUserGoal', 'user goal'];

test('an operation that nobody has declared is named', () => {
  const kinds = operations(['listGoals', 'nothing'], ['listCities', 'nothing']);
  expect(declarationProblems([signedInMay('listGoals')], kinds)).toEqual(['listCities is not declared']);
});

test('an operation that is gone, and one that is declared twice, are named', () => {
  const rules = [signedInMay('listGoals listStars'), anybodyMay('listGoals')];
  expect(declarationProblems(rules, operations(['listGoals', 'nothing']))).toEqual([
    'listGoals is declared twice',
    'listStars is declared and is no operation',
  ]);
});

test('whoever is not answered is named', () => {
  const rules = [rule('getUserGoal', { foreign: { 'owner, staff': 'ok', known: 404 } })];
  const problems = declarationProblems(rules, operations(entry));
  expect(problems).toContain('getUserGoal, foreign: nothing is declared for stranger');
  expect(problems).not.toContain('getUserGoal, foreign: nothing is declared for staff');
  expect(problems).not.toContain('getUserGoal, foreign: nothing is declared for member');
});

test('an example that is not answered, and one that there is not, are named', () => {
  const rules = [rule('getUserGoal', { lost: 404 })];
  const problems = declarationProblems(rules, operations(entry));
  expect(problems).toContain('getUserGoal: a user goal has no example "lost"');
  expect(problems).toContain('getUserGoal, foreign: nothing is declared for owner');
});

test('a person that nobody knows is an error', () => {
  const rules = [rule('getUserGoal', { foreign: { owner: 'ok', ghost: 404, others: 404 } })];
  expect(() => declarationProblems(rules, operations(entry))).toThrow('Nobody is called "ghost"');
});

test('the first name that fits counts, and without a sign-in that stands nothing does', () => {
  const one = rule('getUserGoal', { foreign: { owner: 'ok', insiders: 403, others: 404 } });
  const answers = (['owner', 'member', 'stranger', 'expired', 'banned'] as const).map((actor) =>
    expectation(one, 'foreign', actor),
  );
  expect(answers).toEqual(['ok', 403, 404, 401, 401]);
  expect(expectation(anybodyMay('login'), '-', 'expired')).toBe('ok');
});
