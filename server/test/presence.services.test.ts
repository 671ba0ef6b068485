import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectRedis } from '../src/cache/redis.ts';
import { createRedisPresence } from '../src/cache/redis-presence.ts';
import { aConversation } from '../src/features/chat/chat.fixtures.ts';
import { openSocketIo } from '../src/realtime/realtime.fixtures.ts';
import { type App, anApp, type Person } from './app.ts';

let nodes: [App, App];
let mai: Person;
let an: Person;
const sockets: Socket[] = [];

beforeAll(async () => {
  nodes = [await anApp(), await anApp()];
  nodes[1].clock.set(nodes[0].clock.now());
  [mai, an] = [await nodes[0].person(), await nodes[0].person()];
  await aConversation(nodes[0].models, mai.id, an.id);
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await Promise.all(nodes.map((node) => node.close()));
});

async function arrive(node: App, person: Person) {
  const socket = openSocketIo(node, person.tokens.access);
  sockets.push(socket);
  const news: boolean[] = [];
  socket.on('presence_changed', ({ online }: { online: boolean }) => news.push(online));
  await new Promise((resolve) => socket.once('connection_established', resolve));
  await node.server.features.presence.beat();
  return { socket, news };
}

/** Time passes, and these nodes go on. */
async function after(seconds: number, alive: readonly App[]) {
  for (let left = seconds; left > 0; left -= 5) {
    for (const { clock } of nodes) clock.advance({ seconds: Math.min(left, 5) });
    for (const { server } of alive) await server.features.presence.beat();
  }
}

test('people are online wherever they are connected, until the last of it is gone, even with its node', async () => {
  const [one, two] = nodes;
  const ofMai = await arrive(one, mai);
  const [here, there] = [await arrive(one, an), await arrive(two, an)];
  await vi.waitUntil(() => ofMai.news.length > 0);
  here.socket.disconnect();
  await after(60, nodes);
  const { body } = await one.get('/api/matching/connections/presence/', { as: mai });
  expect(body.results).toMatchObject([{ user_id: an.id, online: true }]);
  expect(ofMai.news).toEqual([true]);

  // The other node stops as if it was killed: it says nothing any more.
  await two.server.features.presence.close();
  await after(10, [one]);
  expect(ofMai.news).toEqual([true]);
  await after(10, [one]);
  await vi.waitUntil(() => ofMai.news.length > 1);
  expect(ofMai.news).toEqual([true, false]);

  // It was only slow: whoever is still there is seen to be.
  await two.server.features.presence.beat();
  await vi.waitUntil(() => ofMai.news.length > 2);
  expect(ofMai.news).toEqual([true, false, true]);
  there.socket.disconnect();
});

test('of many who have gone, each is told of by one node, and each node knows its own while Redis is away', async () => {
  const redis = connectRedis(process.env.TEST_REDIS_URL ?? '', pino({ level: 'silent' }));
  await vi.waitFor(() => expect(redis.status).toBe('ready'));
  const namespace = `test:${randomUUID()}`;
  const [one, two] = [createRedisPresence({ redis, namespace }), createRedisPresence({ redis, namespace })];
  const people = Array.from({ length: 2_500 }, (_, index) => index + 1);
  const [now, later] = [new Date(1_000), new Date(2_000)];
  expect((await one.extend(people, now, later)).length).toBe(2_500);
  expect(await two.extend([7], now, new Date(1_500))).toEqual([]);
  expect((await two.loadOnline([...people, 9_999], new Date(1_999))).size).toBe(2_500);
  expect(await one.takeGone(new Date(1_999))).toEqual([]);
  expect((await two.loadOnline(people, later)).size).toBe(0);

  const taken = await Promise.all(Array.from({ length: 8 }, (_, index) => [one, two][index % 2]?.takeGone(later)));
  const gone = taken.flatMap((some) => some ?? []);
  expect([gone.length, new Set(gone).size]).toEqual([2_500, 2_500]);

  redis.disconnect();
  const [lonely, other] = [createRedisPresence({ redis, namespace }), createRedisPresence({ redis, namespace })];
  expect(await lonely.extend([7], now, later)).toEqual([7]);
  expect([...(await lonely.loadOnline([7, 8], now))]).toEqual([7]);
  expect([...(await other.loadOnline([7, 8], now))]).toEqual([]);
  expect(await lonely.takeGone(later)).toEqual([7]);
});
