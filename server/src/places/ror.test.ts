import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '../core/refusal.ts';
import { readUniversities } from './ror.ts';

const folder = mkdtempSync(join(tmpdir(), 'study-mate-ror-'));
afterAll(() => rmSync(folder, { recursive: true }));

const university = {
  id: 'https://ror.org/000000001',
  status: 'active',
  types: ['education', 'funder'],
  names: [
    { value: 'THN', types: ['acronym'], lang: null },
    { value: 'Testing University', types: ['label'], lang: 'en' },
    { value: 'Trường Đại học Thử nghiệm', types: ['label', 'ror_display'], lang: 'vi' },
  ],
  links: [
    { type: 'wikipedia', value: 'https://en.wikipedia.org/wiki/Testing' },
    { type: 'website', value: 'https://thử.example/đường' },
  ],
  locations: [
    {
      geonames_id: 1581130,
      geonames_details: { name: 'Hanoi', country_name: 'Vietnam', country_code: 'VN', lat: 21.0245, lng: 105.84117 },
    },
  ],
  established: 1956,
};

function read(content: unknown) {
  const file = join(folder, 'dump.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readUniversities(file);
}

test('a university is read with its displayed name, its acronym and its site as a URI', async () => {
  expect(await read([university])).toEqual([
    {
      rorId: '000000001',
      name: 'Trường Đại học Thử nghiệm',
      shortName: 'THN',
      address: 'Hanoi, Vietnam',
      website: 'https://xn--th-yct.example/%C4%91%C6%B0%E1%BB%9Dng',
      geonamesId: 1581130,
      longitude: 105.84117,
      latitude: 21.0245,
    },
  ]);
});

test.each([
  ['has closed', { status: 'inactive' }],
  ['is a company', { types: ['company'] }],
  ['is nowhere', { locations: [] }],
])('what %s is left out', async (_, change) => {
  expect(await read([{ ...university, ...change }])).toEqual([]);
});

test.each(['javascript:alert(1)', 'not a link', `https://example.com/${'x'.repeat(500)}`])(
  'a school whose site is %s has none',
  async (value) => {
    const [school] = await read([{ ...university, links: [{ type: 'website', value }] }]);
    expect(school?.website).toBeNull();
  },
);

test.each([
  ['is not JSON', '[{', /dump\.json is not JSON/],
  ['is no list', {}, /is no list of organisations/],
  ['is of another schema', [university, { id: university.id, name: 'x', addresses: [] }], /schema 2: 1\.status/],
  [
    'puts a city beyond the poles',
    [
      {
        ...university,
        locations: [{ geonames_id: 1, geonames_details: { name: 'x', country_name: 'y', lat: 91, lng: 0 } }],
      },
    ],
    /schema 2: 0\.locations\.0\.geonames_details\.lat/,
  ],
])('a file that %s is refused with the place', async (_, content, text) => {
  await expect(read(content)).rejects.toThrow(Refusal);
  await expect(read(content)).rejects.toThrow(text);
});

test('a file that is not there is named', async () => {
  await expect(readUniversities(join(folder, 'nothing.json'))).rejects.toThrow(/nothing\.json cannot be read/);
});
