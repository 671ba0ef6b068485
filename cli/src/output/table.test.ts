import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Column } from './cell.ts';
import { fold } from './fold.ts';
import { printable, printableLine } from './printable.ts';
import { drawRecord, tabSeparated } from './rows.ts';
import { createStyle } from './style.ts';
import { drawTable, fitWidths } from './table.ts';
import { inWords, onTheClock } from './time.ts';

const plain = createStyle(false);

test('columns stand under each other, whatever letters are in them', () => {
  const rows = [
    { name: 'Nguyễn Thị Mai'.normalize('NFD'), note: 'x' },
    { name: '👩‍🎓 Linh', note: 'y' },
    { name: '日本', note: 'z' },
  ];
  const columns = [
    { title: 'Name', of: (row: (typeof rows)[number]) => row.name },
    { title: 'Note', of: (row: (typeof rows)[number]) => row.note },
  ];
  const lines = drawTable(rows, columns, 80, plain).trimEnd().split('\n');
  expect(lines[0]).toMatch(/^NAME +NOTE$/);
  const ends = lines.slice(1).map((line) => stringWidth(line));
  expect(new Set(ends).size).toBe(1);
});

test('only flexible columns give way, the widest first', () => {
  expect(fitWidths([10, 40, 30], [false, true, true], 60)).toEqual([10, 25, 25]);
  expect(fitWidths([10, 14], [false, true], 5)).toEqual([10, 12]);
  expect(fitWidths([10, 20], [true, true], 80)).toEqual([10, 20]);
});

const people = [
  { name: 'Nguyễn Phương Thảo, Toán ứng dụng', town: 'Hà Nội, quận Hai Bà Trưng', note: '' },
  { name: 'Phạm Khánh Linh', town: 'Đà Nẵng', note: '' },
];
const columns: Column<(typeof people)[number]>[] = [
  { title: 'Name', of: ({ name }) => name, isFlexible: true },
  { title: 'Town', of: ({ town }) => town, isFlexible: true, mayVanish: true },
  { title: 'Remarks', of: ({ note }) => note },
];

test.each([
  [80, 'NAME TOWN REMARKS'],
  [52, 'NAME TOWN'],
  [34, 'NAME'],
  [20, 'NAME'],
])('%i columns of a terminal hold %s', (width, titles) => {
  const lines = drawTable(people, columns, width, plain).trimEnd().split('\n');
  expect(lines[0]?.split(/ +/).join(' ')).toBe(titles);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
});

test('texts are broken between words, and under their beginning', () => {
  expect(fold('one two three', 20)).toBe('one two three');
  expect(fold('Thuật toán và cấu trúc dữ liệu, mỗi tuần một chương', 26, '  ')).toBe(
    'Thuật toán và cấu trúc\n  dữ liệu, mỗi tuần một\n  chương',
  );
  expect(fold('see https://meet.example.com/a-long-room now', 20)).toBe(
    'see\nhttps://meet.example.com/a-long-room\nnow',
  );
  expect(fold('a\nb', 80, '> ')).toBe('a\n> b');
});

test('a long value of a record goes on under itself', () => {
  const fields = [['About', 'Papers on Thursdays, homework whenever it hurts.']] as const;
  expect(drawRecord(fields, { style: plain, width: 40 })).toBe(
    'About  Papers on Thursdays, homework\n       whenever it hurts.\n',
  );
});

test('tab-separated cells keep their line', () => {
  expect(tabSeparated([['a\tb', 'c\nd', null, true, { plain: '1', pretty: 'one' }]])).toBe('a b\tc d\t\tyes\t1\n');
});

test('a record is a name and a value on each line', () => {
  const fields = [
    ['Name', 'Mai'],
    ['Last seen', { plain: '2025', pretty: 'today' }],
  ] as const;
  expect(drawRecord(fields, { style: plain, width: 80 })).toBe('Name       Mai\nLast seen  today\n');
});

test('colour is paint around the text, or nothing', () => {
  expect(createStyle(true).red('x')).toBe('\u001b[31mx\u001b[39m');
  expect(plain.red('x')).toBe('x');
});

test('nothing that a terminal obeys is left in a text', () => {
  expect(printable('a\u001b]0;t\u0007b\u009b1m\r\nc\u202e')).toBe('a]0;tb1m\nc');
  expect(printableLine('a\n\nb')).toBe('a b');
});

test.each([
  ['2025-10-25T12:00:00Z', 'just now'],
  ['2025-10-25T11:15:00Z', '45 min ago'],
  ['2025-10-25T02:00:00Z', '10 h ago'],
  ['2025-10-24T02:00:00Z', 'yesterday'],
  ['2025-10-20T02:00:00Z', '5 days ago'],
  ['2025-03-12T12:00:00Z', '12 Mar'],
  ['2024-03-12T12:00:00Z', '12 Mar 2024'],
])('%s is %s', (iso, words) => {
  expect(inWords(iso, new Date('2025-10-25T12:00:30Z'))).toBe(words);
});

test('the clock shows the day unless it is today', () => {
  const now = new Date(2025, 9, 25, 12);
  expect(onTheClock(new Date(2025, 9, 25, 9, 5).toISOString(), now)).toBe('09:05');
  expect(onTheClock(new Date(2025, 8, 1, 9, 5).toISOString(), now)).toBe('1 Sep 09:05');
});
