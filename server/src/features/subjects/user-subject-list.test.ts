import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aSubject, aUserSubject } from './subjects.fixtures.ts';

const path = '/api/user-subjects/';

let app: App;
let an: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person();
  const binh = await app.person();
  const at = new Date('2026-01-01');
  const list = async (code: string, facts: object) => {
    const { id: subjectId } = await aSubject(app.models, { code, nameVi: `Đại số ${code}`, nameEn: `Algebra ${code}` });
    await aUserSubject(app.models, { userId: an.id, subjectId, at, ...facts });
    await aUserSubject(app.models, { userId: binh.id, subjectId, at });
  };
  await list('A', { level: 'intermediate', intent: 'teach' });
  await list('B', { level: 'expert', intent: 'both' });
  await list('C', { level: 'beginner', intent: 'learn' });
  await list('D', { level: 'advanced', intent: 'learn', at: new Date('2025-01-01') });
});
afterAll(() => app.close());

const list = (query = '') => app.get(path + query, { as: an });
const codes = async (query = '') =>
  (await list(query)).body.results.map((row: { subject_code: string }) => row.subject_code);

describe('listUserSubjects', () => {
  test('the own entries, the newest first', async () => {
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 4, next: null, previous: null });
    expect(body.results[0]).toEqual({
      id: expect.any(Number),
      subject: expect.any(Number),
      subject_code: 'C',
      subject_name_en: 'Algebra C',
      level: 'beginner',
      intent: 'learn',
    });
    expect(await codes()).toEqual(['C', 'B', 'A', 'D']);
  });

  test.each([
    ['search=dai%20so', ['C', 'B', 'A', 'D']],
    ['search=ALGEBRA,expert', []],
    ['search="algebra b"', ['B']],
    ['search="%C4%91%E1%BA%A1i s%E1%BB%91 d"&intent=learn', ['D']],
    ['search=physics', []],
    ['level=expert', ['B']],
    ['intent=learn', ['C', 'D']],
    ['intent=learn&level=advanced', ['D']],
    ['intent=watch', []],
    ['level=guru', []],
    ['level=&intent=', ['C', 'B', 'A', 'D']],
    ['ordering=level', ['C', 'A', 'D', 'B']],
    ['ordering=-level', ['B', 'D', 'A', 'C']],
    ['ordering=-intent,created_at', ['B', 'A', 'D', 'C']],
    ['ordering=created_at', ['D', 'A', 'B', 'C']],
    ['ordering=note,user', ['C', 'B', 'A', 'D']],
  ])('?%s', async (query, expected) => {
    expect(await codes(`?${query}`)).toEqual(expected);
  });

  test('pages keep the filters in their links', async () => {
    const { body } = await list('?intent=learn&page_size=1');
    expect(body.next).toBe(`${app.url}${path}?intent=learn&page=2&page_size=1`);
    expect((await app.get(body.next.replace(app.url, ''), { as: an })).body).toMatchObject({
      next: null,
      previous: `${app.url}${path}?intent=learn&page_size=1`,
      results: [{ subject_code: 'D' }],
    });
  });

  test('a new person has none, there are pages without any, and strangers', async () => {
    const empty = await app.get(path, { as: await app.person() });
    expect(empty.body).toEqual({ count: 0, next: null, previous: null, results: [] });
    expect(await list('?page=2')).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
    expect(await list('?intent=%00')).toMatchObject({
      status: 400,
      body: { intent: ['Null characters are not allowed.'] },
    });
    expect((await app.get(path)).status).toBe(401);
  });
});
