import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aConversation, aMessage } from '../chat/chat.fixtures.ts';
import { aGroup, aMembership } from './groups.fixtures.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const both = (text: string) => ({ error: text, detail: text });
const answerOf = ({ status, body }: { status: number; body: unknown }) => [status, body];
const send = (as: Person, group: number, content: string, more: object = {}) =>
  app.post(`/api/groups/${group}/messages/`, { as, body: { content, ...more } });
const history = (as: Person, group: number, query = '') => app.get(`/api/groups/${group}/messages/${query}`, { as });
const mark = (as: Person, group: number, message_ids: unknown) =>
  app.post(`/api/groups/${group}/messages/mark_read/`, { as, body: { message_ids } });
const seqs = (reply: { body: { results: { seq: number }[] } }) => reply.body.results.map(({ seq }) => seq);

/** Mai's group, in which An is an ordinary member. */
async function aTeam(values: Parameters<typeof aGroup>[2] = {}) {
  const [mai, an] = await Promise.all([app.person({ full_name: 'Mai' }), app.person({ full_name: 'An' })]);
  const { group, conversation } = await aGroup(app.models, mai.id, values);
  return { mai, an, group, conversation, membership: await aMembership(app.models, group, an.id) };
}

describe('sendGroupMessage', () => {
  test('stores the trimmed text and numbers it', async () => {
    const { mai, group, conversation } = await aTeam();
    const { status, body } = await send(mai, group, '  Chào cả nhà! ');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      conversation,
      content: 'Chào cả nhà!',
      seq: 1,
      client_message_id: null,
      is_read: false,
      read_count: 0,
      sender: { id: mai.id, email: mai.email, full_name: 'Mai', major: null },
    });
  });

  test('the same client message id stores one message, however often and however fast it is sent', async () => {
    const { mai, an, group } = await aTeam();
    const client_message_id = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => send(mai, group, 'once', { client_message_id })),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect((await send(an, group, 'mine', { client_message_id })).body.seq).toBe(2);
    expect((await history(mai, group)).body.count).toBe(2);
  });

  test('many at once are numbered without gap or repetition', async () => {
    const { mai, an, group } = await aTeam();
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, index) => send(index % 2 ? mai : an, group, `message ${index}`)),
    );
    const numbers = replies.map(({ body }) => body.seq).sort((one, another) => one - another);
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  test('is for active members', async () => {
    const { group } = await aTeam();
    const refusal = [403, both('You must be a member to send messages.')];
    expect(answerOf(await send(await app.person(), group, 'hello?'))).toEqual(refusal);
    for (const status of ['pending', 'invited', 'left', 'removed'] as const) {
      const person = await app.person();
      await aMembership(app.models, group, person.id, { status });
      expect(answerOf(await send(person, group, 'hello?'))).toEqual(refusal);
    }
  });

  test('hides invite-only groups from strangers', async () => {
    const { group } = await aTeam({ privacy: 'invite_only' });
    const stranger = await app.person();
    expect((await send(stranger, group, 'hello?')).status).toBe(404);
    expect((await send(stranger, 999_999, 'hello?')).status).toBe(404);
    expect((await app.post('/api/groups/abc/messages/', { as: stranger, body: { content: 'x' } })).status).toBe(404);
    expect((await app.post(`/api/groups/${group}/messages/`, { body: { content: 'x' } })).status).toBe(401);
  });

  test('ends with the group, which goes on with it', async () => {
    const { mai, an, group } = await aTeam();
    await send(an, group, 'before');
    await app.delete(`/api/groups/${group}/`, { as: mai });
    expect(answerOf(await send(an, group, 'after'))).toEqual([403, both('This group is archived.')]);
    expect((await history(an, group)).body.count).toBe(1);
    await app.patch(`/api/groups/${group}/`, { as: mai, body: { status: 'inactive' } });
    expect((await send(an, group, 'again')).body.seq).toBe(2);
  });

  test('names what is wrong', async () => {
    const { mai, group } = await aTeam();
    expect((await send(mai, group, '   ')).body).toEqual({ content: ['This field may not be blank.'] });
    expect((await app.post(`/api/groups/${group}/messages/`, { as: mai })).body).toEqual({
      content: ['This field is required.'],
    });
    expect((await send(mai, group, 'x'.repeat(5001))).body).toEqual({
      content: ['Ensure this field has no more than 5000 characters.'],
    });
    expect((await send(mai, group, 'x', { client_message_id: 'no uuid' })).status).toBe(400);
  });

  test('messages sent while their sender is being removed are all before the removal', async () => {
    const { mai, an, group, membership } = await aTeam();
    const [removed, ...replies] = await Promise.all([
      app.post(`/api/groups/memberships/${membership}/remove/`, { as: mai }),
      ...Array.from({ length: 30 }, () => send(an, group, 'quick')),
    ]);
    expect(removed?.status).toBe(200);
    const sent = replies.filter(({ status }) => status === 201).length;
    expect(replies.filter(({ status }) => status === 403)).toHaveLength(30 - sent);
    expect((await history(mai, group)).body.count).toBe(sent);
    expect((await send(an, group, 'late')).status).toBe(403);
  });

  test('messages sent while the group is being archived are all before its end', async () => {
    const { mai, an, group } = await aTeam();
    const [, ...replies] = await Promise.all([
      app.delete(`/api/groups/${group}/`, { as: mai }),
      ...Array.from({ length: 30 }, () => send(an, group, 'quick')),
    ]);
    const sent = replies.filter(({ status }) => status === 201).length;
    expect(replies.filter(({ status }) => status === 403)).toHaveLength(30 - sent);
    expect((await history(mai, group)).body.count).toBe(sent);
  });
});

describe('listGroupMessages', () => {
  test('newest first, fifty a page, with links that can be followed', async () => {
    const { mai, an, group, conversation } = await aTeam();
    for (let index = 1; index <= 25; index += 1) await aMessage(app.models, conversation, mai.id, `message ${index}`);
    const first = await history(an, group, '?page_size=10');
    expect(first.body).toMatchObject({ count: 25, previous: null });
    const next = new URL(first.body.next);
    expect(seqs(await app.get(next.pathname + next.search, { as: an }))).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6]);
    expect(seqs(await history(an, group))).toHaveLength(25);
    expect(seqs(await history(an, group, '?page=last&page_size=10'))).toEqual([5, 4, 3, 2, 1]);
    expect(answerOf(await history(an, group, '?page=2'))).toEqual([404, { detail: 'Invalid page.' }]);
    expect((await history(an, group, '?page_size=many')).status).toBe(200);

    const after = await history(an, group, '?after_seq=20&page_size=3');
    expect(seqs(after)).toEqual([21, 22, 23]);
    const later = new URL(after.body.next);
    expect(seqs(await app.get(later.pathname + later.search, { as: an }))).toEqual([24, 25]);
    expect(seqs(await history(an, group, '?before_seq=3'))).toEqual([2, 1]);
    expect((await history(an, group, '?after_seq=1&page=1')).status).toBe(400);
  });

  test('shows who is not in an empty page, and strangers of invite-only groups nothing', async () => {
    const { mai, an, group, membership } = await aTeam();
    await send(mai, group, 'between us');
    await app.post(`/api/groups/memberships/${membership}/remove/`, { as: mai });
    for (const person of [an, await app.person()]) {
      for (const query of ['', '?after_seq=0', '?before_seq=9', '?page=last']) {
        const { status, body } = await history(person, group, query);
        expect([status, body.count, body.results]).toEqual([200, 0, []]);
      }
    }
    const hidden = await aTeam({ privacy: 'invite_only' });
    expect((await history(an, hidden.group)).status).toBe(404);
    expect((await app.get(`/api/groups/${group}/messages/`)).status).toBe(401);
  });

  test('shows the address of a sender to nobody but connections', async () => {
    const { mai, an, group } = await aTeam();
    await send(mai, group, 'hello');
    expect((await history(an, group)).body.results[0].sender).toMatchObject({ id: mai.id, email: '' });
    await aConversation(app.models, an.id, mai.id);
    expect((await history(an, group)).body.results[0].sender).toMatchObject({ email: mai.email });
  });
});

describe('markGroupMessagesRead', () => {
  test('marks messages of others in this group, each member for themselves', async () => {
    const { mai, an, group, conversation } = await aTeam();
    const binh = await app.person();
    await aMembership(app.models, group, binh.id);
    const elsewhere = await aTeam();
    const foreign = (await send(elsewhere.mai, elsewhere.group, 'elsewhere')).body.id;
    const first = (await send(mai, group, 'one')).body.id;
    const second = (await send(mai, group, 'two')).body.id;
    const own = (await send(an, group, 'mine')).body.id;

    const ids = [first, own, foreign, 2_000_000, first];
    expect(answerOf(await mark(an, group, ids))).toEqual([
      200,
      { message: '1 messages marked as read.', marked_count: 1 },
    ]);
    expect((await mark(an, group, [first, second])).body.marked_count).toBe(1);
    expect((await mark(binh, group, [first])).body.marked_count).toBe(1);

    const rows = (await history(an, group)).body.results as { id: number; is_read: boolean; read_count: number }[];
    const seen = Object.fromEntries(rows.map(({ id, is_read, read_count }) => [id, [is_read, read_count]]));
    expect(seen).toEqual({ [first]: [true, 2], [second]: [true, 1], [own]: [false, 0] });
    expect((await history(elsewhere.an, elsewhere.group)).body.results[0]).toMatchObject({ read_count: 0 });
    expect(conversation).toBeGreaterThan(0);
  });

  test('marks nothing without ids, and wants the list', async () => {
    const { mai, an, group } = await aTeam();
    await send(mai, group, 'one');
    expect((await mark(an, group, [])).body).toEqual({ message: '0 messages marked as read.', marked_count: 0 });
    expect((await mark(an, group, undefined)).body).toEqual({ message_ids: ['This field is required.'] });
    expect((await mark(an, group, 'all')).body).toEqual({
      message_ids: ['Expected a list of items but got type "str".'],
    });
    expect((await mark(an, group, ['x'])).body).toEqual({ message_ids: { 0: ['A valid integer is required.'] } });
  });

  test('marks everything up to a number, each member for themselves', async () => {
    const { mai, an, group } = await aTeam();
    const markUpTo = async (up_to_seq: unknown, message_ids?: number[]) => {
      const body = { up_to_seq, ...(message_ids && { message_ids }) };
      return (await app.post(`/api/groups/${group}/messages/mark_read/`, { as: an, body })).body;
    };
    const ids: number[] = [];
    for (const who of [mai, an, mai, mai, mai]) ids.push((await send(who, group, 'word')).body.id);
    expect(await markUpTo(3)).toMatchObject({ marked_count: 2 });
    expect(await markUpTo(1)).toMatchObject({ marked_count: 0 });
    expect(await markUpTo(4, ids.slice(4))).toMatchObject({ marked_count: 2 });
    await send(mai, group, 'later');
    expect(await markUpTo(2_147_483_647)).toMatchObject({ marked_count: 1 });
    expect(await markUpTo(0)).toEqual({ up_to_seq: ['Ensure this value is greater than or equal to 1.'] });
    const rows: { read_count: number }[] = (await history(mai, group)).body.results;
    expect(rows.map(({ read_count }) => read_count)).toEqual([1, 1, 1, 1, 0, 1]);
  });

  test('marks each message once, however often at once', async () => {
    const { mai, an, group } = await aTeam();
    const { id } = (await send(mai, group, 'one')).body;
    const replies = await Promise.all(Array.from({ length: 10 }, () => mark(an, group, [id])));
    expect(replies.map(({ body }) => body.marked_count).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('is for active members', async () => {
    const { group } = await aTeam();
    const text = 'You must be a member to mark messages as read.';
    expect(answerOf(await mark(await app.person(), group, [1]))).toEqual([403, both(text)]);
    const hidden = await aTeam({ privacy: 'invite_only' });
    expect((await mark(await app.person(), hidden.group, [1])).status).toBe(404);
    expect((await app.post(`/api/groups/${group}/messages/mark_read/`)).status).toBe(401);
  });
});
