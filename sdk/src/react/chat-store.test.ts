import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aToken, json } from '../client.fixtures.ts';
import { StudyMate } from '../client.ts';
import type { LiveMessage } from '../realtime/outgoing-message.ts';
import { ChatServer } from '../realtime/server.fixtures.ts';
import { MemoryTokenStore } from '../session/token-store.ts';
import { ChatStore } from './chat-store.ts';

const me = 5;
const pageSize = 3;
const read = new Set<number>();
let server: ChatServer;
let mate: StudyMate;
let asked: string[];
let answerWith: (() => Response) | undefined;

const toRow = ({ message_id, conversation: _, ...row }: LiveMessage & { conversation?: number }) => ({
  ...row,
  id: message_id,
  is_read: read.has(message_id),
  read_at: null,
});

/** What the server says to calls: pages of what was said, newest first. */
const answer = (request: Request): Response => {
  const { pathname, searchParams } = new URL(request.url);
  asked.push(`${pathname}?${searchParams}`);
  const failure = answerWith?.();
  answerWith = undefined;
  if (failure) return failure;
  const before = Number(searchParams.get('before_seq') ?? Number.POSITIVE_INFINITY);
  const rows = server.log(7).filter(({ seq }) => seq < before);
  const next = rows.length > pageSize ? `${request.url}&page=2` : null;
  return json({ count: rows.length, next, previous: null, results: rows.slice(-pageSize).reverse().map(toRow) });
};

beforeEach(async () => {
  server = await new ChatServer().start();
  asked = [];
  answerWith = undefined;
  read.clear();
  mate = new StudyMate({
    baseUrl: server.baseUrl,
    fetch: async (request) => answer(request),
    tokenStore: new MemoryTokenStore({ access: aToken('an', { user_id: String(me) }), refresh: 'refresh' }),
    retries: 0,
  });
});
afterEach(async () => {
  (await mate.realtime()).close();
  await server.stop();
});

const aChatOf = (account: number | undefined) =>
  new ChatStore({ mate, realtime: () => mate.realtime({ ackTimeout: 500 }) }, { conversation: 7 }, account);
const aChat = () => aChatOf(me);

const shown = (chat: ChatStore) => chat.get().messages.map(({ content }) => content);
const watch = (chat: ChatStore) => chat.subscribe(() => undefined);
const whenReady = (chat: ChatStore) => vi.waitUntil(() => chat.get().isReady);

test('the latest messages and those that arrive make one chat', async () => {
  for (const text of ['one', 'two']) server.post(7, text);
  const chat = aChat();
  const stop = watch(chat);
  await whenReady(chat);
  server.post(7, 'three');
  await vi.waitUntil(() => chat.get().messages.length === 3);
  expect(shown(chat)).toEqual(['one', 'two', 'three']);
  expect(chat.get()).toMatchObject({ hasEarlier: false, connection: 'connected', error: undefined });
  stop();
});

test('what was said before is loaded page by page', async () => {
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) server.post(7, text);
  const chat = aChat();
  const stop = watch(chat);
  await whenReady(chat);
  expect(shown(chat)).toEqual(['e', 'f', 'g']);
  await Promise.all([chat.loadEarlier(), chat.loadEarlier()]);
  expect(shown(chat)).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
  await chat.loadEarlier();
  expect(shown(chat)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  await chat.loadEarlier();
  expect(asked.map((call) => call.split('?')[1])).toEqual(['', 'before_seq=5', 'before_seq=2']);
  stop();
});

test('one’s own message waits in the outbox until it is among the others', async () => {
  server.isAway = true;
  const chat = aChat();
  const stop = watch(chat);
  const sent = chat.send('Hello');
  await vi.waitUntil(() => chat.get().outbox.length);
  expect(chat.get().outbox).toMatchObject([{ content: 'Hello', state: 'pending' }]);
  server.isAway = false;
  expect((await sent).content).toBe('Hello');
  await vi.waitUntil(() => chat.get().messages.length);
  expect(chat.get()).toMatchObject({ messages: [{ content: 'Hello', isMine: true, isRead: false }], outbox: [] });
  stop();
});

test('a message that was refused stays, and can be taken back', async () => {
  server.refuse = (name) => (name === 'chat_message' ? { code: 'forbidden', message: 'No.' } : undefined);
  const chat = aChat();
  const stop = watch(chat);
  void chat.send('Hello');
  await vi.waitUntil(() => chat.get().outbox[0]?.state === 'failed');
  expect(chat.get().outbox[0]?.error?.message).toBe('No.');
  await chat.get().outbox[0]?.discard();
  expect(chat.get().outbox).toEqual([]);
  stop();
});

test('a chat that comes back on the screen goes on where it was', async () => {
  server.post(7, 'one');
  const chat = aChat();
  watch(chat)();
  const stop = watch(chat);
  await whenReady(chat);
  stop();
  const heard: string[] = [];
  (await mate.realtime()).on('chat_message', ({ content }) => heard.push(content));
  for (const text of ['two', 'three', 'four', 'five', 'six']) server.post(7, text);
  await vi.waitUntil(() => heard.includes('six'));
  const stopAgain = watch(chat);
  await vi.waitUntil(() => chat.get().messages.length === 6);
  expect(shown(chat)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
  stopAgain();
});

test('somebody types until they say something', async () => {
  const chat = aChat();
  const stop = watch(chat);
  await whenReady(chat);
  const typing = (user_id: number, is_typing: boolean) =>
    server.emit('typing_indicator', { conversation: 7, user_id, user_name: 'Bình', is_typing });
  typing(me, true);
  typing(2, true);
  await vi.waitUntil(() => chat.get().typing.length);
  expect(chat.get().typing).toEqual(['Bình']);
  server.post(7, 'Hello');
  await vi.waitUntil(() => !chat.get().typing.length);
  stop();
});

test('what is shown is marked as read at once, and again when that failed', async () => {
  for (const text of ['one', 'two']) server.post(7, text);
  const chat = aChat();
  const stop = watch(chat);
  await whenReady(chat);
  const marks = () => server.received.filter(({ name }) => name === 'message_read').map(({ payload }) => payload);
  server.refuse = (name) => (name === 'message_read' ? { code: 'internal', message: 'Later.' } : undefined);
  chat.markReadUpTo(2);
  await vi.waitUntil(() => marks().length === 1);
  server.refuse = () => undefined;
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const seq of [1, 2]) chat.markReadUpTo(seq);
  await vi.waitUntil(() => marks().length === 2);
  chat.markReadUpTo(2);
  expect(marks().map(({ up_to_seq }) => up_to_seq)).toEqual([2, 2]);
  const event = { conversation: 7, user_id: me, message_ids: [1, 2], read_at: new Date().toISOString() };
  server.emit('messages_read', event);
  await vi.waitUntil(() => chat.get().messages.every(({ isRead }) => isRead));
  stop();
});

test('what others have read shows, also what they read while the connection was away', async () => {
  const chat = aChat();
  const stop = watch(chat);
  await whenReady(chat);
  for (const text of ['one', 'two']) await chat.send(text);
  const marks = () => chat.get().messages.map(({ isRead }) => isRead);
  server.emit('messages_read', { conversation: 7, user_id: 2, message_ids: [1], read_at: new Date().toISOString() });
  await vi.waitUntil(() => marks()[0]);
  expect(marks()).toEqual([true, false]);
  read.add(2);
  server.cut();
  await vi.waitUntil(() => marks()[1], { timeout: 5_000 });
  expect(marks()).toEqual([true, true]);
  stop();
});

test('messages that cannot be loaded can be asked for again', async () => {
  server.post(7, 'one');
  answerWith = () => json({ detail: 'Internal server error.' }, 500);
  const chat = aChat();
  const stop = watch(chat);
  await vi.waitUntil(() => chat.get().error);
  expect(chat.get()).toMatchObject({ error: { message: 'Internal server error.' }, isReady: false, hasEarlier: true });
  await chat.loadEarlier();
  expect(chat.get()).toMatchObject({ error: undefined, isReady: true, messages: [{ content: 'one' }] });
  stop();
});

test('a chat that is not for this person says so', async () => {
  server.refuse = (name) => (name === 'resume' ? { code: 'not_found', message: 'Not found.' } : undefined);
  const chat = aChat();
  const stop = watch(chat);
  await vi.waitUntil(() => chat.get().error);
  expect(chat.get().error?.message).toBe('Not found.');
  stop();
});

test('without anybody signed in nothing is asked', async () => {
  const chat = aChatOf(undefined);
  const stop = watch(chat);
  await mate.realtime();
  chat.markReadUpTo(1);
  expect(chat.get()).toBe(chat.getFirst());
  expect([server.tokens, asked]).toEqual([[], []]);
  stop();
});
