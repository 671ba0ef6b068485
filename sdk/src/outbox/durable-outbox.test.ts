import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aToken } from '../client.fixtures.ts';
import { AbortedError, RealtimeError } from '../core/errors.ts';
import type { OutgoingMessage } from '../realtime/outgoing-message.ts';
import type { Realtime, RealtimeOptions } from '../realtime/realtime.ts';
import { aRealtime, ChatServer } from '../realtime/server.fixtures.ts';
import { keepIn } from './keep-in.ts';
import { MemoryOutboxStore } from './memory-store.ts';
import { OutboxError } from './outbox-error.ts';
import type { OutboxEntry } from './outbox-store.ts';

const an = aToken('an', { user_id: '5' });
const chi = aToken('chi', { user_id: '6' });

let server: ChatServer;
let store: MemoryOutboxStore;
const open: Realtime[] = [];

/** A start of the program: what it knows is gone with it, except for what the store has. */
const start = (options: RealtimeOptions & { access?: string } = {}) => {
  const started = aRealtime(server, { access: an, outbox: keepIn(store), ...options });
  open.push(started.realtime);
  return started;
};
const contents = (chat = 7) => server.log(chat).map(({ content }) => content);
const statesOf = async (account = '5') => (await store.list(account)).map(({ content, state }) => [content, state]);

beforeEach(async () => {
  server = await new ChatServer().start();
  store = new MemoryOutboxStore();
});
afterEach(async () => {
  for (const realtime of open.splice(0)) realtime.close();
  await server.stop();
});

const anEntryOf = (account: string, content: string): OutboxEntry => ({
  account,
  clientMessageId: content,
  to: { conversation: 7 },
  content,
  createdAt: new Date().toISOString(),
  owner: 'an earlier start',
  state: 'pending',
});

/** Writes messages while the server lets nobody in, and ends the program. */
const writeOffline = async (...texts: string[]): Promise<void> => {
  server.isAway = true;
  const { realtime } = start({});
  for (const text of texts) realtime.sendMessage(7, text);
  await vi.waitUntil(async () => (await store.list('5')).length === texts.length);
  realtime.close();
  server.isAway = false;
};

describe('messages that are kept', () => {
  test('are sent after the next start, in order, before what is written then', async () => {
    await writeOffline('one', 'two', 'three');
    const { realtime } = start();
    await realtime.sendMessage(7, 'four');
    expect(contents()).toEqual(['one', 'two', 'three', 'four']);
    expect(await store.list('5')).toEqual([]);
  });

  test('are sent in order, also those that are written while the store is slow to say what it has', async () => {
    const list = store.list.bind(store);
    store.list = async (account) => {
      const entries = await list(account);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return entries;
    };
    const { realtime } = start();
    const texts = Array.from({ length: 30 }, (_, index) => String(index));
    for (const text of texts) {
      realtime.sendMessage(7, text);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await vi.waitUntil(() => contents().length === texts.length);
    expect(contents()).toEqual(texts);
  });

  test('are sent once, even if the program ended between sending and the answer', async () => {
    server.isUnanswered = (name) => name === 'chat_message';
    server.isLost = () => true;
    const { realtime } = start();
    realtime.sendMessage(7, 'Hi');
    await vi.waitUntil(() => server.log(7).length === 1);
    realtime.close();
    expect(await statesOf()).toEqual([['Hi', 'pending']]);
    server.isUnanswered = () => false;
    start();
    await vi.waitUntil(async () => (await store.list('5')).length === 0);
    expect(contents()).toEqual(['Hi']);
  });

  test('wait for as long as it takes, and are sent over the next connection when the first is closed', async () => {
    server.isAway = true;
    const { realtime } = start();
    const message = realtime.sendMessage(7, 'Hi');
    await vi.waitUntil(() => server.tokens.length > 0);
    realtime.close();
    await expect(message).rejects.toThrow(AbortedError);
    expect(message.state).toBe('pending');
    server.isAway = false;
    await realtime.connect();
    await vi.waitUntil(() => message.state === 'sent');
    expect(contents()).toEqual(['Hi']);
  });

  test('fail in time if they are told to, and are sent when asked again, even by the next start', async () => {
    server.isAway = true;
    const { realtime } = start({ sendTimeout: 30 });
    const message = realtime.sendMessage(7, 'Hi');
    await expect(message).rejects.toThrow('too long');
    await vi.waitUntil(async () => (await store.list('5'))[0]?.state === 'failed');
    realtime.close();
    server.isAway = false;
    const feed = start().realtime.conversation(7);
    await vi.waitUntil(() => feed.outbox.length === 1);
    expect(feed.outbox[0]).toMatchObject({
      state: 'failed',
      content: 'Hi',
      error: { message: message.error?.message },
    });
    await feed.outbox[0]?.resend();
    expect(contents()).toEqual(['Hi']);
    expect(await store.list('5')).toEqual([]);
  });

  test('that the server refused stay failed, with the reason, until they are discarded', async () => {
    server.refuse = (name) => (name === 'chat_message' ? { code: 'forbidden', message: 'Blocked' } : undefined);
    const { realtime } = start();
    await expect(realtime.sendMessage(7, 'Hi')).rejects.toThrow('Blocked');
    realtime.close();
    server.refuse = () => undefined;
    const next = start().realtime;
    const feed = next.conversation(7);
    await vi.waitUntil(() => feed.outbox.length === 1);
    const [message] = feed.outbox;
    expect(message?.error).toBeInstanceOf(RealtimeError);
    expect(message).toMatchObject({ state: 'failed', error: { code: 'forbidden', message: 'Blocked' } });
    await message?.discard();
    expect([message?.state, feed.outbox, await store.list('5')]).toEqual(['discarded', [], []]);
    expect(contents()).toEqual([]);
  });

  test('are not lost when somebody writes and leaves at once', async () => {
    const { realtime } = start();
    realtime.sendMessage(7, 'Bye');
    realtime.close();
    await vi.waitUntil(async () => (await store.list('5')).length === 1);
    start();
    await vi.waitUntil(() => server.log(7).length === 1);
    expect(contents()).toEqual(['Bye']);
  });
});

describe('another account', () => {
  test('neither sees nor sends what is not theirs, which waits for its own', async () => {
    await writeOffline('Hi from An');
    const { realtime, credentials } = start({ access: chi });
    const feed = realtime.conversation(7);
    await feed.ready;
    await realtime.sendMessage(7, 'Hi from Chi');
    expect(feed.outbox).toEqual([]);
    expect(contents()).toEqual(['Hi from Chi']);
    await credentials.start({ access: an, refresh: 'refresh' });
    await vi.waitUntil(() => server.log(7).length === 2);
    expect(server.log(7).map(({ content, sender_id }) => [content, sender_id])).toEqual([
      ['Hi from Chi', 6],
      ['Hi from An', 5],
    ]);
  });

  test.each(['with a store', 'without one'])('that signs in meanwhile does not send what waits, %s', async (kind) => {
    server.isAway = true;
    const { realtime, credentials } = start(kind === 'without one' ? { outbox: undefined } : {});
    const message = realtime.sendMessage(7, 'Hi from An');
    await vi.waitUntil(() => server.tokens.length > 0);
    await credentials.start({ access: chi, refresh: 'refresh' });
    server.isAway = false;
    await realtime.sendMessage(7, 'Hi from Chi');
    await expect(message).rejects.toThrow(AbortedError);
    expect(contents()).toEqual(['Hi from Chi']);
    expect(await statesOf()).toEqual(kind === 'with a store' ? [['Hi from An', 'pending']] : []);
  });

  test('that signs in within another tab sends what is theirs, and not what waits here', async () => {
    server.isAway = true;
    const shared = { get: () => ({ access: an, refresh: 'refresh' }), set: () => {} };
    const { realtime } = aRealtime(server, { tokenStore: shared, outbox: keepIn(store) });
    open.push(realtime);
    await store.put(anEntryOf('6', 'Left by Chi'));
    const message = realtime.sendMessage(7, 'Hi from An');
    await vi.waitUntil(() => server.tokens.length > 0);
    shared.get = () => ({ access: chi, refresh: 'refresh' });
    server.isAway = false;
    await realtime.connect();
    await realtime.sendMessage(7, 'Hi from Chi');
    await expect(message).rejects.toThrow(AbortedError);
    expect(contents()).toEqual(['Left by Chi', 'Hi from Chi']);
    expect(await statesOf()).toEqual([['Hi from An', 'pending']]);
  });

  test('cannot send again what somebody else wrote', async () => {
    server.refuse = (name) => (name === 'chat_message' ? { code: 'forbidden', message: 'Blocked' } : undefined);
    const { realtime, credentials } = start();
    const message = realtime.sendMessage(7, 'Hi from An');
    await expect(message).rejects.toThrow('Blocked');
    server.refuse = () => undefined;
    await credentials.start({ access: chi, refresh: 'refresh' });
    await expect(message.resend()).rejects.toThrow('Somebody else wrote this message');
    expect(contents()).toEqual([]);
  });

  test('nobody at all cannot write', async () => {
    const { realtime, credentials } = start();
    await credentials.end();
    await expect(realtime.sendMessage(7, 'Hi')).rejects.toThrow('Nobody is signed in');
  });
});

describe('a store', () => {
  test('that is full fails the message, says so, and loses none of the others', async () => {
    store = new MemoryOutboxStore({ maxMessages: 2 });
    server.isAway = true;
    const { realtime } = start();
    const messages = ['one', 'two', 'three'].map((text) => realtime.sendMessage(7, text));
    await expect(messages[2]).rejects.toThrow(OutboxError);
    expect(messages.map(({ state }) => state)).toEqual(['pending', 'pending', 'failed']);
    expect(messages[2]?.error).toMatchObject({ code: 'full' });
    server.isAway = false;
    await Promise.all(messages.slice(0, 2));
    await messages[2]?.resend();
    expect(contents()).toEqual(['one', 'two', 'three']);
  });

  test('that cannot be written fails the message before it is sent', async () => {
    const cause = new Error('The disk is full');
    vi.spyOn(store, 'put').mockRejectedValueOnce(cause);
    const { realtime } = start();
    const message = realtime.sendMessage(7, 'Hi');
    await expect(message).rejects.toMatchObject({ name: 'OutboxError', code: 'broken', cause });
    expect(contents()).toEqual([]);
    await message.resend();
    expect(contents()).toEqual(['Hi']);
  });

  test('that cannot be read is told of, and what it holds is sent once it can be read', async () => {
    await writeOffline('one');
    vi.spyOn(store, 'list').mockRejectedValueOnce(new Error('No such disk'));
    const { realtime } = start();
    const trouble = new Promise<OutboxError>((resolve) => realtime.on('outbox_error', resolve));
    await expect(trouble).resolves.toMatchObject({ code: 'broken', cause: { message: 'No such disk' } });
    await realtime.sendMessage(7, 'two');
    expect(contents()).toEqual(['one', 'two']);
  });

  test('that does not let go of a message is told of, and the message is sent all the same', async () => {
    vi.spyOn(store, 'remove').mockRejectedValueOnce(new Error('Read-only'));
    const { realtime } = start();
    const trouble = vi.fn();
    realtime.on('outbox_error', trouble);
    await realtime.sendMessage(7, 'Hi');
    expect(trouble).toHaveBeenCalledWith(expect.objectContaining({ code: 'broken' }));
    start();
    await vi.waitUntil(async () => (await store.list('5')).length === 0);
    expect(contents()).toEqual(['Hi']);
  });

  test('that cannot forget what is discarded says so to who discards', async () => {
    server.isAway = true;
    const message = start().realtime.sendMessage(7, 'Hi');
    vi.spyOn(store, 'remove').mockRejectedValueOnce(new Error('Read-only'));
    await expect(message.discard()).rejects.toMatchObject({ code: 'broken' });
    expect(message.state).toBe('pending');
    await message.discard();
    await expect(message).rejects.toThrow('discarded');
  });
});

describe('clients that share a store', () => {
  /** A lock within one program, as web locks and lock files are beyond it. */
  class SharedStore extends MemoryOutboxStore {
    #last: Promise<unknown> = Promise.resolve();

    lock<T>(_: string, task: () => Promise<T>): Promise<T> {
      const done = this.#last.then(task);
      this.#last = done.catch(() => undefined);
      return done;
    }
  }

  beforeEach(() => {
    store = new SharedStore();
  });

  test('send each message once and each one’s in order, whoever takes it up', async () => {
    const tabs = [start().realtime, start().realtime, start().realtime];
    const sent = tabs.flatMap((tab, index) =>
      Array.from({ length: 10 }, (_, number) => tab.sendMessage(7, `${index} ${number}`)),
    );
    await Promise.all(sent);
    expect(contents()).toHaveLength(30);
    for (const index of [0, 1, 2]) {
      const own = contents().filter((content) => content.startsWith(`${index} `));
      expect(own).toEqual(Array.from({ length: 10 }, (_, number) => `${index} ${number}`));
    }
    expect(await store.list('5')).toEqual([]);
  });

  test('do not send what one of them has discarded', async () => {
    server.isAway = true;
    const writer = start().realtime;
    const message = writer.sendMessage(7, 'Sorry');
    await vi.waitUntil(async () => (await store.list('5')).length === 1);
    const feed = start().realtime.conversation(7);
    await vi.waitUntil(() => feed.outbox.length === 1);
    await feed.outbox[0]?.discard();
    server.isAway = false;
    await expect(message).rejects.toThrow('discarded');
    expect(message.state).toBe('discarded');
    await vi.waitUntil(async () => (await store.list('5')).length === 0);
    expect(contents()).toEqual([]);
  });

  test('forget after a day what was discarded and nobody asked for', async () => {
    const old = new Date(Date.now() - 86_500_000).toISOString();
    const entry: OutboxEntry = { ...anEntryOf('5', 'old'), createdAt: old, state: 'discarded' };
    await store.put(entry);
    await store.put({ ...entry, clientMessageId: 'new', createdAt: new Date().toISOString() });
    await start().realtime.sendMessage(7, 'Hi');
    expect((await store.list('5')).map(({ clientMessageId }) => clientMessageId)).toEqual(['new']);
    expect(contents()).toEqual(['Hi']);
  });
});

describe('a feed', () => {
  test('shows what an earlier start has written until it is among the messages, and nothing twice', async () => {
    await writeOffline('one', 'two');
    server.isAway = true;
    const { realtime } = start();
    const feed = realtime.conversation(7, { afterSeq: 0 });
    const shown = ({ content }: Pick<OutgoingMessage, 'content'>) => content;
    const handedOut: string[] = [];
    const views: string[][] = [];
    const look = () => views.push([...handedOut, ...feed.outbox.map(shown)]);
    feed.on('message', ({ content }) => {
      handedOut.push(content);
      look();
    });
    feed.on('outgoing', look);
    await vi.waitUntil(() => feed.outbox.length === 2);
    feed.send('three');
    server.isAway = false;
    await vi.waitUntil(() => handedOut.length === 3);
    expect(views.at(-1)).toEqual(['one', 'two', 'three']);
    expect(feed.outbox).toEqual([]);
    for (const view of views) expect(view).toEqual(['one', 'two', 'three'].slice(0, view.length));
  });
});
