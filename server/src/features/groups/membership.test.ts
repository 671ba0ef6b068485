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
const join = (as: Person, id: number) => app.post(`/api/groups/${id}/join/`, { as });
const leave = (as: Person, id: number) => app.post(`/api/groups/${id}/leave/`, { as });
const invite = (as: Person, id: number, user_id: unknown) =>
  app.post(`/api/groups/${id}/invite/`, { as, body: { user_id } });
const act = (as: Person, membership: number, action: 'accept' | 'reject' | 'remove') =>
  app.post(`/api/groups/memberships/${membership}/${action}/`, { as });
const statusOf = async (person: Person, group: number) =>
  (await app.models.memberships.findOne({ where: { groupId: group, userId: person.id } }))?.status;

async function people(count: number): Promise<Person[]> {
  return Promise.all(Array.from({ length: count }, () => app.person()));
}

describe('joinGroup', () => {
  test('opens a public group at once', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    const { status, body } = await join(an, group);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      message: 'You have joined the group.',
      membership: { user: { id: an.id, email: an.email }, role: 'member', status: 'active', invited_by: null },
    });
    const again = await join(an, group);
    expect([again.status, again.body]).toEqual([400, both('You are already a member of this group.')]);
  });

  test('asks the admins of a private one', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id, { privacy: 'private' });
    const { status, body } = await join(an, group);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      message: 'Your request to join has been sent to the group admins.',
      membership: { status: 'pending' },
    });
    const again = await join(an, group);
    expect([again.status, again.body]).toEqual([400, both('Your request to join is already pending.')]);
  });

  test('wants an invitation to an invite-only one, which strangers never hear of', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id, { privacy: 'invite_only' });
    expect((await join(an, group)).status).toBe(404);
    await aMembership(app.models, group, an.id, { status: 'left' });
    const { status, body } = await join(an, group);
    expect([status, body]).toEqual([403, both('This is an invite-only group. You must be invited to join.')]);
  });

  test.each(['public', 'private', 'invite_only'] as const)('accepts an invitation to a %s group', async (privacy) => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id, { privacy });
    await invite(mai, group, an.id);
    const { body } = await join(an, group);
    expect(body).toMatchObject({
      message: 'You have accepted the invitation and joined the group.',
      membership: { status: 'active', invited_by: { id: mai.id } },
    });
  });

  test('finds no place in a full group', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id, { maxMembers: 1 });
    expect((await join(an, group)).body).toEqual(both('This group is full.'));
    await invite(mai, group, an.id);
    expect((await join(an, group)).body).toEqual(both('This group is full.'));
    expect((await join(mai, group)).body).toEqual(both('You are already a member of this group.'));
  });

  test.each(['inactive', 'archived'] as const)('is refused by an %s group', async (status) => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id, { status });
    expect((await join(an, group)).body).toEqual(both('This group is not active.'));
  });

  test('uses the row of an earlier membership again, as an ordinary member', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    const id = await aMembership(app.models, group, an.id, { role: 'admin' });
    expect((await leave(an, group)).status).toBe(200);
    const { body } = await join(an, group);
    expect(body.membership).toMatchObject({ id, role: 'member', status: 'active', left_at: null });
  });

  test('whoever was removed waits for an admin, however often they try', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    const id = await aMembership(app.models, group, an.id);
    await act(mai, id, 'remove');
    expect((await join(an, group)).body.membership.status).toBe('pending');
    // Neither taking the request back nor having it declined makes anything forgotten.
    await leave(an, group);
    expect(await statusOf(an, group)).toBe('removed');
    expect((await join(an, group)).body.membership.status).toBe('pending');
    await act(mai, id, 'reject');
    expect((await join(an, group)).body.membership.status).toBe('pending');
    await act(mai, id, 'accept');
    await leave(an, group);
    expect((await join(an, group)).body.membership.status).toBe('active');
  });

  test('needs a sign-in and a group', async () => {
    expect((await app.post('/api/groups/1/join/')).status).toBe(401);
    expect((await join(await app.person(), 999_999)).status).toBe(404);
  });
});

describe('leaveGroup', () => {
  test('ends a membership and keeps its row', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    const id = await aMembership(app.models, group, an.id, { role: 'moderator' });
    const { status, body } = await leave(an, group);
    expect([status, body]).toEqual([200, { message: 'You have left the group.' }]);
    expect((await app.get(`/api/groups/memberships/${id}/`, { as: an })).body).toMatchObject({
      role: 'moderator',
      status: 'left',
      left_at: app.clock.now().toISOString(),
    });
    expect((await leave(an, group)).body).toEqual(both('You are not a member of this group.'));
  });

  test('takes a request back and declines an invitation', async () => {
    const [mai, an, binh] = (await people(3)) as [Person, Person, Person];
    const { group } = await aGroup(app.models, mai.id, { privacy: 'private' });
    await join(an, group);
    await invite(mai, group, binh.id);
    expect((await leave(an, group)).body.message).toBe('Your request to join has been withdrawn.');
    expect((await leave(binh, group)).body.message).toBe('You have declined the invitation.');
    expect([await statusOf(an, group), await statusOf(binh, group)]).toEqual([undefined, undefined]);
  });

  test('keeps the last admin', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group, membership } = await aGroup(app.models, mai.id);
    await aMembership(app.models, group, an.id, { role: 'admin', status: 'left' });
    const text = 'You are the last admin. Please promote another member to admin before leaving.';
    const { status, body } = await leave(mai, group);
    expect([status, body]).toEqual([400, both(text)]);
    await aMembership(app.models, group, (await app.person()).id, { role: 'admin' });
    expect((await leave(mai, group)).status).toBe(200);
    expect(membership).toBeGreaterThan(0);
  });

  test('is nothing to strangers', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const open = await aGroup(app.models, mai.id);
    const hidden = await aGroup(app.models, mai.id, { privacy: 'invite_only' });
    expect((await leave(an, open.group)).body).toEqual(both('You are not a member of this group.'));
    expect((await leave(an, hidden.group)).status).toBe(404);
    expect((await app.post(`/api/groups/${open.group}/leave/`)).status).toBe(401);
  });
});

describe('inviteToGroup', () => {
  test('is for admins and moderators, and answers with the membership', async () => {
    const [mai, an, binh, chi] = (await people(4)) as [Person, Person, Person, Person];
    const { group } = await aGroup(app.models, mai.id, { maxMembers: 1 });
    await aMembership(app.models, group, an.id, { role: 'moderator' });
    await aMembership(app.models, group, binh.id);
    const { status, body } = await invite(an, group, chi.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { id: chi.id, email: '' },
      role: 'member',
      status: 'invited',
      invited_by: { id: an.id, email: an.email },
    });
    const refused = await invite(binh, group, chi.id);
    expect([refused.status, refused.body]).toEqual([
      403,
      { detail: 'Only group moderators or admins can perform this action.' },
    ]);
    expect((await invite(chi, group, chi.id)).status).toBe(403);
  });

  test('brings former members back', async () => {
    const [mai, an, binh] = (await people(3)) as [Person, Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    const left = await aMembership(app.models, group, an.id, { role: 'admin', status: 'left' });
    const removed = await aMembership(app.models, group, binh.id);
    await act(mai, removed, 'remove');
    expect((await invite(mai, group, an.id)).body).toMatchObject({ id: left, role: 'member', status: 'invited' });
    expect((await invite(mai, group, binh.id)).body).toMatchObject({ id: removed, status: 'invited' });
    expect((await join(binh, group)).body.membership.status).toBe('active');
  });

  test('once removed, a declined invitation changes nothing', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    await act(mai, await aMembership(app.models, group, an.id), 'remove');
    await invite(mai, group, an.id);
    await leave(an, group);
    expect(await statusOf(an, group)).toBe('removed');
  });

  test('says why somebody cannot be invited', async () => {
    const [mai, an, binh, chi] = (await people(4)) as [Person, Person, Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    await aMembership(app.models, group, an.id, { status: 'pending' });
    await invite(mai, group, binh.id);
    const waiting = both('User already has a pending invitation or request.');
    expect((await invite(mai, group, mai.id)).body).toEqual(both('User is already a member of this group.'));
    expect((await invite(mai, group, an.id)).body).toEqual(waiting);
    expect((await invite(mai, group, binh.id)).body).toEqual(waiting);
    const unknown = { user_id: ['User not found.'] };
    expect((await invite(mai, group, 2_147_483_647)).body).toEqual(unknown);
    await app.models.users.update({ status: 'banned' }, { where: { id: chi.id } });
    expect((await invite(mai, group, chi.id)).body).toEqual(unknown);
    expect((await invite(mai, group, 'an')).body).toEqual({ user_id: ['A valid integer is required.'] });
    expect((await invite(mai, group, null)).body).toEqual({ user_id: ['This field may not be null.'] });
    await app.delete(`/api/groups/${group}/`, { as: mai });
    expect((await invite(mai, group, (await app.person()).id)).body).toEqual(both('This group is not active.'));
  });

  test('whoever was blocked cannot get through to a person this way', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const { group } = await aGroup(app.models, mai.id);
    await aRequest(app.models.requests, { senderId: an.id, receiverId: mai.id, state: 'blocked' });
    expect((await invite(mai, group, an.id)).body).toEqual({ user_id: ['User not found.'] });
  });

  test('is nothing to strangers', async () => {
    const [mai, an] = (await people(2)) as [Person, Person];
    const hidden = await aGroup(app.models, mai.id, { privacy: 'invite_only' });
    expect((await invite(an, hidden.group, an.id)).status).toBe(404);
    expect((await app.post(`/api/groups/${hidden.group}/invite/`)).status).toBe(401);
  });
});
