import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PersonPresence, PresenceWatch } from './presence-watch.ts';
import type { Realtime } from './realtime.ts';
import { aRealtime, ChatServer } from './server.fixtures.ts';

let server: ChatServer;
let realtime: Realtime;
let people: PersonPresence[];

const here = (user_id: number): PersonPresence => ({ user_id, online: true, last_active_at: '2026-01-01T00:00:00Z' });
const gone = (user_id: number): PersonPresence => ({ ...here(user_id), online: false });
const never = (user_id: number): PersonPresence => ({ user_id, online: false, last_active_at: null });

const collect = (presence: PresenceWatch) => {
  const news: PersonPresence[] = [];
  presence.on('change', (person) => news.push(person));
  return news;
};

beforeEach(async () => {
  server = await new ChatServer().start();
  people = [here(1), gone(2), never(3)];
  server.listPresence = async function* () {
    yield* people;
  };
  ({ realtime } = aRealtime(server));
});
afterEach(async () => {
  realtime.close();
  await server.stop();
});

test('tells how things stand with everybody, and then who comes and goes', async () => {
  const presence = realtime.presence();
  const news = collect(presence);
  await presence.ready;
  expect(news.splice(0)).toEqual(people);
  expect([1, 2, 3, 4].map((id) => presence.of(id))).toEqual([here(1), gone(2), never(3), never(4)]);

  for (const person of [here(2), here(2), gone(1)]) server.emit('presence_changed', person);
  await vi.waitUntil(() => news.length === 2);
  expect(news).toEqual([here(2), gone(1)]);
  expect(presence.of(2)).toEqual(here(2));
});

test('reads again after the connection was away, and then tells what is different', async () => {
  const presence = realtime.presence();
  await presence.ready;
  const news = collect(presence);
  people = [gone(1)];
  server.cut();
  await vi.waitUntil(() => news.length === 2);
  expect(news).toEqual([gone(1), never(2)]);
});

test('believes what is told live more than what was read meanwhile', async () => {
  let finish = () => {};
  const isReading = new Promise<void>((begun) => {
    server.listPresence = async function* () {
      begun();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      yield* people;
    };
  });
  const presence = realtime.presence();
  await isReading;
  const news = collect(presence);
  server.emit('presence_changed', gone(1));
  await vi.waitUntil(() => news.length === 1);
  finish();
  await presence.ready;
  expect(presence.of(1)).toEqual(gone(1));
});

test('tries again when it cannot be read, and is silent once it is closed', async () => {
  const read = server.listPresence;
  let attempts = 0;
  server.listPresence = () => {
    attempts += 1;
    if (attempts < 3) throw new Error('The server could not be reached.');
    return read();
  };
  const presence = realtime.presence();
  await presence.ready;
  expect(attempts).toBe(3);
  const news = collect(presence);
  const other = realtime.presence();
  await other.ready;
  presence.close();
  server.emit('presence_changed', gone(1));
  await vi.waitUntil(() => !other.of(1).online);
  expect(news).toEqual([]);
  expect(realtime.state).toBe('connected');
});
