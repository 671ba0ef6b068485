import { expect, test } from 'vitest';
import { assertOneWayOfPaging, rangeAfter, rangeBefore } from './message.rules.ts';

test.each([
  [0, 10, 25, { after: 0, upTo: 10, count: 25, next: { after_seq: 10 } }],
  [10, 20, 25, { after: 10, upTo: 25, count: 15, next: undefined }],
  [25, 10, 25, { after: 25, upTo: 25, count: 0, next: undefined }],
  [90, 10, 25, { after: 90, upTo: 90, count: 0, next: undefined }],
  [0, 10, 0, { after: 0, upTo: 0, count: 0, next: undefined }],
])('after %i, %i at a time, of %i', (seq, size, lastSeq, range) => {
  expect(rangeAfter(seq, size, lastSeq)).toMatchObject(range);
});

test.each([
  [26, 10, 25, { after: 15, upTo: 25, count: 25, next: { before_seq: 16 } }],
  [11, 10, 25, { after: 0, upTo: 10, count: 10, next: undefined }],
  [1, 10, 25, { after: 0, upTo: 0, count: 0, next: undefined }],
  [0, 10, 25, { after: 0, upTo: 0, count: 0, next: undefined }],
  [900, 10, 25, { after: 15, upTo: 25, count: 25, next: { before_seq: 16 } }],
])('before %i, %i at a time, of %i', (seq, size, lastSeq, range) => {
  expect(rangeBefore(seq, size, lastSeq)).toMatchObject(range);
});

test('ways of paging are not mixed', () => {
  expect(() => assertOneWayOfPaging({ page: 1, after_seq: 3 })).toThrow('Use only one of');
  expect(() => assertOneWayOfPaging({ before_seq: 5, after_seq: 3 })).toThrow('Use only one of');
  expect(() => assertOneWayOfPaging({ after_seq: 0, page_size: 5 })).not.toThrow();
});
