import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aToken } from '../client.fixtures.ts';
import { AbortedError, RealtimeError, TimeoutError } from '../core/errors.ts';
import type { RealtimeState } from './connection.ts';
import type { Realtime } from './realtime.ts';
import { aRealtime, ChatServer } from './server.fixtures.ts';

let server: ChatServer;
const open: Realtime[] = [];

const connect = (options: Parameters<typeof aRealtime>[1] = {}) => {
  const made = aRealtime(server, options);
  open.push(made.realtime);
  const states: RealtimeState[] = [];
  made.realtime.on('state', (state) => states.push(state));
  return { ...made, states };
};

beforeEach(async () => {
  server = await new ChatServer().start();
});
afterEach(async () => {
  for (const realtime of open.splice(0)) realtime.close();
  await server.stop();
});

describe('the connection', () => {
  test('is made with the access token, on the first use', async () => {
    const access = aToken('first');
    const { realtime, states } = connect({ access });
    expect(realtime.state).toBe('idle');
    await realtime.markRead(1, [1]);
    expect(server.tokens).toEqual([access]);
    expect(states).toEqual(['connecting', 'connected']);
  });

  test('is one, however many ask for it', async () => {
    const { realtime } = connect();
    await Promise.all([
      realtime.connect(),
      realtime.connect(),
      realtime.markRead(1, [1]),
      realtime.sendMessage(1, 'Hi'),
    ]);
    expect(server.tokens).toHaveLength(1);
  });

  test('does not come back for what was on its way when it was closed', async () => {
    const { realtime, states } = connect();
    server.isUnanswered = (name) => name === 'message_read';
    const mark = realtime.markRead(1, [1]);
    await vi.waitUntil(() => server.received.length > 0);
    server.isUnanswered = () => false;
    realtime.close();
    await expect(mark).rejects.toThrow(AbortedError);
    expect(states).toEqual(['connecting', 'connected', 'closed']);
  });

  test('comes back after it broke', async () => {
    const { realtime, states } = connect();
    await realtime.connect();
    server.cut();
    await vi.waitUntil(() => states.length === 4);
    expect(states).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  });

  test('comes back after the server has sent it away', async () => {
    const { realtime, states } = connect();
    await realtime.connect();
    for (const socket of server.connections) socket.disconnect(true);
    await vi.waitUntil(() => states.length === 4);
    expect(realtime.state).toBe('connected');
  });

  test('waits for a server that is not there yet', async () => {
    await server.stop();
    const { realtime } = connect({ sendTimeout: 50 });
    await expect(realtime.markRead(1, [1])).rejects.toThrow(TimeoutError);
    expect(realtime.state).toMatch(/connecting/);
    await vi.waitUntil(() => realtime.error);
    expect(realtime.error?.name).toBe('ConnectionError');
  });

  test('is replaced when it no longer answers', async () => {
    let isDead = true;
    server.isUnanswered = (name) => name === 'message_read' && isDead;
    const { realtime } = connect({ ackTimeout: 30 });
    const read = realtime.markRead(1, [5]);
    await vi.waitUntil(() => server.tokens.length === 2);
    isDead = false;
    await expect(read).resolves.toMatchObject({ marked_count: 1 });
  });

  test('stays closed once closed, and rejects what waits for it', async () => {
    await server.stop();
    const { realtime, states } = connect();
    const waiting = realtime.connect();
    realtime.close();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortedError' });
    expect(states.at(-1)).toBe('closed');
  });

  test('can be opened again', async () => {
    const { realtime } = connect();
    await realtime.connect();
    realtime.close();
    await vi.waitUntil(() => server.connections.length === 0);
    await realtime.connect();
    expect(server.connections).toHaveLength(1);
  });

  test('passes every event of the server on', async () => {
    const { realtime } = connect();
    const received: unknown[] = [];
    realtime.on('connection_established', (event) => received.push(event));
    const stop = realtime.on('connection_request_cancelled', (event) => received.push(event));
    await realtime.connect();
    server.emit('connection_request_cancelled', { id: 4 });
    await vi.waitUntil(() => received.length === 2);
    expect(received).toEqual([{ message: 'Connected' }, { id: 4 }]);
    stop();
  });

  test('a refused event rejects with what the server said', async () => {
    server.refuse = () => ({ code: 'forbidden', message: 'Not your conversation' });
    const { realtime } = connect();
    const error = await realtime.markRead(1, [1]).catch((reason) => reason);
    expect(error).toBeInstanceOf(RealtimeError);
    expect(error).toMatchObject({ code: 'forbidden', message: 'Not your conversation' });
  });
});

describe('the session', () => {
  test('without anybody signed in there is no connection', async () => {
    const { realtime, credentials } = connect();
    await credentials.end();
    await expect(realtime.connect()).rejects.toThrow('Nobody is signed in.');
    expect(realtime.state).toBe('closed');
  });

  test('a rejected token is renewed', async () => {
    const [first, second] = [aToken('first'), aToken('second')];
    server.accepts = (token) => token === second;
    const { realtime } = connect({ access: first, renewed: [second] });
    await realtime.connect();
    expect(server.tokens).toEqual([first, second]);
  });

  test('a session that the server has ended closes the connection for good', async () => {
    const { realtime, lost } = connect();
    await realtime.connect();
    server.accepts = () => false;
    for (const socket of server.connections) socket.disconnect(true);
    await vi.waitUntil(() => realtime.state === 'closed');
    expect(lost).toEqual(['Token is blacklisted']);
    await expect(realtime.markRead(1, [1])).rejects.toThrow('Nobody is signed in.');
  });

  test('a new token is handed over without a new connection', async () => {
    const second = aToken('second');
    const { realtime, credentials } = connect({ renewed: [second] });
    await realtime.connect();
    await credentials.renew();
    await vi.waitUntil(() => server.received.length);
    expect(server.received).toEqual([{ name: 'authenticate', payload: { token: second } }]);
    expect(server.tokens).toHaveLength(1);
  });

  test('a token is renewed shortly before it ends', async () => {
    const second = aToken('second');
    const { realtime } = connect({ access: aToken('first', { endsAt: 11 }), renewed: [second] });
    await realtime.connect();
    await vi.waitUntil(() => server.received.length, { timeout: 4_000 });
    expect(server.received).toEqual([{ name: 'authenticate', payload: { token: second } }]);
  });

  test('an event that the server no longer trusts is sent again with a new token', async () => {
    const second = aToken('second');
    const isFresh = () => server.received.some(({ payload }) => payload.token === second);
    server.refuse = () => (isFresh() ? undefined : { code: 'unauthorized', message: 'Token is expired' });
    const { realtime } = connect({ renewed: [second] });
    await expect(realtime.markRead(1, [1])).resolves.toMatchObject({ marked_count: 1 });
    expect(server.received.map(({ name }) => name)).toEqual(['message_read', 'authenticate', 'message_read']);
    expect(server.tokens).toHaveLength(1);
  });

  test('signing out closes the connection', async () => {
    const { realtime, credentials } = connect();
    await realtime.connect();
    await credentials.end();
    expect(realtime.state).toBe('closed');
  });
});
