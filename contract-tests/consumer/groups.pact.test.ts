import { BadRequestError, ForbiddenError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError, page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { group, groupRow } from './groups.shapes.ts';
import { filled, listOf, placeholder } from './matching-rules.ts';

const theGroup = { id: placeholder('group') };
const admin = { role: 'admin', status: 'active' } as const;
const adminsOnly = 'Only group admins can perform this action.';

describe('groups', () => {
  test('are listed page by page', async () => {
    const two = [given('group', { groups: 2 })];
    const first = exchange({
      operation: 'listGroups',
      title: 'the first of two pages',
      given: two,
      query: { page_size: '1', privacy: 'public', search: 'learning' },
      status: 200,
      answer: page(groupRow(), { next: 'page=2&page_size=1&privacy=public&search=learning' }),
    });
    const last = exchange({
      operation: 'listGroups',
      title: 'the last of two pages',
      given: two,
      query: { page_size: '1', page: '2', privacy: 'public', search: 'learning' },
      status: 200,
      answer: page(groupRow(), { previous: 'page_size=1&privacy=public&search=learning' }),
    });
    const names = await record([first, last], async (mate) => {
      const all: string[] = [];
      const wish = { page_size: 1, privacy: 'public', search: 'learning' };
      for await (const { name } of mate.groups.listGroups(wish)) all.push(name);
      return all;
    });
    expect(names).toHaveLength(2);
  });

  test('are not searched for by a subject that is no number', async () => {
    const refused = exchange({
      operation: 'listGroups',
      title: 'a subject that is none',
      given: [given('signedIn')],
      query: { subject: 'maths' },
      status: 400,
      answer: { subject: ['A valid integer is required.'] },
    });
    const error = await recordError(refused, async (mate) => mate.groups.listGroups({ subject: 'maths' as never }));
    expect(error).toMatchObject({ status: 400, fields: { subject: ['A valid integer is required.'] } });
  });

  test('of mine', async () => {
    const listed = exchange({
      operation: 'listMyGroups',
      title: 'one group',
      given: [given('ownGroup')],
      status: 200,
      answer: [groupRow(admin)],
    });
    const [row] = await record([listed], (mate) => mate.groups.listMyGroups());
    expect(row).toMatchObject({ user_role: 'admin' });
  });

  test('that I am invited to', async () => {
    const listed = exchange({
      operation: 'listMyGroups',
      title: 'one invitation',
      given: [given('group', { privacy: 'invite_only', mine: 'invited' })],
      query: { membership_status: 'invited' },
      status: 200,
      answer: [groupRow({ status: 'invited' })],
    });
    const rows = await record([listed], (mate) => mate.groups.listMyGroups({ membership_status: 'invited' }));
    expect(rows).toHaveLength(1);
  });

  test('nearby', async () => {
    const listed = exchange({
      operation: 'listNearbyGroups',
      title: 'within five kilometres',
      given: [given('groupsNearby')],
      query: { radius_km: '5' },
      status: 200,
      answer: listOf(groupRow(admin)),
    });
    expect(await record([listed], (mate) => mate.groups.listNearbyGroups({ radius_km: 5 }))).toHaveLength(1);
  });

  test('are not near to nowhere', async () => {
    const text = 'You must set your location first.';
    const refused = exchange({
      operation: 'listNearbyGroups',
      title: 'without a position',
      given: [given('signedIn')],
      status: 400,
      answer: actionError(text),
    });
    const error = await recordError(refused, (mate) => mate.groups.listNearbyGroups());
    expect(error).toMatchObject({ status: 400, detail: text });
  });

  test('show themselves to strangers', async () => {
    const shown = exchange({
      operation: 'getGroup',
      title: 'a public group of somebody else',
      given: [given('group')],
      params: theGroup,
      status: 200,
      answer: group(),
    });
    expect(await record([shown], (mate) => mate.groups.getGroup(facts.group))).toMatchObject({ can_join: true });
  });
});

describe('creating a group', () => {
  test('makes me its admin', async () => {
    const body = { name: 'Machine Learning Club', description: 'Weekly ML discussions' };
    const made = exchange({
      operation: 'createGroup',
      title: 'a public group',
      given: [given('signedIn')],
      body,
      status: 201,
      answer: { ...group(admin), school: null, subjects: [], geom_point: null },
    });
    expect(await record([made], (mate) => mate.groups.createGroup(body))).toMatchObject({ is_admin: true });
  });

  test('fails as a whole when a subject is unknown', async () => {
    const body = { name: 'Machine Learning Club', subject_ids: [2_147_483_647] };
    const refused = exchange({
      operation: 'createGroup',
      title: 'an unknown subject',
      given: [given('signedIn')],
      body,
      status: 400,
      answer: { subject_ids: ['Invalid pk "2147483647" - object does not exist.'] },
    });
    const error = await recordError(refused, (mate) => mate.groups.createGroup(body));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ fields: { subject_ids: [expect.stringContaining('does not exist')] } });
  });
});

describe.each([
  ['replaceGroup', { name: 'Quantum Club' }],
  ['updateGroup', { name: 'Quantum Club', max_members: null }],
] as const)('%s', (operation, body) => {
  test('answers with the whole group', async () => {
    const written = exchange({
      operation,
      title: 'a new name',
      given: [given('ownGroup')],
      params: theGroup,
      body,
      status: 200,
      answer: { ...group(admin), name: 'Quantum Club' },
    });
    const changed = await record([written], (mate) => mate.groups[operation](facts.group, body));
    expect(changed).toMatchObject({ id: facts.group, name: 'Quantum Club' });
  });

  test('names what is wrong', async () => {
    const refused = exchange({
      operation,
      title: 'a blank name',
      given: [given('ownGroup')],
      params: theGroup,
      body: { name: ' ' },
      status: 400,
      answer: { name: ['This field may not be blank.'] },
    });
    const error = await recordError(refused, (mate) => mate.groups[operation](facts.group, { name: ' ' }));
    expect(error).toMatchObject({ status: 400, fields: { name: ['This field may not be blank.'] } });
  });

  test('is for admins', async () => {
    const refused = exchange({
      operation,
      title: 'a group of somebody else',
      given: [given('group')],
      params: theGroup,
      body,
      status: 403,
      answer: { detail: adminsOnly },
    });
    const error = await recordError(refused, (mate) => mate.groups[operation](facts.group, body));
    expect(error).toBeInstanceOf(ForbiddenError);
  });
});

describe('archiving', () => {
  test('says that it is done', async () => {
    const archived = exchange({
      operation: 'archiveGroup',
      title: 'my group',
      given: [given('ownGroup')],
      params: theGroup,
      status: 200,
      answer: { message: filled('Group archived successfully.') },
    });
    const { message } = await record([archived], (mate) => mate.groups.archiveGroup(facts.group));
    expect(message).toBe('Group archived successfully.');
  });

  test('is for admins', async () => {
    const refused = exchange({
      operation: 'archiveGroup',
      title: 'a group of somebody else',
      given: [given('group', { mine: 'active' })],
      params: theGroup,
      status: 403,
      answer: { detail: adminsOnly },
    });
    const error = await recordError(refused, (mate) => mate.groups.archiveGroup(facts.group));
    expect(error).toMatchObject({ status: 403, detail: adminsOnly });
  });
});
