import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aConversation } from './chat.fixtures.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

interface Pair {
  mai: Person;
  an: Person;
  conversation: number;
  connection: number;
}

async function aPair(): Promise<Pair> {
  const [mai, an] = await Promise.all([app.person({ full_name: 'Mai' }), app.person({ full_name: 'An' })]);
  return { mai, an, ...(await aConversation(app.models, mai.id, an.id)) };
}

const send = (as: Person, conversation: number, content: string, more: object = {}) =>
  app.post('/api/chat/messages/', { as, body: { conversation, content, ...more } });
const history = (as: Person, conversation: number, query = '') =>
  app.get(`/api/chat/conversations/${conversation}/messages/${query}`, { as });
const seqs = (reply: { body: { results: { seq: number }[] } }) => reply.body.results.map((row) => row.seq);
const block = (as: Person, connection: number) => app.post(`/api/matching/requests/${connection}/block/`, { as });

describe('sendMessage', () => {
  test('stores the trimmed text and numbers it', async () => {
    const { mai, conversation } = await aPair();
    const { status, body } = await send(mai, conversation, '  Chào An! ');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      conversation,
      content: 'Chào An!',
      seq: 1,
      client_message_id: null,
      is_read: false,
      read_at: null,
      sender: { id: mai.id, email: mai.email, full_name: 'Mai' },
    });
  });

  test('the same client message id stores one message, however often and however fast it is sent', async () => {
    const { mai, conversation } = await aPair();
    const client_message_id = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => send(mai, conversation, 'once', { client_message_id })),
    );
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]));
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    expect((await history(mai, conversation)).body.count).toBe(1);
  });

  test('both people may choose the same client message id', async () => {
    const { mai, an, conversation } = await aPair();
    const client_message_id = randomUUID();
    await send(mai, conversation, 'mine', { client_message_id });
    const { body } = await send(an, conversation, 'mine too', { client_message_id });
    expect(body).toMatchObject({ seq: 2, content: 'mine too' });
  });

  test('a hundred at once are numbered without gap or repetition', async () => {
    const { mai, an, conversation } = await aPair();
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, index) => send(index % 2 ? mai : an, conversation, `message ${index}`)),
    );
    const numbers = replies.map((reply) => reply.body.seq).sort((one, another) => one - another);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  test('a stranger, a missing conversation and a blocked one are refused with one text', async () => {
    const { mai, an, conversation, connection } = await aPair();
    const stranger = await app.person();
    const refusal = [403, { detail: 'You can only message users you are connected with (accepted connections).' }];
    const foreign = await send(stranger, conversation, 'hello?');
    const missing = await send(mai, 999_999, 'hello?');
    await block(an, connection);
    const blocked = await send(mai, conversation, 'hello?');
    const blocker = await send(an, conversation, 'hello?');
    for (const reply of [foreign, missing, blocked, blocker]) expect([reply.status, reply.body]).toEqual(refusal);
  });

  test('names what is wrong', async () => {
    const { mai, conversation } = await aPair();
    const missing = await app.post('/api/chat/messages/', { as: mai });
    const blank = await send(mai, conversation, '   ');
    const long = await send(mai, conversation, 'x'.repeat(5001));
    const text = await app.post('/api/chat/messages/', { as: mai, body: { conversation: 'one', content: 'x' } });
    expect(missing.body).toEqual({ conversation: ['This field is required.'], content: ['This field is required.'] });
    expect(blank.body).toEqual({ content: ['This field may not be blank.'] });
    expect(long.body).toEqual({ content: ['Ensure this field has no more than 5000 characters.'] });
    expect(text.body).toEqual({ conversation: ['A valid integer is required.'] });
  });

  test('needs a sign-in', async () => {
    expect((await app.post('/api/chat/messages/', { body: {} })).status).toBe(401);
  });

  test('messages sent while the connection is being blocked are all before the block', async () => {
    const { mai, an, conversation, connection } = await aPair();
    const [blocked, ...replies] = await Promise.all([
      block(an, connection),
      ...Array.from({ length: 30 }, () => send(mai, conversation, 'quick')),
    ]);
    expect(blocked.status).toBe(200);
    const sent = replies.filter((reply) => reply.status === 201).length;
    expect(replies.filter((reply) => reply.status === 403)).toHaveLength(30 - sent);
    expect((await history(mai, conversation)).body.count).toBe(sent);
  });
});

describe('listMessages', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await aPair();
    for (let index = 1; index <= 25; index += 1) await send(pair.mai, pair.conversation, `message ${index}`);
  });

  test('newest first, with links that can be followed', async () => {
    const first = await history(pair.an, pair.conversation, '?page_size=10');
    expect(first.body).toMatchObject({ count: 25, previous: null });
    expect(seqs(first)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16]);
    const next = new URL(first.body.next);
    const second = await app.get(next.pathname + next.search, { as: pair.an });
    expect(seqs(second)).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6]);
    const last = await history(pair.an, pair.conversation, '?page=last&page_size=10');
    expect(seqs(last)).toEqual([5, 4, 3, 2, 1]);
    expect(last.body.next).toBeNull();
  });

  test('fifty a page unless asked otherwise, and never more than a hundred', async () => {
    expect(seqs(await history(pair.an, pair.conversation))).toHaveLength(25);
    expect((await history(pair.an, pair.conversation, '?page_size=100000')).status).toBe(200);
    expect((await history(pair.an, pair.conversation, '?page_size=many')).status).toBe(200);
  });

  test('past the end there is nothing', async () => {
    const { status, body } = await history(pair.an, pair.conversation, '?page=2');
    expect([status, body]).toEqual([404, { detail: 'Invalid page.' }]);
  });

  test('after a number oldest first, before one newest first', async () => {
    const after = await history(pair.an, pair.conversation, '?after_seq=20&page_size=3');
    expect(seqs(after)).toEqual([21, 22, 23]);
    expect(after.body).toMatchObject({ count: 5, previous: null });
    const next = new URL(after.body.next);
    expect(seqs(await app.get(next.pathname + next.search, { as: pair.an }))).toEqual([24, 25]);
    const before = await history(pair.an, pair.conversation, '?before_seq=3');
    expect(seqs(before)).toEqual([2, 1]);
    expect(before.body.next).toBeNull();
  });

  test('ways of paging are not mixed and numbers are numbers', async () => {
    expect((await history(pair.an, pair.conversation, '?after_seq=1&before_seq=3')).status).toBe(400);
    expect((await history(pair.an, pair.conversation, '?after_seq=x')).body).toEqual({
      after_seq: ['A valid integer is required.'],
    });
  });

  test('outsiders are told that it does not exist', async () => {
    const stranger = await app.person();
    const foreign = await history(stranger, pair.conversation);
    const missing = await history(stranger, 999_999);
    expect([foreign.status, foreign.body]).toEqual([404, { detail: 'Not found.' }]);
    expect([missing.status, missing.body]).toEqual([404, { detail: 'Not found.' }]);
  });

  test('stays readable after a block', async () => {
    const { mai, an, conversation, connection } = await aPair();
    await send(mai, conversation, 'still here');
    await block(mai, connection);
    expect((await history(an, conversation)).body.count).toBe(1);
  });
});

describe('markMessagesRead', () => {
  const notPositive = [
    [0, 'Ensure this value is greater than or equal to 1.'],
    [-1, 'Ensure this value is greater than or equal to 1.'],
    [2_147_483_648, 'Ensure this value is less than or equal to 2147483647.'],
    ['x', 'A valid integer is required.'],
    [null, 'This field may not be null.'],
  ];
  const mark = (as: Person, conversation: number, body?: unknown) =>
    app.post(`/api/chat/conversations/${conversation}/mark_read/`, { as, body });

  test('marks what is named, and only messages of the other person', async () => {
    const { mai, an, conversation } = await aPair();
    const first = await send(mai, conversation, 'one');
    const second = await send(mai, conversation, 'two');
    const own = await send(an, conversation, 'mine');
    const { status, body } = await mark(an, conversation, { message_ids: [first.body.id, own.body.id, 123_456] });
    expect([status, body]).toEqual([200, { message: 'Marked 1 message(s) as read', marked_count: 1 }]);
    const rows = (await history(mai, conversation)).body.results;
    expect(rows.find((row: { id: number }) => row.id === first.body.id).is_read).toBe(true);
    expect(rows.find((row: { id: number }) => row.id === second.body.id).is_read).toBe(false);
  });

  test('marks everything without ids or with none', async () => {
    const { mai, an, conversation } = await aPair();
    await send(mai, conversation, 'one');
    await send(mai, conversation, 'two');
    expect((await mark(an, conversation)).body.marked_count).toBe(2);
    await send(mai, conversation, 'three');
    expect((await mark(an, conversation, { message_ids: [] })).body.marked_count).toBe(1);
    expect((await mark(an, conversation, {})).body.marked_count).toBe(0);
  });

  test('marks everything up to a number, and what is named beside it', async () => {
    const { mai, an, conversation } = await aPair();
    for (const content of ['one', 'two']) await send(mai, conversation, content);
    await send(an, conversation, 'mine');
    for (const content of ['four', 'five', 'six']) await send(mai, conversation, content);
    const readSeqs = async () => {
      const rows: { seq: number; is_read: boolean }[] = (await history(mai, conversation)).body.results;
      return rows.flatMap(({ seq, is_read }) => (is_read ? [seq] : [])).reverse();
    };
    expect((await mark(an, conversation, { up_to_seq: 1, message_ids: [] })).body.marked_count).toBe(1);
    expect((await mark(an, conversation, { up_to_seq: 3 })).body.marked_count).toBe(1);
    expect((await mark(an, conversation, { up_to_seq: 2 })).body.marked_count).toBe(0);
    expect(await readSeqs()).toEqual([1, 2]);
    const six = (await history(an, conversation)).body.results[0].id;
    expect((await mark(an, conversation, { up_to_seq: 4, message_ids: [six] })).body.marked_count).toBe(2);
    expect(await readSeqs()).toEqual([1, 2, 4, 6]);
    expect((await mark(an, conversation, { up_to_seq: 2_147_483_647 })).body.marked_count).toBe(1);
    expect(await readSeqs()).toEqual([1, 2, 4, 5, 6]);
  });

  test('names what is wrong', async () => {
    const { an, conversation } = await aPair();
    expect((await mark(an, conversation, { message_ids: 'all' })).body).toEqual({
      message_ids: ['Expected a list of items but got type "str".'],
    });
    expect((await mark(an, conversation, { message_ids: ['x'] })).body).toEqual({
      message_ids: { 0: ['A valid integer is required.'] },
    });
    expect((await mark(an, conversation, { message_ids: null })).body).toEqual({
      message_ids: ['This field may not be null.'],
    });
    for (const [up_to_seq, text] of notPositive) {
      const { status, body } = await mark(an, conversation, { up_to_seq });
      expect([status, body]).toEqual([400, { up_to_seq: [text] }]);
    }
  });

  test('is not for strangers', async () => {
    const { conversation } = await aPair();
    expect((await mark(await app.person(), conversation)).status).toBe(404);
  });
});

describe('listConversations', () => {
  test('the latest message first, empty conversations last, with unread counts', async () => {
    const mai = await app.person();
    const [an, binh, chi] = await Promise.all([app.person(), app.person({ full_name: 'Bình' }), app.person()]);
    const empty = await aConversation(app.models, mai.id, an.id);
    const older = await aConversation(app.models, mai.id, binh.id);
    const newer = await aConversation(app.models, mai.id, chi.id);
    await send(binh, older.conversation, `${'😀'.repeat(120)}`);
    app.clock.advance({ seconds: 1 });
    await send(mai, newer.conversation, 'hello');

    const { status, body } = await app.get('/api/chat/conversations/', { as: mai });
    expect(status).toBe(200);
    expect(body.map((row: { id: number }) => row.id)).toEqual([
      newer.conversation,
      older.conversation,
      empty.conversation,
    ]);
    expect(body[1]).toMatchObject({
      other_participant: { id: binh.id, full_name: 'Bình', email: binh.email },
      unread_count: 1,
      last_message_preview: { content: '😀'.repeat(100), sender_id: binh.id },
    });
    expect(body[2]).toMatchObject({ last_message_preview: null, last_message_at: null, unread_count: 0 });

    const sliced = await app.get('/api/chat/conversations/?page=2&page_size=2', { as: mai });
    expect(sliced.body.map((row: { id: number }) => row.id)).toEqual([empty.conversation]);
    expect(sliced.headers.get('x-total-count')).toBe('3');
    expect(sliced.headers.get('link')).toBe(`<${app.url}/api/chat/conversations/?page_size=2>; rel="prev"`);
    expect((await app.get('/api/chat/conversations/?page=9', { as: mai })).status).toBe(404);
  });

  test('needs a sign-in', async () => {
    expect((await app.get('/api/chat/conversations/')).status).toBe(401);
  });
});

describe('getConversation', () => {
  test('shows both people and the last message', async () => {
    const { mai, an, conversation, connection } = await aPair();
    await send(an, conversation, 'Xin chào');
    const { body } = await app.get(`/api/chat/conversations/${conversation}/`, { as: mai });
    expect(body).toMatchObject({
      id: conversation,
      connection,
      other_participant: { id: an.id, email: an.email },
      last_message: { content: 'Xin chào', seq: 1, sender_id: an.id },
      unread_count: 1,
    });
    expect(body.participants.map((person: { id: number }) => person.id)).toEqual(
      [mai.id, an.id].sort((one, another) => one - another),
    );
  });

  test('hides the address after a block', async () => {
    const { mai, an, conversation, connection } = await aPair();
    await block(mai, connection);
    const { body } = await app.get(`/api/chat/conversations/${conversation}/`, { as: an });
    expect(body.other_participant).toMatchObject({ id: mai.id, email: '' });
  });

  test('outsiders and non-numbers are told that it does not exist', async () => {
    const { conversation } = await aPair();
    const stranger = await app.person();
    for (const id of [conversation, 999_999, 'abc', '99999999999']) {
      const { status, body } = await app.get(`/api/chat/conversations/${id}/`, { as: stranger });
      expect([status, body]).toEqual([404, { detail: 'Not found.' }]);
    }
  });
});

describe('getConversationByConnection', () => {
  const byConnection = (as: Person, query: string) => app.get(`/api/chat/conversations/by-connection/${query}`, { as });

  test('finds the conversation, and opens one that is missing', async () => {
    const { mai, conversation, connection } = await aPair();
    expect((await byConnection(mai, `?connection_id=${connection}`)).body.id).toBe(conversation);
    await app.models.conversations.destroy({ where: { id: conversation } });
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => byConnection(mai, `?connection_id=${connection}`)),
    );
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]));
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
  });

  test('says what is wrong', async () => {
    const { mai, connection } = await aPair();
    const stranger = await app.person();
    const both = (text: string) => ({ error: text, detail: text });
    const replies = {
      missing: await byConnection(mai, ''),
      empty: await byConnection(mai, '?connection_id='),
      unknown: await byConnection(mai, '?connection_id=999999'),
      text: await byConnection(mai, '?connection_id=abc'),
      foreign: await byConnection(stranger, `?connection_id=${connection}`),
    };
    expect([replies.missing.status, replies.missing.body]).toEqual([
      400,
      both('connection_id query parameter is required'),
    ]);
    expect(replies.empty.body).toEqual(replies.missing.body);
    expect([replies.unknown.status, replies.unknown.body]).toEqual([404, both('Connection not found')]);
    expect([replies.text.status, replies.text.body]).toEqual([404, both('Connection not found')]);
    expect([replies.foreign.status, replies.foreign.body]).toEqual([
      403,
      both('You are not a participant in this connection'),
    ]);
    await block(mai, connection);
    const blocked = await byConnection(mai, `?connection_id=${connection}`);
    expect([blocked.status, blocked.body]).toEqual([400, both('Connection must be accepted to create conversation')]);
  });
});
