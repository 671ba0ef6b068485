import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aSubject, aUserSubject } from './subjects.fixtures.ts';

const path = '/api/subjects/';

let app: App;
let an: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person();
  const day = (date: number) => new Date(Date.UTC(2026, 0, date));
  await aSubject(app.models, {
    code: 'MATH2',
    nameVi: 'Giải tích',
    nameEn: 'calculus',
    level: 'intermediate',
    at: day(1),
  });
  await aSubject(app.models, {
    code: 'cs101',
    nameVi: 'Lập trình cơ bản',
    nameEn: 'Programming',
    level: 'beginner',
    at: day(2),
  });
  await aSubject(app.models, { code: 'EN1', nameVi: 'Tiếng Anh', nameEn: 'English', at: day(2) });
  const { id } = await aSubject(app.models, {
    code: 'AI',
    nameVi: 'Trí tuệ nhân tạo',
    nameEn: 'AI',
    level: 'expert',
    at: day(2),
  });
  await aUserSubject(app.models, { userId: an.id, subjectId: id });
});
afterAll(() => app.close());

const list = (query = '') => app.get(path + query, { as: an });
const codes = async (query = '') => (await list(query)).body.results.map(({ code }: { code: string }) => code);

describe('listSubjects', () => {
  test('the newest comes first, and the later added one of the same moment', async () => {
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 4, next: null, previous: null });
    expect(body.results[0]).toEqual({
      id: expect.any(Number),
      code: 'AI',
      name_vi: 'Trí tuệ nhân tạo',
      name_en: 'AI',
      level: 'expert',
      user_count: 1,
    });
    expect(await codes()).toEqual(['AI', 'EN1', 'cs101', 'MATH2']);
  });

  test.each([
    ['ordering=code', ['AI', 'cs101', 'EN1', 'MATH2']],
    ['ordering=-name_en', ['cs101', 'EN1', 'MATH2', 'AI']],
    ['ordering=created_at,-code', ['MATH2', 'EN1', 'cs101', 'AI']],
    ['ordering=user_count,id;DROP TABLE subjects', ['AI', 'EN1', 'cs101', 'MATH2']],
    ['ordering=', ['AI', 'EN1', 'cs101', 'MATH2']],
  ])('?%s', async (query, expected) => {
    expect(await codes(`?${query}`)).toEqual(expected);
  });

  test.each([
    ['search=TUE', ['AI']],
    ['search=tr%C3%AD%20tu%E1%BB%87', ['AI']],
    ['search=CS1%2Ctrinh', ['cs101']],
    ['search="co ban"', ['cs101']],
    ['search="trinh lap"', []],
    ['search=english%20anh', ['EN1']],
    ['search=en&ordering=code', ['EN1']],
    ['search=a&level=intermediate', ['MATH2']],
    ['search=%25', []],
    ['search=', ['AI', 'EN1', 'cs101', 'MATH2']],
    ['level=beginner', ['cs101']],
    ['level=guru', []],
    ['level=', ['AI', 'EN1', 'cs101', 'MATH2']],
  ])('?%s', async (query, expected) => {
    expect(await codes(`?${query}`)).toEqual(expected);
  });

  test('pages lead to each other with their filters, and none repeats or skips a subject', async () => {
    const seen: string[] = [];
    let link: string | null = `${app.url}${path}?ordering=created_at&page_size=1`;
    while (link) {
      const { body } = await app.get(link.replace(app.url, ''), { as: an });
      seen.push(...body.results.map(({ code }: { code: string }) => code));
      link = body.next;
    }
    expect(seen[0]).toBe('MATH2');
    expect([...seen].sort()).toEqual(['AI', 'EN1', 'MATH2', 'cs101']);
    const { body } = await list('?page=2&page_size=3&ordering=code');
    expect(body.previous).toBe(`${app.url}${path}?ordering=code&page_size=3`);
  });

  test('a page holds ten subjects unless asked otherwise', async () => {
    const more = Array.from({ length: 8 }, () => aSubject(app.models, { at: new Date('2020-01-01') }));
    const added = await Promise.all(more);
    expect((await list()).body.results).toHaveLength(10);
    expect((await list('?page_size=100')).body.results).toHaveLength(12);
    expect((await list('?page=last')).body.results).toHaveLength(2);
    await Promise.all(added.map((subject) => subject.destroy()));
  });

  test('there are pages without subjects, filters that cannot be used, and strangers', async () => {
    expect((await list('?level=advanced')).body).toEqual({ count: 0, next: null, previous: null, results: [] });
    expect(await list('?page=2')).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
    expect(await list(`?search=${'x'.repeat(201)}`)).toMatchObject({
      status: 400,
      body: { search: ['Ensure this field has no more than 200 characters.'] },
    });
    expect(await list('?level=%00')).toMatchObject({
      status: 400,
      body: { level: ['Null characters are not allowed.'] },
    });
    expect(await codes(`?ordering=${'code,'.repeat(30)}`)).toEqual(['AI', 'EN1', 'cs101', 'MATH2']);
    expect((await app.get(path)).status).toBe(401);
  });
});
