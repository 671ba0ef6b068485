import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aRequest } from '../matching/matching.fixtures.ts';
import { aGroup, aMembership } from './groups.fixtures.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const both = (text: string) => ({ error: text, detail: text });
const members = (as: Person, id: number, query = '') => app.get(`/api/groups/${id}/members/${query}`, { as });
const show = (as: Person, id: number) => app.get(`/api/groups/memberships/${id}/`, { as });
const act = (as: Person, id: number, action: 'accept' | 'reject' | 'remove') =>
  app.post(`/api/groups/memberships/${id}/${action}/`, { as });
const give = (as: Person, id: number, role: unknown) =>
  app.patch(`/api/groups/memberships/${id}/role/`, { as, body: { role } });

const adminsOnly = [403, { detail: 'Only group admins can perform this action.' }];
const answerOf = ({ status, body }: { status: number; body: unknown }) => [status, body];

describe('listGroupMembers', () => {
  test('admins, moderators, members, each in the order in which they came', async () => {
    const mai = await app.person();
    const { group, membership } = await aGroup(app.models, mai.id);
    const later: Record<string, number[]> = { member: [], moderator: [], admin: [] };
    for (const role of ['member', 'moderator', 'admin', 'member'] as const) {
      later[role]?.push(await aMembership(app.models, group, (await app.person()).id, { role }));
    }
    // Those who came in one moment still have their order.
    await app.db.query('UPDATE group_memberships SET joined_at = now() WHERE group_id = $1', [group]);
    const expected = [membership, ...(later.admin ?? []), ...(later.moderator ?? []), ...(later.member ?? [])];
    const first = await members(mai, group, '?page_size=3');
    const next = new URL(first.body.next);
    expect(next.search).toBe('?page=2&page_size=3');
    const second = await app.get(next.pathname + next.search, { as: mai });
    expect(first.body.count).toBe(5);
    expect([first, second].flatMap(({ body }) => body.results.map(({ id }: { id: number }) => id))).toEqual(expected);
  });

  test('twelve a page, and past the end nobody', async () => {
    const mai = await app.person();
    const { group } = await aGroup(app.models, mai.id);
    for (let count = 0; count < 12; count += 1) await aMembership(app.models, group, (await app.person()).id);
    expect((await members(mai, group)).body.results).toHaveLength(12);
    const past = await members(mai, group, '?page=9');
    expect(past.body).toMatchObject({ count: 13, next: null, results: [] });
    expect(new URL(past.body.previous).search).toBe('?page=2');
    for (const query of ['?page=0', '?page=two', '?page_size=many']) {
      expect((await members(mai, group, query)).body.results).toHaveLength(12);
    }
    expect((await members(mai, group, '?page=last')).body.results).toHaveLength(1);
  });

  test('shows everybody to members, and to others those who are in', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id);
    for (const status of ['pending', 'invited', 'left', 'removed'] as const) {
      await aMembership(app.models, group, (await app.person()).id, { status });
    }
    expect((await members(mai, group)).body.count).toBe(5);
    expect((await members(an, group)).body).toMatchObject({ count: 1, results: [{ user: { id: mai.id } }] });
    await aMembership(app.models, group, an.id, { status: 'invited' });
    expect((await members(an, group)).body.count).toBe(1);
  });

  test('shows of each person what that person shows to strangers', async () => {
    const profile = { major: 'Physics', year: 3 };
    const [mai, shy, friend] = [
      await app.person(profile),
      await app.person({ ...profile, privacy_level: 'private' }),
      await app.person({ ...profile, privacy_level: 'private' }),
    ];
    const viewer = await app.person();
    await aRequest(app.models.requests, { senderId: viewer.id, receiverId: friend.id, state: 'accepted' });
    const { group } = await aGroup(app.models, mai.id);
    await aMembership(app.models, group, shy.id);
    await aMembership(app.models, group, friend.id);
    const rows = (await members(viewer, group)).body.results as { user: { id: number } }[];
    const shown = (person: Person) => rows.find(({ user }) => user.id === person.id)?.user;
    expect(shown(mai)).toMatchObject({ email: '', major: 'Physics', year: 3 });
    expect(shown(shy)).toMatchObject({ email: '', full_name: shy.fullName, major: null, year: null, school: null });
    expect(shown(friend)).toMatchObject({ email: friend.email, major: 'Physics', year: 3 });
  });

  test('hides invite-only groups and needs a sign-in', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id, { privacy: 'invite_only' });
    expect((await members(an, group)).status).toBe(404);
    expect((await members(an, 999_999)).status).toBe(404);
    expect((await app.get(`/api/groups/${group}/members/`)).status).toBe(401);
  });
});

describe('getMembership', () => {
  test('is for its person and for those who are in', async () => {
    const [mai, an, binh] = [await app.person(), await app.person(), await app.person()];
    const { group, membership } = await aGroup(app.models, mai.id);
    const own = await aMembership(app.models, group, an.id, { status: 'removed' });
    expect((await show(an, own)).body).toMatchObject({ id: own, user: { id: an.id, email: an.email } });
    expect((await show(mai, own)).body).toMatchObject({ id: own, status: 'removed' });
    for (const [person, id] of [
      [binh, own],
      [an, membership],
      [binh, 999_999],
    ] as const) {
      expect(answerOf(await show(person, id))).toEqual([404, { detail: 'Not found.' }]);
    }
    expect((await app.get(`/api/groups/memberships/${own}/`)).status).toBe(401);
    expect((await app.get('/api/groups/memberships/', { as: mai })).status).toBe(404);
  });
});

describe('changeMembershipRole', () => {
  test('promotes and demotes active members', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group, membership } = await aGroup(app.models, mai.id);
    const other = await aMembership(app.models, group, an.id);
    expect((await give(mai, other, 'admin')).body).toMatchObject({ id: other, role: 'admin', status: 'active' });
    expect((await give(an, membership, 'member')).body).toMatchObject({ role: 'member' });
    expect(answerOf(await give(mai, other, 'member'))).toEqual(adminsOnly);
  });

  test('keeps the last admin, also when an admin is demoted who is not in any more', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group, membership } = await aGroup(app.models, mai.id);
    const gone = await aMembership(app.models, group, an.id, { role: 'admin', status: 'left' });
    const text = 'Cannot demote the last admin. Promote another member first.';
    expect(answerOf(await give(mai, membership, 'moderator'))).toEqual([400, both(text)]);
    expect((await give(mai, membership, 'admin')).status).toBe(200);
    expect(answerOf(await give(mai, gone, 'member'))).toEqual([400, both('This membership is not active.')]);
  });

  test.each(['pending', 'invited', 'left', 'removed'] as const)('leaves rows alone that are %s', async (status) => {
    const mai = await app.person();
    const { group } = await aGroup(app.models, mai.id);
    const row = await aMembership(app.models, group, (await app.person()).id, { status });
    expect(answerOf(await give(mai, row, 'admin'))).toEqual([400, both('This membership is not active.')]);
  });

  test('names what is wrong', async () => {
    const mai = await app.person();
    const { membership } = await aGroup(app.models, mai.id);
    expect((await give(mai, membership, 'zz')).body).toEqual({ role: ['"zz" is not a valid choice.'] });
    expect((await app.patch(`/api/groups/memberships/${membership}/role/`, { as: mai, body: {} })).body).toEqual({
      role: ['This field is required.'],
    });
  });
});

describe('acceptMembership and rejectMembership', () => {
  const asked = async (values: Parameters<typeof aGroup>[2] = {}) => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id, { privacy: 'private', ...values });
    return { mai, an, group, row: await aMembership(app.models, group, an.id, { status: 'pending' }) };
  };

  test('let somebody in, once', async () => {
    const { mai, an, row } = await asked();
    expect((await act(mai, row, 'accept')).body).toMatchObject({ id: row, status: 'active', user: { id: an.id } });
    for (const action of ['accept', 'reject'] as const) {
      expect(answerOf(await act(mai, row, action))).toEqual([400, both('This membership is not pending.')]);
    }
  });

  test('turn somebody away, who may ask again', async () => {
    const { mai, an, group, row } = await asked();
    expect(answerOf(await act(mai, row, 'reject'))).toEqual([200, { message: 'Join request rejected.' }]);
    expect((await show(an, row)).status).toBe(404);
    expect((await app.post(`/api/groups/${group}/join/`, { as: an })).body.membership.status).toBe('pending');
  });

  test('respect what the group allows', async () => {
    const full = await asked({ maxMembers: 1 });
    expect(answerOf(await act(full.mai, full.row, 'accept'))).toEqual([400, both('This group is full.')]);
    const closed = await asked({ status: 'archived' });
    expect(answerOf(await act(closed.mai, closed.row, 'accept'))).toEqual([400, both('This group is not active.')]);
    expect((await act(closed.mai, closed.row, 'reject')).status).toBe(200);
  });
});

describe('removeMembership', () => {
  test.each(['active', 'pending', 'invited', 'left', 'removed'] as const)('ends one that is %s', async (status) => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group } = await aGroup(app.models, mai.id);
    const row = await aMembership(app.models, group, an.id, { status });
    expect(answerOf(await act(mai, row, 'remove'))).toEqual([200, { message: 'Member removed from group.' }]);
    expect((await act(mai, row, 'remove')).status).toBe(200);
    expect((await show(an, row)).body).toMatchObject({ status: 'removed' });
  });

  test('keeps the last admin', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { group, membership } = await aGroup(app.models, mai.id);
    expect(answerOf(await act(mai, membership, 'remove'))).toEqual([400, both('Cannot remove the last admin.')]);
    await aMembership(app.models, group, an.id, { role: 'admin' });
    expect((await act(mai, membership, 'remove')).status).toBe(200);
  });
});

test.each(['accept', 'reject', 'remove', 'role'] as const)('%s is for admins only', async (action) => {
  const [mai, an, binh] = [await app.person(), await app.person(), await app.person()];
  const { group } = await aGroup(app.models, mai.id);
  await aMembership(app.models, group, an.id, { role: 'moderator' });
  const row = await aMembership(app.models, group, (await app.person()).id, { status: 'pending' });
  const own = await aMembership(app.models, group, binh.id, { status: 'pending' });
  const decide = (person: Person, id: number) =>
    action === 'role' ? give(person, id, 'admin') : act(person, id, action);
  expect(answerOf(await decide(an, row))).toEqual(adminsOnly);
  expect(answerOf(await decide(binh, own))).toEqual(adminsOnly);
  expect((await decide(binh, row)).status).toBe(404);
  expect((await decide(await app.person(), row)).status).toBe(404);
  expect((await decide(mai, 999_999)).status).toBe(404);
  const path = `/api/groups/memberships/${row}/${action}/`;
  expect((await (action === 'role' ? app.patch(path) : app.post(path))).status).toBe(401);
});
