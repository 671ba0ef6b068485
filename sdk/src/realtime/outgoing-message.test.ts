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
  test('is pending, then sent', async () => {
    const message = realtime.sendMessage(7, 'Hi');
    expect(message).toMatchObject({ state: 'pending', to: { conversation: 7 }, content: 'Hi' });
    await expect(message).resolves.toMatchObject({ seq: 1, client_message_id: message.clientMessageId });
    expect(message).toMatchObject({ state: 'sent', message: { seq: 1 } });
    expect(states).toEqual(['Hi: pending', 'Hi: sent']);
  });

  test('keeps an id that it was given', async () => {
    const clientMessageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';
    const { client_message_id } = await realtime.sendMessage(7, 'Hi', { clientMessageId });
    expect(client_message_id).toBe(clientMessageId);
  });

  test('is sent again when the connection broke before the answer, and stored once', async () => {
    let isFirst = true;
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
    const stuck = realtime.sendMessage(7, 'stuck');
    await expect(realtime.sendMessage(8, 'free')).resolves.toMatchObject({ conversation: 8 });
    expect(stuck.state).toBe('pending');
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
});
