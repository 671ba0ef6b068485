import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aSubject, aUserSubject } from './subjects.fixtures.ts';

const path = '/api/user-subjects/';
const notFound = { detail: 'Not found.' };
const listed = { non_field_errors: ['You have already added this subject.'] };
const unknown = (id: number) => ({ subject: [`Invalid pk "${id}" - object does not exist.`] });

let app: App;
let an: Person;
let binh: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person({ full_name: 'Trần Hoài An' });
  binh = await app.person();
});
afterAll(() => app.close());

const replyOf = ({ status, body }: { status: number; body: unknown }) => ({ status, body });
const newSubject = async () => (await aSubject(app.models)).id;
const add = (as: Person, body: object) => app.post(path, { as, body });
const form = (subject: unknown) => ({ subject, level: 'intermediate', intent: 'learn' });
const entryOf = async (person: Person, facts = {}) =>
  aUserSubject(app.models, { userId: person.id, subjectId: await newSubject(), ...facts });

describe('addUserSubject', () => {
  test('a subject is put on the own list, with a note or without', async () => {
    const [one, other] = [await newSubject(), await newSubject()];
    const { status, body } = await add(an, { ...form(one), note: ' Ôn thi cuối kỳ ' });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(Number), ...form(one), note: 'Ôn thi cuối kỳ' });
    expect((await add(an, form(String(other)))).body).toEqual({ id: expect.any(Number), ...form(other), note: '' });
    expect((await add(binh, form(one))).status).toBe(201);
  });

  test('each subject can be on a list once, however often it is sent', async () => {
    const subject = await newSubject();
    const replies = await Promise.all(Array.from({ length: 8 }, () => add(an, form(subject))));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status !== 201).map(replyOf);
    expect(refused).toEqual(Array.from({ length: 7 }, () => ({ status: 400, body: listed })));
  });

  test('what is wrong is told field by field', async () => {
    const subject = await newSubject();
    const required = ['This field is required.'];
    const refusals: [object, object][] = [
      [{}, { subject: required, level: required, intent: required }],
      [{ ...form(subject), level: null }, { level: ['This field may not be null.'] }],
      [
        { ...form(subject), level: '', intent: 'watch' },
        { level: ['"" is not a valid choice.'], intent: ['"watch" is not a valid choice.'] },
      ],
      [{ ...form(subject), note: null }, { note: ['This field may not be null.'] }],
      [{ ...form(subject), note: 'x'.repeat(5001) }, { note: ['Ensure this field has no more than 5000 characters.'] }],
      [form('CS101'), { subject: ['Incorrect type. Expected pk value, received str.'] }],
      [form(true), { subject: ['Incorrect type. Expected pk value, received bool.'] }],
      [form([subject]), { subject: ['Incorrect type. Expected pk value, received list.'] }],
      [form(1.5), { subject: ['Incorrect type. Expected pk value, received float.'] }],
      [form(' '), { subject: ['This field may not be null.'] }],
      [form(null), { subject: ['This field may not be null.'] }],
      [form(2_000_000_000), unknown(2_000_000_000)],
      [form(0), unknown(0)],
      [form(3_000_000_000), unknown(3_000_000_000)],
    ];
    for (const [body, errors] of refusals) {
      expect(replyOf(await add(an, body))).toEqual({ status: 400, body: errors });
    }
  });

  test('a subject that is removed meanwhile is on nobody’s list', async () => {
    const staff = await app.person();
    await app.models.users.update({ isStaff: true }, { where: { id: staff.id } });
    for (let round = 0; round < 5; round += 1) {
      const subject = await newSubject();
      const [removed, ...replies] = await Promise.all([
        app.delete(`/api/subjects/${subject}/`, { as: staff }),
        add(an, form(subject)),
        add(binh, form(subject)),
      ]);
      expect(removed.status).toBe(204);
      for (const { status, body } of replies) {
        if (status !== 201) expect({ status, body }).toEqual({ status: 400, body: unknown(subject) });
      }
      expect(await app.models.userSubjects.count({ where: { subjectId: subject } })).toBe(0);
    }
  });

  test('a stranger has no list', async () => {
    expect((await app.post(path, { body: form(1) })).status).toBe(401);
  });
});

describe('getUserSubject', () => {
  test('an entry tells everything about itself, its subject and its owner', async () => {
    const subject = await aSubject(app.models, { nameVi: 'Xác suất', nameEn: 'Probability', level: 'advanced' });
    const at = new Date('2026-01-02T03:04:05Z');
    const facts = { level: 'beginner', intent: 'both', note: 'Chương 3' } as const;
    const { id } = await aUserSubject(app.models, { userId: an.id, subjectId: subject.id, ...facts, at });
    const { status, body } = await app.get(`${path}${id}/`, { as: an });
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      user: an.id,
      user_email: an.email,
      user_full_name: 'Trần Hoài An',
      subject: subject.id,
      subject_code: subject.code,
      subject_name_vi: 'Xác suất',
      subject_name_en: 'Probability',
      subject_level: 'advanced',
      ...facts,
      created_at: at.toISOString(),
      updated_at: at.toISOString(),
    });
  });
});

describe('replaceUserSubject and updateUserSubject', () => {
  test('what is sent is changed, and the rest stays', async () => {
    const { id, subjectId } = await entryOf(an, { note: 'Ôn thi' });
    const changed = await app.patch(`${path}${id}/`, { as: an, body: { level: 'expert' } });
    expect(replyOf(changed)).toEqual({
      status: 200,
      body: { id, subject: subjectId, level: 'expert', intent: 'learn', note: 'Ôn thi' },
    });
    const body = { subject: await newSubject(), level: 'advanced', intent: 'teach' };
    expect((await app.put(`${path}${id}/`, { as: an, body })).body).toEqual({ id, ...body, note: 'Ôn thi' });
    expect((await app.patch(`${path}${id}/`, { as: an, body: { note: '' } })).body).toEqual({ id, ...body, note: '' });
    const { body: shown } = await app.get(`${path}${id}/`, { as: an });
    expect(shown.updated_at).toBe(app.clock.now().toISOString());
  });

  test('nothing sent changes nothing, and an owner cannot be written', async () => {
    const at = new Date('2026-01-01');
    const { id } = await entryOf(an, { at });
    for (const body of [undefined, {}, { user: binh.id, id: 1 }]) {
      expect((await app.patch(`${path}${id}/`, { as: an, body })).status).toBe(200);
    }
    const { body } = await app.get(`${path}${id}/`, { as: an });
    expect(body).toMatchObject({ id, user: an.id, updated_at: at.toISOString() });
  });

  test('an entry cannot move to a subject that is listed already or does not exist', async () => {
    const [one, other] = [await entryOf(an), await entryOf(an)];
    const move = (method: 'put' | 'patch', subject: number) =>
      app[method](`${path}${one.id}/`, { as: an, body: form(subject) });
    for (const method of ['put', 'patch'] as const) {
      expect(replyOf(await move(method, other.subjectId))).toEqual({ status: 400, body: listed });
      expect(replyOf(await move(method, 2_000_000_000))).toEqual({ status: 400, body: unknown(2_000_000_000) });
      expect((await move(method, one.subjectId)).status).toBe(200);
    }
  });

  test('the form must be complete', async () => {
    const { id } = await entryOf(an);
    const { status, body } = await app.put(`${path}${id}/`, { as: an, body: { note: 'x' } });
    expect({ status, fields: Object.keys(body) }).toEqual({ status: 400, fields: ['subject', 'level', 'intent'] });
  });
});

describe('removeUserSubject', () => {
  test('an entry is taken off the list, and the subject stays', async () => {
    const { id, subjectId } = await entryOf(an);
    expect(replyOf(await app.delete(`${path}${id}/`, { as: an }))).toEqual({ status: 204, body: undefined });
    expect((await app.delete(`${path}${id}/`, { as: an })).status).toBe(404);
    expect((await app.get(`/api/subjects/${subjectId}/`, { as: an })).status).toBe(200);
    expect((await add(an, form(subjectId))).status).toBe(201);
  });
});

describe("other people's entries", () => {
  test('are found by nobody, to read, change or remove', async () => {
    const { id, subjectId } = await entryOf(an, { note: 'For me alone' });
    for (const method of ['get', 'put', 'patch', 'delete'] as const) {
      const body = method === 'put' || method === 'patch' ? form(subjectId) : undefined;
      for (const which of [id, 2_000_000_000, 'first', 0]) {
        expect(replyOf(await app[method](`${path}${which}/`, { as: binh, body }))).toEqual({
          status: 404,
          body: notFound,
        });
      }
      expect((await app[method](`${path}${id}/`, { body })).status).toBe(401);
    }
    const { body } = await app.get(`${path}${id}/`, { as: an });
    expect(body).toMatchObject({ level: 'beginner', note: 'For me alone' });
  });
});
