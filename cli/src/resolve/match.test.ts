import { expect, test } from 'vitest';
import { fold, matchOne, type Named } from './match.ts';

const people: Named[] = [
  { id: 2, name: 'Trần Hoài An', email: 'an@study-mate.example' },
  { id: 12, name: 'Đặng Gia Khánh', email: 'khanh@study-mate.example' },
  { id: 20, name: 'Nguyễn Anh Đức', email: '' },
  { id: 21, name: 'Nguyễn Anh Đức Huy', email: '' },
];

const match = (text: string) =>
  matchOne(people, { text, named: (person) => person, nobody: 'None', suggestion: 'Look.' }).id;

test.each([
  ['an', 2, 'a word before the beginning of another'],
  ['khanh', 12, 'without marks'],
  ['KHÁNH', 12, 'in capitals'],
  ['Nguyễn Anh Đức', 20, 'a whole name before a part of another'],
  ['an@study-mate.example', 2, 'an address'],
  ['hoa', 2, 'the beginning of a word'],
  ['ặng', 12, 'any part'],
])('%s is %i: %s', (text, id) => {
  expect(match(text)).toBe(id);
});

test('several that fit as well are listed', () => {
  expect(() => match('anh')).toThrow(
    expect.objectContaining({ code: 'ambiguous', suggestion: expect.stringMatching(/20 {2}Nguyễn Anh Đức\n.*21/) }),
  );
});

test('other names are as good as the first, and what the server has found is never out of the question', () => {
  const subjects: Named[] = [
    { id: 1, name: 'Giải tích', others: ['MATH101', 'Calculus'] },
    { id: 2, name: 'Đại số tuyến tính', others: ['MATH102', 'Linear Algebra'] },
  ];
  const find = (text: string, rows: Named[], isSearched: boolean) =>
    matchOne(rows, { text, named: (row) => row, nobody: 'None', suggestion: 'Look.', kind: 'subjects', isSearched }).id;
  expect(find('math101', subjects, false)).toBe(1);
  expect(find('algebra', subjects, false)).toBe(2);
  expect(find('not shown', subjects.slice(1), true)).toBe(2);
  expect(() => find('not shown', subjects.slice(1), false)).toThrow(expect.objectContaining({ code: 'not_found' }));
  expect(() => find('math', subjects, true)).toThrow(expect.objectContaining({ message: '"math" may be 2 subjects.' }));
});

test('none that fits is an error', () => {
  expect(() => match('zoe')).toThrow(expect.objectContaining({ code: 'not_found', suggestion: 'Look.' }));
});

test('folding takes away marks and capitals, of Vietnamese letters too', () => {
  expect(fold('  Đường Trần Đại Nghĩa ')).toBe('duong tran dai nghia');
  expect(fold('Trần'.normalize('NFD'))).toBe(fold('Trần'.normalize('NFC')));
});
