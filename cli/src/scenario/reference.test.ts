// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how a scenario refers to values

import { expect, test } from 'vitest';
import { fillIn, fillInExpression, hasReference, referencesIn, UnknownReference } from './reference.ts';

const scope = { id: 7, who: { name: 'Mai', tags: ['x'] }, text: 'a "quote"' };

test.each([
  ['${id}', 7],
  ['no ${id}', 'no 7'],
  ['${who.name} and ${who.tags.0}', 'Mai and x'],
  [
    { a: ['${ id }'], b: null },
    { a: [7], b: null },
  ],
  ['${who}', { name: 'Mai', tags: ['x'] }],
])('%j', (written, filled) => {
  expect(fillIn<unknown>(written, scope)).toEqual(filled);
  expect(hasReference(written)).toBe(true);
});

test('an expression gets JSON, whatever it is about', () => {
  expect(fillInExpression('.a == ${text} and .b == ${id}', scope)).toBe('.a == "a \\"quote\\"" and .b == 7');
  expect(fillInExpression('${id}', scope)).toBe('7');
});

test.each([
  ['${now}', 0],
  ['${now+2h}', 7_200_000],
  ['${now - 30m}', -1_800_000],
  ['${now+1d}', 86_400_000],
])('%s is a moment', (written, away) => {
  expect(Math.abs(Date.parse(fillIn(written, {})) - Date.now() - away)).toBeLessThan(5_000);
});

test.each(['${nobody}', '${id.x}', '${who.constructor}', 'a ${__proto__} b'])('%s stands for nothing', (written) => {
  expect(() => fillIn(written, scope)).toThrow(UnknownReference);
});

test('references are found at any depth', () => {
  expect(referencesIn({ a: ['${x} ${y.z}'], b: 1 })).toEqual(['x', 'y.z']);
});
