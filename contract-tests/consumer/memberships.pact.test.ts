import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError, page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { membership } from './groups.shapes.ts';
import { fact, placeholder, type Rule, time, whole } from './matching-rules.ts';
import { summary } from './people.shapes.ts';

const theGroup = { id: placeholder('group') };
const theMembership = { id: placeholder('membership') };
const adminsOnly = 'Only group admins can perform this action.';

type Shape = ReturnType<typeof membership>;
const mine = (status: 'active' | 'pending', id: Rule = whole(facts.membership)): Shape => membership(id, { status });
const theirs = (changes: Partial<Shape> = {}): Shape => ({
  ...membership(fact('membership'), {}, 'other'),
  invited_by: summary(fact('me')),
  ...changes,
});

describe('joining', () => {
  test('opens a public group', async () => {
    const joined = exchange({
      operation: 'joinGroup',
      title: 'a public group',
      given: [given('group')],
      params: theGroup,
      status: 200,
      answer: { message: 'You have joined the group.', membership: mine('active') },
    });
    const result = await record([joined], (mate) => mate.groups.joinGroup(facts.group));
    expect(result.membership.status).toBe('active');
  });

  test('asks a private group', async () => {
    const asked = exchange({
      operation: 'joinGroup',
      title: 'a private group',
      given: [given('group', { privacy: 'private' })],
      params: theGroup,
      status: 200,
      answer: { message: 'Your request to join has been sent to the group admins.', membership: mine('pending') },
    });
    const result = await record([asked], (mate) => mate.groups.joinGroup(facts.group));
    expect(result.membership.status).toBe('pending');
  });

  test.each([
    [400, 'a group without places', { places: 1 }, 'This group is full.'],
    [400, 'a group that I am in', { mine: 'active' }, 'You are already a member of this group.'],
    [
      403,
      'an invite-only group',
      { privacy: 'invite_only', mine: 'left' },
      'This is an invite-only group. You must be invited to join.',
    ],
  ] as const)('is refused with %i by %s', async (status, title, parameters, text) => {
    const refused = exchange({
      operation: 'joinGroup',
      title,
      given: [given('group', parameters)],
      params: theGroup,
      status,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) => mate.groups.joinGroup(facts.group));
    expect(error).toMatchObject({ status, detail: text });
  });
});

describe('leaving', () => {
  test('says goodbye', async () => {
    const left = exchange({
      operation: 'leaveGroup',
      title: 'a group that I am in',
      given: [given('group', { mine: 'active' })],
      params: theGroup,
      status: 200,
      answer: { message: 'You have left the group.' },
    });
    const { message } = await record([left], (mate) => mate.groups.leaveGroup(facts.group));
    expect(message).toBe('You have left the group.');
  });

  test('is not for the last admin', async () => {
    const text = 'You are the last admin. Please promote another member to admin before leaving.';
    const refused = exchange({
      operation: 'leaveGroup',
      title: 'a group without another admin',
      given: [given('ownGroup')],
      params: theGroup,
      status: 400,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) => mate.groups.leaveGroup(facts.group));
    expect(error).toMatchObject({ status: 400, detail: text });
  });
});

describe('inviting', () => {
  const body = { user_id: fact('other') };
  const call = { user_id: facts.other };

  test('answers with the membership', async () => {
    const invited = exchange({
      operation: 'inviteToGroup',
      title: 'somebody else',
      given: [given('ownGroup')],
      params: theGroup,
      body,
      status: 200,
      answer: theirs({ id: whole(facts.membership), status: 'invited' }),
    });
    const row = await record([invited], (mate) => mate.groups.inviteToGroup(facts.group, call));
    expect(row).toMatchObject({ status: 'invited', user: { id: facts.other } });
  });

  test('a member is refused', async () => {
    const text = 'User is already a member of this group.';
    const refused = exchange({
      operation: 'inviteToGroup',
      title: 'a member',
      given: [given('ownGroup', { theirs: 'active' })],
      params: theGroup,
      body,
      status: 400,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) => mate.groups.inviteToGroup(facts.group, call));
    expect(error).toMatchObject({ status: 400, detail: text });
  });

  test('is for admins and moderators', async () => {
    const text = 'Only group moderators or admins can perform this action.';
    const refused = exchange({
      operation: 'inviteToGroup',
      title: 'by an ordinary member',
      given: [given('group', { mine: 'active' })],
      params: theGroup,
      body,
      status: 403,
      answer: { detail: text },
    });
    const error = await recordError(refused, (mate) => mate.groups.inviteToGroup(facts.group, call));
    expect(error).toMatchObject({ status: 403, detail: text });
  });
});

test('members are listed page by page, admins first', async () => {
  const admin = membership(whole(facts.membership), { role: 'admin' });
  const two = [given('ownGroup', { theirs: 'active' })];
  const first = exchange({
    operation: 'listGroupMembers',
    title: 'the first of two pages',
    given: two,
    params: theGroup,
    query: { page_size: '1' },
    status: 200,
    answer: page(admin, { next: 'page=2&page_size=1' }),
  });
  const last = exchange({
    operation: 'listGroupMembers',
    title: 'the last of two pages',
    given: two,
    params: theGroup,
    query: { page_size: '1', page: '2' },
    status: 200,
    answer: page(theirs(), { previous: 'page_size=1' }),
  });
  const roles = await record([first, last], async (mate) => {
    const all: string[] = [];
    for await (const { role } of mate.groups.listGroupMembers(facts.group, { page_size: 1 })) all.push(role);
    return all;
  });
  expect(roles).toEqual(['admin', 'member']);
});

test('a membership is shown to those who are in', async () => {
  const shown = exchange({
    operation: 'getMembership',
    title: 'of somebody in my group',
    given: [given('ownGroup', { theirs: 'active' })],
    params: theMembership,
    status: 200,
    answer: theirs(),
  });
  expect(await record([shown], (mate) => mate.groups.getMembership(facts.membership))).toMatchObject({
    status: 'active',
  });
});

describe('a role', () => {
  const body = { role: 'moderator' as const };

  test('is given to a member', async () => {
    const given_ = exchange({
      operation: 'changeMembershipRole',
      title: 'to a member',
      given: [given('ownGroup', { theirs: 'active' })],
      params: theMembership,
      body,
      status: 200,
      answer: theirs({ role: 'moderator' }),
    });
    const row = await record([given_], (mate) => mate.groups.changeMembershipRole(facts.membership, body));
    expect(row.role).toBe('moderator');
  });

  test('is not taken from the last admin', async () => {
    const text = 'Cannot demote the last admin. Promote another member first.';
    const refused = exchange({
      operation: 'changeMembershipRole',
      title: 'of the last admin',
      given: [given('ownGroup')],
      params: theMembership,
      body,
      status: 400,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) => mate.groups.changeMembershipRole(facts.membership, body));
    expect(error).toMatchObject({ status: 400, detail: text });
  });

  test('is for admins to give', async () => {
    const refused = exchange({
      operation: 'changeMembershipRole',
      title: 'by an ordinary member',
      given: [given('group', { mine: 'active' })],
      params: theMembership,
      body,
      status: 403,
      answer: { detail: adminsOnly },
    });
    const error = await recordError(refused, (mate) => mate.groups.changeMembershipRole(facts.membership, body));
    expect(error).toMatchObject({ status: 403 });
  });
});

describe('a request to join', () => {
  test('is accepted', async () => {
    const accepted = exchange({
      operation: 'acceptMembership',
      title: 'of somebody else',
      given: [given('ownGroup', { theirs: 'pending' })],
      params: theMembership,
      status: 200,
      answer: theirs({ updated_at: time() }),
    });
    const row = await record([accepted], (mate) => mate.groups.acceptMembership(facts.membership));
    expect(row.status).toBe('active');
  });

  test('is rejected', async () => {
    const rejected = exchange({
      operation: 'rejectMembership',
      title: 'of somebody else',
      given: [given('ownGroup', { theirs: 'pending' })],
      params: theMembership,
      status: 200,
      answer: { message: 'Join request rejected.' },
    });
    const { message } = await record([rejected], (mate) => mate.groups.rejectMembership(facts.membership));
    expect(message).toBe('Join request rejected.');
  });

  test.each(['acceptMembership', 'rejectMembership'] as const)('%s wants one', async (operation) => {
    const text = 'This membership is not pending.';
    const refused = exchange({
      operation,
      title: 'of somebody who is in',
      given: [given('ownGroup', { theirs: 'active' })],
      params: theMembership,
      status: 400,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) => mate.groups[operation](facts.membership));
    expect(error).toMatchObject({ status: 400, detail: text });
  });
});

describe('removing', () => {
  test('ends a membership', async () => {
    const removed = exchange({
      operation: 'removeMembership',
      title: 'a member',
      given: [given('ownGroup', { theirs: 'active' })],
      params: theMembership,
      status: 200,
      answer: { message: 'Member removed from group.' },
    });
    const { message } = await record([removed], (mate) => mate.groups.removeMembership(facts.membership));
    expect(message).toBe('Member removed from group.');
  });

  test('spares the last admin', async () => {
    const text = 'Cannot remove the last admin.';
    const refused = exchange({
      operation: 'removeMembership',
      title: 'the last admin',
      given: [given('ownGroup')],
      params: theMembership,
      status: 400,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) => mate.groups.removeMembership(facts.membership));
    expect(error).toMatchObject({ status: 400, detail: text });
  });
});

test.each(['acceptMembership', 'rejectMembership', 'removeMembership'] as const)(
  '%s is for admins',
  async (operation) => {
    const refused = exchange({
      operation,
      title: 'by an ordinary member',
      given: [given('group', { mine: 'active' })],
      params: theMembership,
      status: 403,
      answer: { detail: adminsOnly },
    });
    const error = await recordError(refused, (mate) => mate.groups[operation](facts.membership));
    expect(error).toMatchObject({ status: 403, detail: adminsOnly });
  },
);
