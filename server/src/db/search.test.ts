import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/database.ts';
import { Binds } from './binds.ts';
import type { Database } from './connect.ts';
import { findsAll, toTerms } from './search.ts';

let db: Database;

beforeAll(async () => {
  db = await aDatabase();
});

async function searchText(source: string): Promise<string | undefined> {
  const [row] = await db.query<{ text: string }>('SELECT search_text($1) AS text', [source]);
  return row?.text;
}

async function isFound(search: string, ...fields: string[]): Promise<boolean> {
  const binds = new Binds();
  const source = fields.map((field) => `search_text(${binds.add(field)})`).join(' || chr(10) || ');
  const conditions = findsAll(search, binds, (pattern) => `source LIKE ${pattern}`);
  const text = `SELECT 1 FROM (SELECT ${source} AS source) it WHERE ${['true', ...conditions].join(' AND ')}`;
  return (await db.query(text, binds.values)).length > 0;
}

test.each<[string, string[]]>([
  ['', []],
  ['  ', []],
  ['bach khoa', ['bach', 'khoa']],
  ['bach,khoa ,, hanoi', ['bach', 'khoa', 'hanoi']],
  ['"bach khoa" hanoi', ['bach khoa', 'hanoi']],
  ['"" " "', []],
  ['"open', ['open']],
  ["Côte d'Ivoire", ['Côte', "d'Ivoire"]],
])('the terms of %j', (text, terms) => {
  expect(toTerms(text)).toEqual(terms);
});

describe('texts are compared', () => {
  test.each([
    ['Đại học Bách khoa Hà Nội', 'dai hoc bach khoa ha noi'],
    ['Trường ĐH Sư phạm Kỹ thuật', 'truong dh su pham ky thuat'],
    ['ĂẰẮẲẴẶ ÂẦẤẨẪẬ ÊỀẾỂỄỆ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ƯỪỨỬỮỰ ỲÝỶỸỴ', 'aaaaaa aaaaaa eeeeee oooooo oooooo uuuuuu yyyyy'],
    ['São  Paulo\n\tŁódź', 'sao paulo lodz'],
    ['МОСКВА', 'москва'],
    ['北京', '北京'],
  ])('%s as %s, however its marks are encoded', async (source, text) => {
    expect(await searchText(source.normalize('NFC'))).toBe(text);
    expect(await searchText(source.normalize('NFD'))).toBe(text);
  });
});

describe('a search finds', () => {
  test.each([
    ['ha noi', 'Hà Nội'],
    ['HÀ NỘI', 'ha noi'],
    ['"bách  khoa"', 'Đại học Bách khoa'],
    ['', 'anything'],
    ['50%', 'A discount of 50%'],
    ['a_b', 'a_b'],
    ['a\\b', 'a\\b'],
  ])('%j in %j', async (search, field) => {
    expect(await isFound(search, field)).toBe(true);
  });

  test.each([
    ['ha noi', 'Hà Nam'],
    ['%', 'Hà Nội'],
    ['a_b', 'axb'],
    ['a\\b', 'ab'],
    ['"khoa bach"', 'Đại học Bách khoa'],
  ])('but not %j in %j', async (search, field) => {
    expect(await isFound(search, field)).toBe(false);
  });

  test('each word in any of the fields, a phrase in one of them', async () => {
    expect(await isFound('hust nội', 'Đại học Bách khoa Hà Nội', 'HUST')).toBe(true);
    expect(await isFound('"noi hust"', 'Đại học Bách khoa Hà Nội', 'HUST')).toBe(false);
  });
});
