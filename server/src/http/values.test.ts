import fc from 'fast-check';
import { expect, test } from 'vitest';
import { booleanFrom, decimalProblem, instantFrom, integerFrom, numberFrom } from './values.ts';

test.each([
  ['3', 3],
  ['3.0', 3],
  ['3.', 3],
  ['-7', -7],
  ['+7', 7],
  ['007', 7],
  ['3.5', undefined],
  ['', undefined],
  ['1e3', undefined],
  ['0x10', undefined],
  ['1_000', undefined],
])('%j read as an integer is %j', (text, number) => {
  expect(integerFrom(text)).toBe(number);
});

test.each([
  ['1.5', 1.5],
  ['-.5', -0.5],
  ['1e3', 1000],
  ['2', 2],
  ['nan', undefined],
  ['Infinity', undefined],
  ['1e999', undefined],
  ['0x10', undefined],
  ['1,5', undefined],
  ['', undefined],
])('%j read as a number is %j', (text, number) => {
  expect(numberFrom(text)).toBe(number);
});

test.each([
  [0, undefined],
  [-0.01, undefined],
  [99_999_999.99, undefined],
  [1e7, undefined],
  [0.1 + 0.2, 'too-many-digits'],
  [0.001, 'too-many-places'],
  [1.005, 'too-many-places'],
  [100_000_000, 'too-many-whole-digits'],
  [123_456_789.1, 'too-many-whole-digits'],
  [12_345_678_901, 'too-many-digits'],
  [1e300, 'too-many-digits'],
  [1e-300, 'too-many-digits'],
  [Number.POSITIVE_INFINITY, undefined],
  [Number.NaN, undefined],
])('%d as a decimal of ten digits, two of them places: %s', (number, problem) => {
  expect(decimalProblem(number, { digits: 10, places: 2 })).toBe(problem);
});

test('a number of up to eight digits and two places always fits', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (hundredths) => {
      expect(decimalProblem(hundredths / 100, { digits: 10, places: 2 })).toBeUndefined();
    }),
  );
});

test.each([
  ['true', true],
  ['ON', true],
  ['0', false],
  ['no', false],
  ['maybe', undefined],
])('%j read as a boolean is %j', (text, value) => {
  expect(booleanFrom(text)).toBe(value);
});

test.each([
  ['2025-10-01', '2025-10-01T00:00:00.000Z'],
  ['2025-10-01T07:30', '2025-10-01T07:30:00.000Z'],
  ['2025-10-01 07:30:15', '2025-10-01T07:30:15.000Z'],
  ['2025-10-01T07:30:15.123456Z', '2025-10-01T07:30:15.123Z'],
  ['2025-10-01T07:00+07:00', '2025-10-01T00:00:00.000Z'],
  ['2025-10-01T07:00:00-0230', '2025-10-01T09:30:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2025-02-29', undefined],
  ['2025-02-30T00:00:00Z', undefined],
  ['2025-13-01', undefined],
  ['2025-10-01T24:00', undefined],
  ['2025-10-01T23:59:60Z', undefined],
  ['2025-10-01T00:00+25:00', undefined],
  ['0000-01-01', undefined],
  ['0001-01-01T00:00+01:00', undefined],
  ['1761264000', undefined],
  ['tomorrow', undefined],
  ['', undefined],
])('%j read as a moment is %j', (text, moment) => {
  expect(instantFrom(text)).toBe(moment);
});

test('a moment that was read can be read again', () => {
  const dates = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(fc.property(dates, (date) => instantFrom(date.toISOString()) === date.toISOString()));
});

test('any text is read or refused, never answered with an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const read of [integerFrom, numberFrom, booleanFrom, instantFrom]) read(text);
    }),
  );
});

test.each(['1', '1.', '-', 'e', '2025-', ' '])('a long text of %j is judged at once', (piece) => {
  const started = performance.now();
  for (const read of [integerFrom, numberFrom, booleanFrom, instantFrom]) read(`${piece.repeat(50_000)}x`);
  expect(performance.now() - started).toBeLessThan(200);
});
