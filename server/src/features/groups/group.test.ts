import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aSubject } from '../subjects/subjects.fixtures.ts';
import { aGroup, aMembership } from './groups.fixtures.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const subjectCalled = async (nameEn: string) => (await aSubject(app.models, { nameEn, level: 'beginner' })).id;
const create = (as: Person, body: object) => app.post('/api/groups/', { as, body });
const show = (as: Person, id: number) => app.get(`/api/groups/${id}/`, { as });
const counted = async () => (await app.db.query<{ count: number }>('SELECT count(*) FROM study_groups'))[0]?.count;

describe('createGroup', () => {
  test('makes the caller its first admin', async () => {
    const mai = await app.person({ full_name: 'Mai', major: 'Physics', year: 2 });
    const { status, body } = await create(mai, {
      name: '  Quantum club  ',
      description: ' Every week ',
      max_members: 5,
    });
    expect(status).toBe(201);
    const summary = { id: mai.id, email: mai.email, full_name: 'Mai', avatar_url: null, school: null };
    expect(body).toMatchObject({
      name: 'Quantum club',
      description: 'Every week',
      created_by: { ...summary, major: 'Physics', year: 2 },
      privacy: 'public',
      status: 'active',
      member_count: 1,
      max_members: 5,
      is_full: false,
      geom_point: null,
      subjects: [],
      is_member: true,
      is_admin: true,
      is_moderator: true,
      can_join: false,
      can_leave: false,
      can_edit: true,
      can_manage_members: true,
      user_role: 'admin',
      user_membership_status: 'active',
      user_membership: { user: summary, role: 'admin', status: 'active', invited_by: null, left_at: null },
    });
  });

  test('takes subjects, a school and a place; what is named twice counts once', async () => {
    const mai = await app.person();
    const [older, newer] = [await subjectCalled('Analysis'), await subjectCalled('Algebra')];
    const [school] = await app.db.query<{ id: number }>(
      "INSERT INTO schools (name, short_name) VALUES ('Hanoi University', 'HANU') RETURNING id",
    );
    const { body } = await create(mai, {
      name: 'Maths',
      subject_ids: [older, newer, older],
      school: school?.id,
      latitude: 21.0301234,
      longitude: 105.8048,
      avatar_url: '',
    });
    expect(body.subjects.map(({ id }: { id: number }) => id)).toEqual([newer, older]);
    expect(body.subjects[1]).toMatchObject({ name_en: 'Analysis', level: 'beginner' });
    expect(body.school).toEqual({ id: school?.id, name: 'Hanoi University', short_name: 'HANU' });
    expect(body.geom_point).toBe('SRID=4326;POINT (105.8048 21.0301234)');
    expect(body.avatar_url).toBeNull();
  });

  test('leaves nothing behind when a subject or the school does not exist', async () => {
    const mai = await app.person();
    const known = await subjectCalled('Topology');
    const before = await counted();
    const subject = await create(mai, { name: 'Half made', subject_ids: [known, 999_999] });
    const school = await create(mai, { name: 'Half made', school: 999_999 });
    const missing = ['Invalid pk "999999" - object does not exist.'];
    expect([subject.status, subject.body]).toEqual([400, { subject_ids: missing }]);
    expect([school.status, school.body]).toEqual([400, { school: missing }]);
    expect(await counted()).toBe(before);
  });

  test('names what is wrong', async () => {
    const mai = await app.person();
    const both = await create(mai, { name: ' ', privacy: 'secret', latitude: 91, longitude: -181, max_members: -1 });
    expect(both.body).toEqual({
      name: ['This field may not be blank.'],
      privacy: ['"secret" is not a valid choice.'],
      latitude: ['Ensure this value is less than or equal to 90.'],
      longitude: ['Ensure this value is greater than or equal to -180.'],
      max_members: ['Ensure this value is greater than or equal to 0.'],
    });
    expect((await create(mai, {})).body).toEqual({ name: ['This field is required.'] });
    expect((await create(mai, { name: 'x', latitude: 21 })).body).toEqual({ longitude: ['This field is required.'] });
    expect((await create(mai, { name: 'x', longitude: 0 })).body).toEqual({ latitude: ['This field is required.'] });
    expect((await create(mai, { name: 'x', subject_ids: ['one'] })).body).toEqual({
      subject_ids: { 0: ['A valid integer is required.'] },
    });
    expect((await create(mai, { name: 'x', avatar_url: 'ftp://example.com/a.png' })).body).toEqual({
      avatar_url: ['Enter a valid URL.'],
    });
  });

  test('needs a sign-in', async () => {
    expect((await app.post('/api/groups/', { body: { name: 'x' } })).status).toBe(401);
  });
});

describe('getGroup', () => {
  test('tells a stranger what they may do', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id);
    expect((await show(an, group)).body).toMatchObject({
      created_by: { id: mai.id, email: '' },
      is_member: false,
      is_admin: false,
      is_moderator: false,
      can_join: true,
      can_leave: false,
      can_edit: false,
      can_manage_members: false,
      user_membership: null,
      user_role: null,
      user_membership_status: null,
    });
  });

  test.each([
    ['left', true],
    ['removed', true],
    ['invited', true],
    ['pending', false],
    ['active', false],
  ] as const)('can be joined by somebody who is %s: %s', async (status, can) => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id);
    await aMembership(app.models, group, an.id, { status });
    const { body } = await show(an, group);
    expect(body).toMatchObject({ can_join: can, user_membership_status: status, user_membership: { status } });
    expect(body.user_role).toBe(status === 'active' ? 'member' : null);
  });

  test('does not exist for people whom it does not concern', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id, { privacy: 'invite_only' });
    for (const id of [group, 999_999, 'abc', '99999999999']) {
      const { status, body } = await app.get(`/api/groups/${id}/`, { as: an });
      expect([status, body]).toEqual([404, { detail: 'Not found.' }]);
    }
    await aMembership(app.models, group, an.id, { status: 'invited', invitedById: mai.id });
    const { body } = await show(an, group);
    expect(body).toMatchObject({ can_join: true, user_membership: { invited_by: { id: mai.id, email: '' } } });
  });

  test('the only admin may not leave, one of two may', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id);
    expect((await show(mai, group)).body.can_leave).toBe(false);
    await aMembership(app.models, group, an.id, { role: 'admin' });
    expect((await show(mai, group)).body.can_leave).toBe(true);
  });
});

describe.each(['replaceGroup', 'updateGroup'] as const)('%s', (operation) => {
  const change = (as: Person, id: number, body: object) =>
    app[operation === 'updateGroup' ? 'patch' : 'put'](`/api/groups/${id}/`, { as, body });

  test('writes what was sent and keeps the rest', async () => {
    const mai = await app.person();
    const subject = await subjectCalled('Logic');
    const made = { name: 'Logic', description: 'Proofs', subject_ids: [subject], latitude: 1, longitude: 2 };
    const { id } = (await create(mai, made)).body;
    app.clock.advance({ minutes: 1 });
    const { status, body } = await change(mai, id, { name: 'Logics', max_members: 0, id: 7, created_by: null });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, name: 'Logics', description: 'Proofs', max_members: 0, is_full: true });
    expect(body).toMatchObject({ geom_point: 'SRID=4326;POINT (2 1)', created_by: { id: mai.id } });
    expect(body.subjects).toHaveLength(1);
    expect(body.updated_at > body.created_at).toBe(true);
    expect((await change(mai, id, { name: 'Logics', subject_ids: [], max_members: null })).body).toMatchObject({
      subjects: [],
      max_members: null,
    });
  });

  test('is for admins only', async () => {
    const [mai, an, binh] = [await app.person(), await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id);
    await aMembership(app.models, group, an.id, { role: 'moderator' });
    await aMembership(app.models, group, binh.id, { role: 'admin', status: 'left' });
    for (const as of [an, binh, await app.person()]) {
      const { status, body } = await change(as, group, { name: 'Taken over' });
      expect([status, body]).toEqual([403, { detail: 'Only group admins can perform this action.' }]);
    }
    expect((await change(mai, 999_999, { name: 'x' })).status).toBe(404);
    const hidden = await aGroup(app.models, mai.id, { privacy: 'invite_only' });
    expect((await change(an, hidden.group, { name: 'x' })).status).toBe(404);
  });

  test('loses nothing to what is wrong', async () => {
    const mai = await app.person();
    const subject = await subjectCalled('Sets');
    const { id } = (await create(mai, { name: 'Sets', subject_ids: [subject] })).body;
    const { status, body } = await change(mai, id, { name: 'Changed', subject_ids: [999_999] });
    expect([status, body]).toEqual([400, { subject_ids: ['Invalid pk "999999" - object does not exist.'] }]);
    expect((await change(mai, id, { name: 'Changed', status: 'gone' })).status).toBe(400);
    expect((await show(mai, id)).body).toMatchObject({ name: 'Sets', subjects: [{ id: subject }] });
  });
});

test('replaceGroup wants a name, updateGroup wants nothing', async () => {
  const mai = await app.person();
  const { group } = await aGroup(app.models, mai.id);
  expect((await app.put(`/api/groups/${group}/`, { as: mai, body: {} })).body).toEqual({
    name: ['This field is required.'],
  });
  expect((await app.patch(`/api/groups/${group}/`, { as: mai, body: {} })).status).toBe(200);
});

describe('archiveGroup', () => {
  const archive = (as: Person, id: number) => app.delete(`/api/groups/${id}/`, { as });

  test('closes the group, which stays readable and can be brought back', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id);
    const { status, body } = await archive(mai, group);
    expect([status, body]).toEqual([200, { message: 'Group archived successfully.' }]);
    expect((await show(an, group)).body).toMatchObject({ status: 'archived', can_join: false });
    const join = await app.post(`/api/groups/${group}/join/`, { as: an });
    expect([join.status, join.body.error]).toEqual([400, 'This group is not active.']);
    expect((await archive(mai, group)).status).toBe(200);
    await app.patch(`/api/groups/${group}/`, { as: mai, body: { status: 'active' } });
    expect((await app.post(`/api/groups/${group}/join/`, { as: an })).status).toBe(200);
  });

  test('is for admins only', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id);
    await aMembership(app.models, group, an.id, { role: 'moderator' });
    expect((await archive(an, group)).status).toBe(403);
    expect((await archive(await app.person(), group)).status).toBe(403);
    expect((await app.delete(`/api/groups/${group}/`)).status).toBe(401);
    expect((await archive(mai, 999_999)).status).toBe(404);
  });
});
