import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { openPlain, openSocketIo } from '../../realtime/realtime.fixtures.ts';
import { aGroup, aMembership } from './groups.fixtures.ts';

let app: App;
let mai: Person;
let an: Person;
let group: number;
let membership: number;
const sockets: { disconnect(): unknown }[] = [];

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  [mai, an] = await Promise.all([app.person({ full_name: 'Mai' }), app.person({ full_name: 'An' })]);
  ({ group } = await aGroup(app.models, mai.id));
  membership = await aMembership(app.models, group, an.id);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => app.close());

const pathOf = (person: Person, id = group) => `/ws/groups/${id}/chat/?token=${person.tokens.access}`;

/** A plain socket in the group, greeted. */
async function joinPlain(person: Person) {
  const plain = openPlain(app, pathOf(person));
  sockets.push({ disconnect: () => plain.socket.terminate() });
  expect(await plain.next()).toEqual({ type: 'connection_established', message: 'Connected to group chat' });
  return plain;
}

interface News {
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: the hub checks payloads against the spec
  payload: any;
}

/** A Socket.IO connection and what it hears, but for the greeting. */
async function joinSocketIo(person: Person) {
  const socket: Socket = openSocketIo(app, person.tokens.access);
  sockets.push(socket);
  await new Promise((resolve) => socket.once('connection_established', resolve));
  const news: News[] = [];
  socket.onAny((event, payload) => news.push({ event, payload }));
  const next = (event: string): Promise<News['payload']> =>
    expect
      .poll(() => news.find((it) => it.event === event)?.payload, { timeout: 3000 })
      .toBeDefined()
      .then(() => news.find((it) => it.event === event)?.payload);
  const ask = (event: string, payload: object) => socket.timeout(3000).emitWithAck(event, payload);
  return { news, next, ask };
}

const say = (as: Person, content: string) => app.post(`/api/groups/${group}/messages/`, { as, body: { content } });
const act = (as: Person, id: number, action: string) => app.post(`/api/groups/memberships/${id}/${action}/`, { as });

test('a message reaches every member on both kinds of socket, its sender too, whichever way it was sent', async () => {
  const [plain, own, live] = [await joinPlain(an), await joinPlain(mai), await joinSocketIo(mai)];
  const stranger = await joinSocketIo(await app.person());
  const client_message_id = randomUUID();
  plain.send({ type: 'chat_message', content: '  Chào! ', client_message_id });
  const expected = {
    group,
    seq: 1,
    client_message_id,
    sender_id: an.id,
    sender_name: 'An',
    sender_avatar: null,
    content: 'Chào!',
    message_id: expect.any(Number),
    created_at: expect.stringMatching(/Z$/),
  };
  for (const socket of [plain, own]) expect(await socket.next()).toEqual({ type: 'chat_message', ...expected });
  expect(await live.next('chat_message')).toEqual(expected);

  const { data } = await live.ask('chat_message', { group, content: 'Hello!' });
  expect(data).toMatchObject({ group, seq: 2, sender_id: mai.id });
  expect(await plain.next()).toMatchObject({ content: 'Hello!', seq: 2 });
  await say(mai, 'over HTTP');
  expect(await plain.next()).toMatchObject({ content: 'over HTTP', seq: 3 });
  expect(stranger.news).toEqual([]);
});

test('typing is told to the others only', async () => {
  const [theirs, own] = [await joinPlain(an), await joinSocketIo(mai)];
  expect(await own.ask('typing_indicator', { group, is_typing: true })).toEqual({ ok: true, data: {} });
  expect(await theirs.next()).toEqual({
    type: 'typing_indicator',
    group,
    user_id: mai.id,
    user_name: 'Mai',
    is_typing: true,
  });
  expect(own.news).toEqual([]);
});

test('read marks are told to everybody, once, with only the ids that changed', async () => {
  const { id } = (await say(mai, 'one')).body;
  const [reader, writer] = [await joinPlain(an), await joinSocketIo(mai)];
  reader.send({ type: 'message_read', message_ids: [id, 2_000_000] });
  const expected = { group, user_id: an.id, message_ids: [id], read_at: expect.stringMatching(/Z$/) };
  expect(await reader.next()).toEqual({ type: 'messages_read', ...expected });
  expect(await writer.next('messages_read')).toEqual(expected);
  reader.send({ type: 'message_read', message_ids: [id] });
  await say(mai, 'two');
  expect(await reader.next()).toMatchObject({ type: 'chat_message', content: 'two' });
  const answer = await writer.ask('message_read', { group, message_ids: [id] });
  expect(answer).toEqual({ ok: true, data: { marked_count: 0, message_ids: [], read_at: null } });
});

test('what is read up to a number is told by its ids', async () => {
  const [first, second] = [(await say(mai, 'one')).body.id, (await say(mai, 'two')).body.id];
  const [reader, writer] = [await joinPlain(an), await joinSocketIo(mai)];
  reader.send({ type: 'message_read', up_to_seq: 1 });
  expect(await writer.next('messages_read')).toMatchObject({ user_id: an.id, message_ids: [first] });
  expect(await reader.next()).toMatchObject({ type: 'messages_read', message_ids: [first] });
  reader.send({ type: 'message_read', up_to_seq: 99 });
  expect(await reader.next()).toMatchObject({ type: 'messages_read', message_ids: [second] });
  const refused = async (payload: object) => (await writer.ask('message_read', { group, ...payload })).error.fields;
  expect(await refused({})).toEqual({ message_ids: ['This field is required.'] });
  expect(await refused({ up_to_seq: 0 })).toEqual({ up_to_seq: ['Ensure this value is greater than or equal to 1.'] });
});

test('whoever comes back asks for what was missed', async () => {
  for (const content of ['one', 'two', 'three']) await say(mai, content);
  const [plain, live] = [await joinPlain(an), await joinSocketIo(an)];
  plain.send({ type: 'resume', after_seq: 1 });
  expect(await plain.next()).toMatchObject({ type: 'chat_message', group, seq: 2 });
  expect(await plain.next()).toMatchObject({ type: 'chat_message', group, seq: 3 });
  const { data } = await live.ask('resume', { group, after_seq: 0 });
  expect(data).toMatchObject({ latest_seq: 3, has_more: false });
  expect(data.messages.map(({ content }: { content: string }) => content)).toEqual(['one', 'two', 'three']);
});

test('frames are refused with a reason', async () => {
  const plain = await joinPlain(an);
  const refusals = [
    [{ type: 'chat_message', content: ' ' }, 'Message content cannot be empty'],
    [{ type: 'message_read', message_ids: [] }, 'No message IDs provided'],
    [{ type: 'dance' }, 'Unknown message type'],
    ['{', 'Invalid JSON format'],
  ] as const;
  for (const [frame, message] of refusals) {
    plain.send(frame);
    expect(await plain.next()).toMatchObject({ type: 'error', message });
  }
});

test('strangers, former members and archived groups get no socket, and nothing by event', async () => {
  const stranger = await app.person();
  await act(mai, membership, 'remove');
  for (const person of [stranger, an]) {
    expect((await openPlain(app, pathOf(person)).refusal).status).toBe(403);
    const live = await joinSocketIo(person);
    for (const [event, payload] of [
      ['chat_message', { content: 'x' }],
      ['typing_indicator', {}],
      ['message_read', { message_ids: [1] }],
      ['resume', { after_seq: 0 }],
    ] as const) {
      expect(await live.ask(event, { group, ...payload })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
  }
  const hidden = await aGroup(app.models, mai.id, { privacy: 'invite_only' });
  const live = await joinSocketIo(stranger);
  expect(await live.ask('resume', { group: hidden.group, after_seq: 0 })).toMatchObject({
    error: { code: 'not_found' },
  });
  expect((await openPlain(app, pathOf(stranger, hidden.group)).refusal).status).toBe(403);
  await app.delete(`/api/groups/${group}/`, { as: mai });
  expect((await openPlain(app, pathOf(mai)).refusal).status).toBe(403);
});

test.each([
  ['leaving', () => app.post(`/api/groups/${group}/leave/`, { as: an })],
  ['removal', () => act(mai, membership, 'remove')],
])('%s silences the person at once, and nobody else', async (_, part) => {
  const [theirs, live, stays] = [await joinPlain(an), await joinSocketIo(an), await joinPlain(mai)];
  expect((await part()).status).toBe(200);
  expect(await theirs.closed).toMatchObject({ code: 4003 });
  expect(await live.next('group_chat_closed')).toEqual({ group });
  await say(mai, 'They are gone');
  expect(await stays.next()).toMatchObject({ content: 'They are gone' });
  expect(live.news.map(({ event }) => event)).toEqual(['group_chat_closed']);
  expect(theirs.heard).toEqual([]);
});

test.each(['delete', 'patch'] as const)('archiving by %s silences everybody', async (method) => {
  const [theirs, own, live] = [await joinPlain(an), await joinPlain(mai), await joinSocketIo(an)];
  await app[method](`/api/groups/${group}/`, { as: mai, ...(method === 'patch' && { body: { status: 'archived' } }) });
  for (const plain of [theirs, own]) expect(await plain.closed).toMatchObject({ code: 4003 });
  expect(await live.next('group_chat_closed')).toEqual({ group });
  expect(await live.ask('chat_message', { group, content: 'x' })).toMatchObject({ error: { code: 'forbidden' } });
  // What was said stays readable.
  expect(await live.ask('resume', { group, after_seq: 0 })).toMatchObject({ ok: true });
});

test('once archived, reading is told to nobody but the reader', async () => {
  const { id } = (await say(mai, 'one')).body;
  await app.delete(`/api/groups/${group}/`, { as: mai });
  const [reader, writer] = [await joinSocketIo(an), await joinSocketIo(mai)];
  expect(await reader.ask('message_read', { group, message_ids: [id] })).toMatchObject({ data: { marked_count: 1 } });
  expect(await reader.next('messages_read')).toMatchObject({ message_ids: [id] });
  expect(writer.news).toEqual([]);
});

test('declining an invitation or taking a request back closes nothing', async () => {
  const binh = await app.person();
  await aMembership(app.models, group, binh.id, { status: 'invited' });
  const live = await joinSocketIo(binh);
  await app.post(`/api/groups/${group}/leave/`, { as: binh });
  await live.ask('resume', { group, after_seq: 0 });
  expect(live.news).toEqual([]);
});
