import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GapError } from '../core/errors.ts';
import type { ChatFeed } from './chat-feed.ts';
import type { Realtime } from './realtime.ts';
import { aRealtime, ChatServer } from './server.fixtures.ts';

let server: ChatServer;
let realtime: Realtime;

const collect = (feed: ChatFeed<'conversation'>) => {
  const seen: number[] = [];
  feed.on('message', ({ seq }) => seen.push(seq));
  return seen;
};

const resumes = () => server.received.filter(({ name }) => name === 'resume').map(({ payload }) => payload.after_seq);

beforeEach(async () => {
  server = await new ChatServer().start();
  ({ realtime } = aRealtime(server));
});
afterEach(async () => {
  realtime.close();
  await server.stop();
});

describe('a feed', () => {
  test('begins now, unless told otherwise', async () => {
    server.post(7, 'before');
    const feed = realtime.conversation(7);
    const seen = collect(feed);
    await feed.ready;
    expect(feed.lastSeq).toBe(1);
    server.post(7, 'after');
    server.post(8, 'elsewhere');
    await vi.waitUntil(() => seen.length);
    expect(seen).toEqual([2]);
  });

  test('begins after the message at hand, in as many pages as it takes', async () => {
    server.pageSize = 10;
    for (let count = 0; count < 35; count++) server.post(7, 'Hi');
    const feed = realtime.conversation(7, { afterSeq: 3 });
    const seen = collect(feed);
    await feed.ready;
    expect(seen).toEqual(Array.from({ length: 32 }, (_, index) => index + 4));
    expect(resumes()).toEqual([3, 13, 23, 33]);
  });

  test('hands out in order what arrives in disorder, and each message once', async () => {
    const feed = realtime.conversation(7);
    const seen = collect(feed);
    await feed.ready;
    server.isLost = () => true;
    const messages = [1, 2, 3, 4].map((number) => server.post(7, `${number}`));
    for (const index of [1, 0, 0, 3, 1, 2, 3]) server.emit('chat_message', messages[index]);
    await vi.waitUntil(() => seen.length === 4);
    server.emit('chat_message', messages[0]);
    server.isLost = () => false;
    server.post(7, 'last');
    await vi.waitUntil(() => seen.length > 4);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  test('asks for what was lost on the way', async () => {
    const feed = realtime.conversation(7, { afterSeq: 0 });
    const seen = collect(feed);
    await feed.ready;
    server.isLost = ({ seq }) => seq < 5;
    for (let count = 0; count < 5; count++) server.post(7, 'Hi');
    await vi.waitUntil(() => seen.length === 5);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(resumes()).toEqual([0, 0]);
  });

  test('hands out nothing more once it is closed, whatever has arrived', async () => {
    for (let count = 0; count < 3; count++) server.post(7, 'Hi');
    const feed = realtime.conversation(7, { afterSeq: 0 });
    const seen = collect(feed);
    feed.on('message', () => feed.close());
    await vi.waitUntil(() => seen.length > 0);
    await realtime.markRead(7, [1]);
    expect(seen).toEqual([1]);
  });

  test('catches up after the connection was away', async () => {
    const feed = realtime.conversation(7);
    const seen = collect(feed);
    await feed.ready;
    server.cut();
    for (let count = 0; count < 3; count++) server.post(7, 'missed');
    await vi.waitUntil(() => seen.length === 3);
    server.post(7, 'live again');
    await vi.waitUntil(() => seen.length === 4);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test('loses and repeats nothing over many breaks, lost events and lost answers', async () => {
    let random = 1;
    const chance = (share: number) => {
      random = (random * 16_807) % 2_147_483_647;
      return random / 2_147_483_647 < share;
    };
    server.isLost = () => chance(0.3);
    server.isUnanswered = (name) => name === 'chat_message' && chance(0.05);
    realtime.close();
    const patient = aRealtime(server, { ackTimeout: 50 }).realtime;
    const feed = patient.conversation(7);
    const seen: string[] = [];
    feed.on('message', ({ content }) => seen.push(content));
    await feed.ready;
    const mine: string[] = [];
    for (let count = 0; count < 200; count++) {
      mine.push(`mine ${count}`);
      patient.sendMessage(7, `mine ${count}`);
      server.post(7, `theirs ${count}`);
      if (count % 25 === 0) server.cut();
      if (count % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await vi.waitUntil(() => seen.length === 400, { timeout: 15_000 });
    expect(seen).toEqual(server.log(7).map(({ content }) => content));
    expect(seen.filter((content) => content.startsWith('mine'))).toEqual(mine);
    patient.close();
  });

  test('tells of messages that no longer exist, and goes on', async () => {
    const gaps: unknown[] = [];
    for (let count = 0; count < 9; count++) server.post(7, 'Hi');
    server.forget(7, [1, 2, 3, 6]);
    const feed = realtime.conversation(7, { afterSeq: 0 });
    const seen = collect(feed);
    feed.on('gap', (gap) => gaps.push(gap));
    await feed.ready;
    expect(seen).toEqual([4, 5, 7, 8, 9]);
    expect(gaps).toEqual([
      { from: 1, to: 3 },
      { from: 6, to: 6 },
    ]);
  });

  test('hands out one’s own message even when its echo is lost', async () => {
    const feed = realtime.conversation(7);
    const seen = collect(feed);
    server.isLost = () => true;
    await feed.send('Hi');
    await vi.waitUntil(() => seen.length);
    expect(seen).toEqual([1]);
  });

  test('passes on typing and reading, of this conversation only', async () => {
    const feed = realtime.conversation(7);
    const events: unknown[] = [];
    feed.on('typing', ({ is_typing }) => events.push(is_typing));
    feed.on('read', ({ message_ids }) => events.push(message_ids));
    await feed.ready;
    for (const conversation of [8, 7]) {
      server.emit('typing_indicator', { conversation, user_id: 2, user_name: 'Bình', is_typing: true });
      server.emit('messages_read', { conversation, user_id: 2, message_ids: [1], read_at: '2026-01-01T00:00:00Z' });
    }
    await vi.waitUntil(() => events.length);
    expect(events).toEqual([true, [1]]);
  });
});

describe('a loop over a feed', () => {
  test('sees every message and ends when the feed is closed', async () => {
    for (let count = 0; count < 3; count++) server.post(7, `${count}`);
    const feed = realtime.conversation(7, { afterSeq: 0 });
    const seen: string[] = [];
    for await (const { content } of feed) {
      seen.push(content);
      if (content === '2') server.post(7, 'live');
      if (content === 'live') feed.close();
    }
    expect(seen).toEqual(['0', '1', '2', 'live']);
    expect(realtime.state).toBe('connected');
  });

  test('ends when the connection is closed', async () => {
    const feed = realtime.conversation(7);
    const loop = (async () => {
      for await (const _ of feed);
      return 'ended';
    })();
    await feed.ready;
    realtime.close();
    await expect(loop).resolves.toBe('ended');
  });

  test('fails when the server will not serve the conversation', async () => {
    server.refuse = () => ({ code: 'forbidden', message: 'Not your conversation' });
    const feed = realtime.conversation(7);
    const errors: string[] = [];
    feed.on('error', ({ message }) => errors.push(message));
    const loop = async () => {
      for await (const _ of feed);
    };
    await expect(loop()).rejects.toThrow('Not your conversation');
    await expect(feed.ready).rejects.toThrow('Not your conversation');
    expect(errors).toEqual(['Not your conversation']);
  });

  test('ends where messages are gone, and can be begun again behind them', async () => {
    for (let count = 1; count <= 6; count++) server.post(7, `${count}`);
    server.forget(7, [3, 4]);
    const seen: string[] = [];
    const read = async (afterSeq: number) => {
      for await (const { content } of realtime.conversation(7, { afterSeq })) {
        seen.push(content);
        if (content === '6') return;
      }
    };
    const gap = await read(0).catch((error: unknown) => error);
    expect(gap).toBeInstanceOf(GapError);
    expect(gap).toMatchObject({ name: 'GapError', from: 3, to: 4, message: 'Messages 3 to 4 are gone.' });
    expect(seen).toEqual(['1', '2']);
    await read((gap as GapError).to);
    expect(seen).toEqual(['1', '2', '5', '6']);
  });

  test('goes on behind messages that are gone when somebody listens for that', async () => {
    for (let count = 1; count <= 5; count++) server.post(7, `${count}`);
    server.forget(7, [1, 4]);
    const feed = realtime.conversation(7, { afterSeq: 0 });
    const seen: unknown[] = [];
    feed.on('gap', ({ from, to }) => seen.push([from, to]));
    for await (const { seq } of feed) if (seen.push(seq) && seq === 5) feed.close();
    // The feed has everything at once; a loop takes its time.
    expect(seen).toEqual([[1, 1], [4, 4], 2, 3, 5]);
  });

  test('waits while the server is too busy', async () => {
    server.post(7, 'Hi');
    server.refuse = (name) =>
      server.received.filter((event) => event.name === name).length < 3
        ? { code: 'rate_limited', message: 'Slow down' }
        : undefined;
    const feed = realtime.conversation(7, { afterSeq: 0 });
    await feed.ready;
    expect(feed.lastSeq).toBe(1);
  });
});
