import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { isPlainWished, mayColour, widthOf } from './appearance.ts';

const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 60 });
const pipe = new PassThrough();

test.each([
  [terminal, {}, true],
  [pipe, {}, false],
  [terminal, { NO_COLOR: '1' }, false],
  [terminal, { NO_COLOR: '' }, true],
  [terminal, { TERM: 'dumb' }, false],
  [pipe, { FORCE_COLOR: '1' }, true],
  [pipe, { FORCE_COLOR: 'true', NO_COLOR: '1' }, true],
  [terminal, { FORCE_COLOR: '0' }, false],
  [terminal, { FORCE_COLOR: '' }, true],
])('colour of %o with %j: %j', (stream, environment, hasColour) => {
  expect(mayColour(stream, environment)).toBe(hasColour);
});

test.each([
  [terminal, { COLUMNS: '70' }, 60],
  [pipe, { COLUMNS: '70' }, 70],
  [pipe, { COLUMNS: 'wide' }, 80],
  [pipe, { COLUMNS: '-3' }, 80],
  [pipe, {}, 80],
  [pipe, { COLUMNS: '70', STUDY_MATE_FORCE_TERMINAL: '50' }, 50],
])('columns of %o with %j: %j', (stream, environment, width) => {
  expect(widthOf(stream, environment)).toBe(width);
});

test.each([
  [{}, false],
  [{ STUDY_MATE_SCREEN_READER: '1' }, true],
  [{ ACCESSIBLE: 'true' }, true],
  [{ ACCESSIBLE: '0', STUDY_MATE_SCREEN_READER: '' }, false],
])('plain words with %j: %j', (environment, isPlain) => {
  expect(isPlainWished(environment)).toBe(isPlain);
});
