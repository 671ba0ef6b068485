import { expect, test } from 'vitest';
import { session } from '../../test/answers.ts';
import { drawMonth } from './month-view.ts';
import { createStyle } from './style.ts';

const march = {
  year: 2026,
  month: 3,
  timezone: 'Asia/Ho_Chi_Minh',
  width: 78,
  style: createStyle(false),
  now: new Date('2026-03-10T18:00:00Z'),
};

test('a month shows its weeks, today, the days that are taken, and what is on them', () => {
  const rows = [
    session,
    {
      ...session,
      id: 31,
      title: 'Cấu trúc dữ liệu, mỗi tuần một chương, cho đến khi kỳ thi qua đi',
      session_type: 'virtual' as const,
      is_host: false,
      start_time: '2026-03-31T16:00:00Z',
      end_time: '2026-03-31T17:30:00Z',
    },
  ];
  const drawing = drawMonth(rows, march);
  expect(drawing.split('\n').slice(0, 9)).toEqual([
    'March 2026  Asia/Ho_Chi_Minh',
    '',
    ' Mo    Tu    We    Th    Fr    Sa    Su',
    '                                      1',
    '  2     3 •   4     5     6     7     8',
    '  9    10   [11]   12    13    14    15',
    ' 16    17    18    19    20    21    22',
    ' 23    24    25    26    27    28    29',
    ' 30    31 •',
  ]);
  expect(drawing).toMatch(/Tue {2}3 +19:00–21:00 +Algorithms +Thư viện +hosting +9\n/);
  expect(drawing).toMatch(/Tue 31 +23:00–00:30 +Cấu trúc dữ liệu.*… +online +going +31\n/);
  expect(Math.max(...drawing.split('\n').map((line) => [...line.normalize('NFC')].length))).toBeLessThanOrEqual(78);
});

test('a month of another zone has other days', () => {
  const drawing = drawMonth([{ ...session, start_time: '2026-03-31T16:00:00Z' }], { ...march, timezone: 'UTC' });
  expect(drawing).toContain('Tue 31  16:00–');
  expect(drawing).toContain('[10]');
});

test('an empty month says so', () => {
  expect(drawMonth([], { ...march, month: 2 })).toMatch(/^February 2026[\s\S]* 28\n\nNothing is planned\.\n$/);
});
