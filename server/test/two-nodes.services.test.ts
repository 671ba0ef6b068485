import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { scratchDatabaseUrl } from './database.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const password = 'correct horse battery';
let nodes: [ServerProcess, ServerProcess];

interface SignedIn {
  id: number;
  email: string;
  access: string;
  refresh: string;
}

async function call<Body>(
  node: ServerProcess,
  method: string,
  path: string,
  as?: SignedIn,
  body?: object,
): Promise<Body> {
  const response = await fetch(node.url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(as && { Authorization: `Bearer ${as.access}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as Body;
}

async function register(node: ServerProcess, name: string): Promise<SignedIn> {
  const email = `${name}-${Math.random().toString(36).slice(2)}@example.com`;
  const form = { email, password, password_confirm: password, full_name: name };
  const { user, tokens } = await call<{ user: { id: number }; tokens: { access: string; refresh: string } }>(
    node,
    'POST',
    '/api/auth/register/',
    undefined,
    form,
  );
  return { id: user.id, email, ...tokens };
}

async function connect(one: SignedIn, other: SignedIn): Promise<{ connection: number; conversation: number }> {
  const request = await call<{ id: number }>(nodes[0], 'POST', '/api/matching/requests/', one, {
    receiver_id: other.id,
  });
  await call(nodes[1], 'POST', `/api/matching/requests/${request.id}/accept/`, other);
  const { id } = await call<{ id: number }>(
    nodes[0],
    'GET',
    `/api/chat/conversations/by-connection/?connection_id=${request.id}`,
    one,
  );
  return { connection: request.id, conversation: id };
}

/** What a socket has received, and a way to wait for the next frame that fits. */
function inbox() {
  const frames: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  return {
    frames,
    add(frame: Record<string, unknown>) {
      frames.push(frame);
      for (const wake of waiting) wake();
    },
    until: (fits: (frame: Record<string, unknown>) => boolean) =>
      new Promise<Record<string, unknown>>((resolve) => {
        const look = () => {
          const found = frames.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

async function plainSocket(node: ServerProcess, as: SignedIn, conversation: number) {
  const box = inbox();
  const socket = new WebSocket(`${node.url.replace('http', 'ws')}/ws/chat/${conversation}/?token=${as.access}`);
  socket.on('message', (data) => box.add(JSON.parse(String(data))));
  await box.until((frame) => frame.type === 'connection_established');
  return { socket, ...box };
}

async function socketIo(node: ServerProcess, as: SignedIn) {
  const box = inbox();
  const socket: Socket = io(node.url, { transports: ['websocket'], auth: { token: as.access }, forceNew: true });
  socket.onAny((type, payload) => box.add({ type, ...payload }));
  await box.until((frame) => frame.type === 'connection_established');
  return { socket, ...box };
}

beforeAll(async () => {
  const env = {
    DATABASE_URL: await scratchDatabaseUrl(),
    REDIS_URL: process.env.TEST_REDIS_URL,
    SECRET_KEY: 'shared by both nodes of this test',
  };
  nodes = await Promise.all([
    startServer({ env, args: ['--seed', 'none'] }),
    startServer({ env, args: ['--seed', 'none'] }),
  ]);
});
afterAll(() => Promise.all(nodes.map((node) => node.stop())));

test('a message sent on one node arrives on the other, by either protocol', async () => {
  const [mai, an] = [await register(nodes[0], 'Mai'), await register(nodes[1], 'An')];
  const { conversation } = await connect(mai, an);
  const plain = await plainSocket(nodes[0], mai, conversation);
  const rich = await socketIo(nodes[1], an);

  plain.socket.send(JSON.stringify({ type: 'chat_message', content: 'from a plain socket' }));
  expect(await rich.until((frame) => frame.content === 'from a plain socket')).toMatchObject({
    type: 'chat_message',
    conversation,
    seq: 1,
    sender_id: mai.id,
  });

  const acknowledgement = await rich.socket.emitWithAck('chat_message', { conversation, content: 'from Socket.IO' });
  expect(acknowledgement).toMatchObject({ ok: true, data: { seq: 2 } });
  await plain.until((frame) => frame.content === 'from Socket.IO');

  await call(nodes[1], 'POST', '/api/chat/messages/', an, { conversation, content: 'from HTTP' });
  await plain.until((frame) => frame.content === 'from HTTP' && frame.seq === 3);
  await rich.until((frame) => frame.content === 'from HTTP' && frame.seq === 3);

  rich.socket.disconnect();
  plain.socket.close();
});

test('a block on one node closes the plain socket on the other, and nothing more gets through', async () => {
  const [mai, an] = [await register(nodes[0], 'Mai'), await register(nodes[1], 'An')];
  const { connection, conversation } = await connect(mai, an);
  const plain = await plainSocket(nodes[0], mai, conversation);
  const rich = await socketIo(nodes[0], mai);
  const closed = once(plain.socket, 'close');

  await call(nodes[1], 'POST', `/api/matching/requests/${connection}/block/`, an);
  expect((await closed)[0]).toBe(4003);
  await rich.until((frame) => frame.type === 'connection_request_blocked');
  const refusal = await rich.socket.emitWithAck('chat_message', { conversation, content: 'hello?' });
  expect(refusal).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  rich.socket.disconnect();
});

test('signing out on one node ends the sockets on the other', async () => {
  const [mai, an] = [await register(nodes[0], 'Mai'), await register(nodes[1], 'An')];
  const { conversation } = await connect(mai, an);
  const plain = await plainSocket(nodes[0], mai, conversation);
  const rich = await socketIo(nodes[1], mai);
  const closed = once(plain.socket, 'close');
  const disconnected = new Promise((resolve) => rich.socket.once('disconnect', resolve));

  await call(nodes[1], 'POST', '/api/auth/logout/', mai, { refresh: mai.refresh });
  expect((await closed)[0]).toBe(4001);
  expect(await disconnected).toBe('io server disconnect');
});

test('a node that is told to stop finishes and says come back', async () => {
  const env = {
    DATABASE_URL: await scratchDatabaseUrl(),
    REDIS_URL: process.env.TEST_REDIS_URL,
    SECRET_KEY: 'shared by both nodes of this test',
  };
  const third = await startServer({ env, args: ['--seed', 'none'] });
  const [mai, an] = [await register(third, 'Mai'), await register(third, 'An')];
  const { conversation } = await connect(mai, an);
  const plain = await plainSocket(third, mai, conversation);
  const closed = once(plain.socket, 'close');
  const started = performance.now();
  expect(await third.stop()).toBe(0);
  expect((await closed)[0]).toBe(1012);
  expect(performance.now() - started).toBeLessThan(15_000);
});
