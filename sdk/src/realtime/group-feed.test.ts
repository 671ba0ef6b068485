import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RealtimeError } from '../core/errors.ts';
import type { Realtime } from './realtime.ts';
import { aRealtime, ChatServer } from './server.fixtures.ts';

let server: ChatServer;
let realtime: Realtime;

beforeEach(async () => {
  server = await new ChatServer().start();
  ({ realtime } = aRealtime(server));
});
afterEach(async () => {
  realtime.close();
  await server.stop();
});

test('a group and a conversation of one number are two chats', async () => {
  const [pair, group] = [realtime.conversation(3), realtime.group(3)];
  const said: string[] = [];
  pair.on('message', ({ conversation, content }) => said.push(`conversation ${conversation}: ${content}`));
  group.on('message', (message) => said.push(`group ${message.group}: ${message.content}`));
  await Promise.all([pair.ready, group.ready]);
  server.post(3, 'to two');
  server.post({ group: 3 }, 'to many');
  await group.send('from me');
  await vi.waitUntil(() => said.length === 3);
  expect(said.sort()).toEqual(['conversation 3: to two', 'group 3: from me', 'group 3: to many']);
  expect(server.log({ group: 3 })).toHaveLength(2);
});

test('typing, read marks and messages on their way are those of the group', async () => {
  const feed = realtime.group(3);
  await feed.ready;
  const heard: unknown[] = [];
  feed.on('typing', (event) => heard.push(event));
  feed.on('read', (event) => heard.push(event));
  feed.on('outgoing', ({ to, state }) => heard.push({ to, state }));
  const typing = { user_id: 2, user_name: 'Bình', is_typing: true };
  const read = { user_id: 2, message_ids: [1], read_at: '2026-01-01T00:00:00Z' };
  for (const chat of [{ conversation: 3 }, { group: 4 }, { group: 3 }]) {
    server.emit('typing_indicator', { ...chat, ...typing });
    server.emit('messages_read', { ...chat, ...read });
  }
  await vi.waitUntil(() => heard.length === 2);
  await realtime.sendMessage(3, 'elsewhere');
  await feed.send('here');
  const to = { group: 3 };
  expect(heard).toEqual([
    { ...to, ...typing },
    { ...to, ...read },
    { to, state: 'pending' },
    { to, state: 'sending' },
    { to, state: 'sent' },
  ]);
  feed.setTyping(true);
  await feed.markRead([1]);
  const sent = server.received.slice(-2);
  expect(sent.map(({ name, payload }) => [name, payload])).toEqual([
    ['typing_indicator', { group: 3, is_typing: true }],
    ['message_read', { group: 3, message_ids: [1] }],
  ]);
});

describe('reading up to a message', () => {
  const told = () =>
    server.received.flatMap(({ name, payload }) => (name === 'message_read' ? [payload.up_to_seq] : []));

  test('is told once for many calls, and never goes back', async () => {
    const feed = realtime.group(3);
    await feed.ready;
    await Promise.all([3, 5, 4].map((seq) => feed.markReadUpTo(seq)));
    await feed.markReadUpTo(2);
    expect(told()).toEqual([5]);
    const first = feed.markReadUpTo(6);
    await vi.waitUntil(() => told().length === 2);
    await Promise.all([first, feed.markReadUpTo(8), feed.markReadUpTo(7)]);
    expect(told()).toEqual([5, 6, 8]);
    expect(server.received.at(-1)?.payload).toEqual({ group: 3, up_to_seq: 8 });
  });

  test('is tried again by the next call when the server has said no', async () => {
    const feed = realtime.conversation(7);
    await feed.ready;
    server.refuse = () => ({ code: 'internal', message: 'Internal server error.' });
    await expect(feed.markReadUpTo(9)).rejects.toMatchObject({ code: 'internal' });
    server.refuse = () => undefined;
    await feed.markReadUpTo(4);
    expect(told()).toEqual([9, 4]);
    await realtime.markRead(7, { upToSeq: 5 });
    expect(server.received.at(-1)?.payload).toEqual({ conversation: 7, up_to_seq: 5 });
  });
});

test('messages to one chat do not wait for those to another', async () => {
  server.isUnanswered = (name) => name === 'chat_message' && server.received.at(-1)?.payload.group === 3;
  server.isLost = () => true;
  const [stuck, free] = [realtime.sendMessage({ group: 3 }, 'stuck'), realtime.sendMessage(3, 'free')];
  await expect(free).resolves.toMatchObject({ conversation: 3 });
  expect(stuck.state).toBe('sending');
});

test('the feed ends when one does not take part any more, and other feeds go on', async () => {
  const [feed, other] = [realtime.group(3), realtime.group(4)];
  await Promise.all([feed.ready, other.ready]);
  const loop = (async () => {
    for await (const _ of feed);
  })();
  server.emit('group_chat_closed', { group: 3 });
  await expect(loop).rejects.toThrow(RealtimeError);
  await expect(loop).rejects.toMatchObject({ code: 'forbidden' });
  const said: string[] = [];
  other.on('message', ({ content }) => said.push(content));
  server.post({ group: 3 }, 'unheard');
  server.post({ group: 4 }, 'heard');
  await vi.waitUntil(() => said.length > 0);
  expect(said).toEqual(['heard']);
});
