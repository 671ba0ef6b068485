import { expect, test } from 'vitest';
import { findMismatch, unknownMatchers } from './match.ts';

const answer = { id: 7, name: 'Mai', tags: ['a', 'b'], who: { id: 1, bio: null } };

test.each([
  { id: 7 },
  { who: { id: 1 } },
  { who: { bio: null } },
  { tags: ['a', 'b'] },
  { tags: { $contains: 'b', $length: 2 } },
  { name: { $match: '^M', $type: 'string' } },
  { name: { $contains: 'a' } },
  { name: { $oneOf: ['An', 'Mai'] } },
  { id: { $min: 7, $max: 7 } },
  { id: { $not: 8 } },
  { missing: { $present: false }, id: { $present: true } },
])('%j is there', (wanted) => {
  expect(findMismatch(answer, wanted)).toBeUndefined();
});

test.each([
  [{ id: '7' }, '.id'],
  [{ who: { id: 2 } }, '.who.id'],
  [{ who: { id: 1, missing: null } }, '.who.missing'],
  [{ tags: ['a'] }, '.tags'],
  [{ tags: ['b', 'a'] }, '.tags[0]'],
  [{ tags: { a: 1 } }, '.tags'],
  [{ name: { $match: '^m' } }, '.name'],
  [{ name: { $oneOf: ['An'] } }, '.name'],
  [{ tags: { $contains: 'c' } }, '.tags'],
  [{ tags: { $length: 3 } }, '.tags'],
  [{ id: { $min: 8 } }, '.id'],
  [{ id: { $max: 6 } }, '.id'],
  [{ id: { $not: 7 } }, '.id'],
  [{ id: { $type: 'string' } }, '.id'],
  [{ missing: { $present: true } }, '.missing'],
  [[], '.'],
])('%j is not', (wanted, where) => {
  expect(findMismatch(answer, wanted)?.where).toBe(where);
});

test('what looks like a matcher and is none is found at any depth', () => {
  expect(unknownMatchers({ a: [{ $tpye: 1 }], b: { $type: 'x', $lenght: 2 } })).toEqual(['$tpye', '$lenght']);
});
