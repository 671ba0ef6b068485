import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, anAppForThisTest, type Person } from '../../../test/app.ts';
import { aSubject, aUserSubject } from './subjects.fixtures.ts';

const path = '/api/subjects/';
const form = { code: 'CS101', name_vi: 'Lập trình cơ bản', name_en: 'Introduction to Programming', level: 'beginner' };
const forbidden = { detail: 'You do not have permission to perform this action.' };
const notFound = { detail: 'Not found.' };
const taken = { code: ['Subject with this code already exists.'] };

let app: App;
let an: Person;
let staff: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person();
  staff = await app.person();
  await app.models.users.update({ isStaff: true }, { where: { id: staff.id } });
});
afterAll(() => app.close());

const empty = () => app.models.subjects.destroy({ where: {} });
const replyOf = ({ status, body }: { status: number; body: unknown }) => ({ status, body });
const unknownIds = [2_000_000_000, 99_999_999_999, 0, 'first'];

describe('createSubject', () => {
  test('anybody signed in adds a subject, Vietnamese names and all', async () => {
    await empty();
    const { status, body } = await app.post(path, { as: an, body: form });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(Number), ...form });
    expect((await app.get(`${path}${body.id}/`, { as: staff })).body).toMatchObject(form);
  });

  test.each([[{}], [{ level: null }], [{ level: '' }]])('%j is a subject for everybody', async (level) => {
    const { level: _level, ...others } = form;
    await empty();
    const { status, body } = await app.post(path, { as: an, body: { ...others, ...level } });
    expect({ status, level: body.level }).toEqual({ status: 201, level: null });
  });

  test('what is wrong is told field by field', async () => {
    const refusals: [object, object][] = [
      [
        {},
        {
          code: ['This field is required.'],
          name_vi: ['This field is required.'],
          name_en: ['This field is required.'],
        },
      ],
      [
        { ...form, code: ' ', level: 'guru' },
        { code: ['This field may not be blank.'], level: ['"guru" is not a valid choice.'] },
      ],
      [{ ...form, name_vi: null }, { name_vi: ['This field may not be null.'] }],
      [{ ...form, name_en: ['Logic'] }, { name_en: ['Not a valid string.'] }],
      [{ ...form, code: 'x'.repeat(101) }, { code: ['Ensure this field has no more than 100 characters.'] }],
      [{ ...form, name_vi: 'x'.repeat(256) }, { name_vi: ['Ensure this field has no more than 255 characters.'] }],
      [{ ...form, name_en: 'a\0b' }, { name_en: ['Null characters are not allowed.'] }],
    ];
    for (const [body, errors] of refusals) {
      expect(replyOf(await app.post(path, { as: an, body }))).toEqual({ status: 400, body: errors });
    }
  });

  test('of simultaneous subjects with one code, one is added', async () => {
    const body = { ...form, code: 'RACE' };
    const replies = await Promise.all(Array.from({ length: 8 }, () => app.post(path, { as: an, body })));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status !== 201).map(replyOf);
    expect(refused).toEqual(Array.from({ length: 7 }, () => ({ status: 400, body: taken })));
  });

  test('a stranger adds nothing', async () => {
    expect((await app.post(path, { body: form })).status).toBe(401);
  });
});

describe('getSubject', () => {
  test('learners and teachers are counted, who does both on either side, who has left on none', async () => {
    const { id } = await aSubject(app.models, { level: 'expert' });
    for (const intent of ['learn', 'learn', 'teach', 'both'] as const) {
      await aUserSubject(app.models, { userId: (await app.person()).id, subjectId: id, intent });
    }
    const other = await aSubject(app.models);
    await aUserSubject(app.models, { userId: an.id, subjectId: other.id });
    const gone = await app.person();
    await aUserSubject(app.models, { userId: gone.id, subjectId: id });
    await app.models.users.update({ status: 'deleted' }, { where: { id: gone.id } });
    const { status, body } = await app.get(`${path}${id}/`, { as: an });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, level: 'expert', user_count: 4, learners_count: 3, teachers_count: 2 });
    const { body: list } = await app.get(`${path}?page_size=100`, { as: an });
    expect(list.results.find((row: { id: number }) => row.id === id)).toMatchObject({ user_count: 4 });
  });

  test('nobody has a new one, and there are ids without a subject', async () => {
    const { id } = await aSubject(app.models);
    const { body } = await app.get(`${path}${id}/`, { as: an });
    expect(body).toMatchObject({ user_count: 0, learners_count: 0, teachers_count: 0 });
    for (const unknown of unknownIds) {
      expect(replyOf(await app.get(`${path}${unknown}/`, { as: an }))).toEqual({ status: 404, body: notFound });
    }
    expect((await app.get(`${path}${id}/`)).status).toBe(401);
  });
});

describe.each([
  ['replaceSubject', 'put'],
  ['updateSubject', 'patch'],
] as const)('%s', (_, method) => {
  const change = (id: number | string, body?: object, as: Person | undefined = staff) =>
    app[method](`${path}${id}/`, { body, ...(as && { as }) });

  test('staff change a subject, and its time tells when', async () => {
    const subject = await aSubject(app.models, { level: 'beginner', at: new Date('2025-01-01') });
    const renamed = { code: 'LOGIC', name_vi: 'Lô-gích học', name_en: 'Logic' };
    const { status, body } = await change(subject.id, renamed);
    expect(status).toBe(200);
    expect(body).toEqual({ id: subject.id, ...renamed, level: 'beginner' });
    expect((await app.get(`${path}${subject.id}/`, { as: an })).body).toMatchObject({
      ...renamed,
      created_at: '2025-01-01T00:00:00.000Z',
      updated_at: app.clock.now().toISOString(),
    });
    expect((await change(subject.id, { ...renamed, level: null })).body.level).toBeNull();
    await subject.destroy();
  });

  test('a code may stay the same, but not be that of another subject', async () => {
    const [one, other] = [await aSubject(app.models), await aSubject(app.models)];
    const named = { name_vi: one.nameVi, name_en: one.nameEn };
    expect((await change(one.id, { ...named, code: one.code })).status).toBe(200);
    expect(replyOf(await change(one.id, { ...named, code: other.code }))).toEqual({ status: 400, body: taken });
  });

  test('what is shared is changed by staff alone', async () => {
    const { id, code } = await aSubject(app.models);
    const body = { code: 'MINE', name_vi: 'x', name_en: 'x' };
    expect(replyOf(await change(id, body, an))).toEqual({ status: 403, body: forbidden });
    expect((await app[method](`${path}${id}/`, { body })).status).toBe(401);
    expect((await app.get(`${path}${id}/`, { as: an })).body.code).toBe(code);
  });

  test('there are ids without a subject', async () => {
    const body = { code: 'NONE', name_vi: 'x', name_en: 'x' };
    for (const unknown of unknownIds) {
      expect(replyOf(await change(unknown, body))).toEqual({ status: 404, body: notFound });
    }
  });
});

describe('replaceSubject', () => {
  test('wants the code and both names', async () => {
    const { id } = await aSubject(app.models);
    const { status, body } = await app.put(`${path}${id}/`, { as: staff, body: { level: 'expert' } });
    expect(status).toBe(400);
    expect(Object.keys(body)).toEqual(['code', 'name_vi', 'name_en']);
  });
});

describe('updateSubject', () => {
  test('nothing sent changes nothing', async () => {
    const at = new Date('2025-01-01');
    const { id, code } = await aSubject(app.models, { at });
    for (const body of [undefined, {}, { id: 1, user_count: 9 }]) {
      const reply = await app.patch(`${path}${id}/`, { as: staff, body });
      expect(reply).toMatchObject({ status: 200, body: { id, code } });
    }
    expect((await app.get(`${path}${id}/`, { as: an })).body.updated_at).toBe(at.toISOString());
  });
});

describe('deleteSubject', () => {
  test('staff remove a subject from the catalogue and from every list', async () => {
    const [gone, kept] = [await aSubject(app.models), await aSubject(app.models)];
    const binh = await app.person();
    for (const { id: subjectId } of [gone, kept]) await aUserSubject(app.models, { userId: binh.id, subjectId });
    const { status, body } = await app.delete(`${path}${gone.id}/`, { as: staff });
    expect({ status, body }).toEqual({ status: 204, body: undefined });
    expect((await app.get(`${path}${gone.id}/`, { as: binh })).status).toBe(404);
    const { body: list } = await app.get('/api/user-subjects/', { as: binh });
    expect(list.results.map(({ subject }: { subject: number }) => subject)).toEqual([kept.id]);
    expect((await app.delete(`${path}${gone.id}/`, { as: staff })).status).toBe(404);
  });

  test('whoever added a subject may not take it away from the others', async () => {
    const { body } = await app.post(path, { as: an, body: { ...form, code: 'ADDED' } });
    expect(replyOf(await app.delete(`${path}${body.id}/`, { as: an }))).toEqual({ status: 403, body: forbidden });
    expect((await app.delete(`${path}${body.id}/`)).status).toBe(401);
    expect((await app.get(`${path}${body.id}/`, { as: an })).status).toBe(200);
  });

  test('a server may open its catalogue to everybody', async () => {
    const open = await anAppForThisTest({ CATALOG_WRITES: 'open' });
    const { id } = await aSubject(open.models);
    expect((await open.patch(`${path}${id}/`, { as: an, body: { level: 'expert' } })).status).toBe(200);
    expect((await open.delete(`${path}${id}/`, { as: an })).status).toBe(204);
  });
});
