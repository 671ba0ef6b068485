import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RealtimeError, TimeoutError } from '../core/errors.ts';
import type { Realtime } from './realtime.ts';
import { aRealtime, ChatServer } from './server.fixtures.ts';

let server: ChatServer;
let realtime: Realtime;
let states: string[];

const use = (options: Parameters<typeof aRealtime>[1]) => {
  ({ realtime } = aRealtime(server, options));
  states = [];
  realtime.on('outgoing', ({ content, state }) => states.push(`${content}: ${state}`));
};

beforeEach(async () => {
  server = await new ChatServer().start();
  use({});
});
afterEach(async () => {
  realtime.close();
  await server.stop();
});

describe('a message', () => {
  test('is pending, sending, then sent', async () => {
    const message = realtime.sendMessage(7, 'Hi');
    expect(message).toMatchObject({ state: 'pending', to: { conversation: 7 }, content: 'Hi' });
    await expect(message).resolves.toMatchObject({ seq: 1, client_message_id: message.clientMessageId });
    expect(message).toMatchObject({ state: 'sent', message: { seq: 1 } });
    expect(states).toEqual(['Hi: pending', 'Hi: sending', 'Hi: sent']);
  });

  test('keeps an id that it was given', async () => {
    const clientMessageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';
    const { client_message_id } = await realtime.sendMessage(7, 'Hi', { clientMessageId });
    expect(client_message_id).toBe(clientMessageId);
  });

  test('is sent again when the connection broke before the answer, and stored once', async () => {
    let isFirst = true;
    server.isLost = () => true;
    server.isUnanswered = (name) => {
      if (name !== 'chat_message' || !isFirst) return false;
      isFirst = false;
      server.cut();
      return true;
    };
    const message = realtime.sendMessage(7, 'Hi');
    await expect(message).resolves.toMatchObject({ seq: 1 });
    expect(server.received.map(({ payload }) => payload.client_message_id)).toEqual(
      Array(2).fill(message.clientMessageId),
    );
    expect(server.log(7)).toHaveLength(1);
  });

  test('waits its turn, so that order is kept', async () => {
    const messages = Array.from({ length: 20 }, (_, index) => realtime.sendMessage(7, `${index}`));
    await Promise.all(messages);
    expect(server.log(7).map(({ content }) => Number(content))).toEqual(messages.map((_, index) => index));
  });

  test('does not wait for another conversation', async () => {
    server.isUnanswered = (name) => name === 'chat_message' && server.received.at(-1)?.payload.conversation === 7;
    server.isLost = () => true;
    const stuck = realtime.sendMessage(7, 'stuck');
    await expect(realtime.sendMessage(8, 'free')).resolves.toMatchObject({ conversation: 8 });
    expect(stuck.state).toBe('sending');
  });

  test('fails when the server says no, and the next one is sent all the same', async () => {
    server.refuse = (name) =>
      name === 'chat_message' && server.received.at(-1)?.payload.content === 'bad'
        ? { code: 'forbidden', message: 'You cannot write here' }
        : undefined;
    const bad = realtime.sendMessage(7, 'bad');
    const good = realtime.sendMessage(7, 'good');
    await expect(bad).rejects.toThrow(RealtimeError);
    expect(bad).toMatchObject({ state: 'failed', error: { code: 'forbidden', message: 'You cannot write here' } });
    await expect(good).resolves.toMatchObject({ seq: 1 });
  });

  test('fails after a while without a server, needs nobody to catch it, and can be sent again', async () => {
    await server.stop();
    use({ sendTimeout: 30 });
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const message = realtime.sendMessage(7, 'Hi');
    await vi.waitUntil(() => message.state === 'failed');
    expect(message.error).toBeInstanceOf(TimeoutError);
    expect(states).toEqual(['Hi: pending', 'Hi: failed']);
    const again = message.resend();
    expect(message.state).toBe('pending');
    await expect(again).rejects.toThrow(TimeoutError);
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });

  test('that is sent again after all arrives once', async () => {
    let isMute = true;
    server.isLost = () => true;
    server.isUnanswered = (name) => name === 'chat_message' && isMute;
    use({ sendTimeout: 100, ackTimeout: 5_000 });
    const message = realtime.sendMessage(7, 'Hi');
    await expect(message).rejects.toThrow(TimeoutError);
    isMute = false;
    await expect(message.resend()).resolves.toMatchObject({ seq: 1 });
    expect(message.state).toBe('sent');
    expect(await message.resend().catch(() => 'the first outcome')).toBe('the first outcome');
    expect(server.log(7)).toHaveLength(1);
  });

  test('is read once somebody else has read it', async () => {
    await realtime.sendMessage(7, 'Hi');
    const read = { user_id: 3, read_at: '2026-01-01T00:00:00Z' };
    for (const told of [{ message_ids: [9] }, { message_ids: [1], conversation: 8 }, { message_ids: [1, 2] }]) {
      server.emit('messages_read', { conversation: 7, ...read, ...told });
    }
    await vi.waitUntil(() => states.length > 3);
    server.emit('messages_read', { conversation: 7, ...read, message_ids: [1] });
    await realtime.sendMessage(7, 'Bye');
    expect(states.slice(2)).toEqual(['Hi: sent', 'Hi: read', 'Bye: pending', 'Bye: sending', 'Bye: sent']);
  });

  test('waits while there are too many, keeping its place', async () => {
    let refusals = 3;
    const tooMany = { code: 'rate_limited', message: 'Request was throttled.', retry_after: 0.01 } as const;
    server.refuse = (name) => (name === 'chat_message' && refusals-- > 0 ? tooMany : undefined);
    await Promise.all(['one', 'two'].map((text) => realtime.sendMessage(7, text)));
    expect(server.log(7).map(({ content }) => content)).toEqual(['one', 'two']);
  });

  test('fails at once when it would have to wait too long', async () => {
    use({ sendTimeout: 5_000 });
    server.refuse = () => ({ code: 'rate_limited', message: 'Request was throttled.', retry_after: 60 });
    await expect(realtime.sendMessage(7, 'Hi')).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 60 });
  });

  test('is tried again when the server fails over it, and does not hold up the next one for ever', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const fault = { code: 'internal', message: 'Internal server error.' } as const;
    server.refuse = () => (server.received.at(-1)?.payload.content === 'bad' ? fault : undefined);
    const bad = realtime.sendMessage(7, 'bad');
    await expect(realtime.sendMessage(7, 'good')).resolves.toMatchObject({ seq: 1 });
    await expect(bad).rejects.toMatchObject({ code: 'internal' });
    expect(server.received.map(({ payload }) => payload.content)).toEqual([...Array(5).fill('bad'), 'good']);
    vi.restoreAllMocks();
  });

  test('that is discarded is not sent', async () => {
    server.isAway = true;
    const messages = ['one', 'two', 'three'].map((text) => realtime.sendMessage(7, text));
    await messages[1]?.discard();
    await expect(messages[1]).rejects.toThrow('discarded');
    server.isAway = false;
    await Promise.all([messages[0], messages[2]]);
    expect(server.log(7).map(({ content }) => content)).toEqual(['one', 'three']);
    await messages[0]?.discard();
    expect(messages.map(({ state }) => state)).toEqual(['sent', 'discarded', 'sent']);
  });

  test('fails when the connection is closed, and is not sent by the next one', async () => {
    server.isAway = true;
    const message = realtime.sendMessage(7, 'Hi');
    realtime.close();
    await expect(message).rejects.toThrow('closed');
    expect(message.state).toBe('failed');
    server.isAway = false;
    await realtime.sendMessage(7, 'next');
    expect(server.log(7).map(({ content }) => content)).toEqual(['next']);
  });

  test('is sent when the server shows it, whether its answer comes or not', async () => {
    server.isUnanswered = (name) => name === 'chat_message';
    await expect(realtime.sendMessage(7, 'Hi')).resolves.toMatchObject({ seq: 1 });
  });

  test('shows in the feed at once, until it is one of its messages', async () => {
    const feed = realtime.conversation(7);
    await feed.ready;
    const views: string[][] = [];
    const look = () => views.push(feed.outbox.map(({ content, state }) => `${content}: ${state}`));
    feed.on('outgoing', look);
    feed.on('message', look);
    realtime.sendMessage(8, 'elsewhere');
    server.refuse = () =>
      server.received.at(-1)?.payload.content === 'bad' ? { code: 'forbidden', message: 'No' } : undefined;
    const bad = feed.send('bad');
    await feed.send('Hi');
    expect(views[1]).toEqual(['bad: pending', 'Hi: pending']);
    expect(views.at(-1)).toEqual(['bad: failed']);
    await bad.discard();
    expect(feed.outbox).toEqual([]);
  });

  test('is remembered, sent or failed, as long as there are not too many', async () => {
    const feed = realtime.conversation(7);
    await feed.ready;
    server.refuse = (name) => (name === 'chat_message' ? { code: 'forbidden', message: 'No' } : undefined);
    const messages = Array.from({ length: 1_010 }, (_, index) => feed.send(`${index}`));
    await Promise.allSettled(messages);
    expect(feed.outbox).toHaveLength(1_000);
    expect(feed.outbox[0]?.content).toBe('10');
  });
});
