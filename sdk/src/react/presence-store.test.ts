import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aToken } from '../client.fixtures.ts';
import type { Realtime } from '../realtime/realtime.ts';
import { aRealtime, ChatServer } from '../realtime/server.fixtures.ts';
import type { SessionCredentials } from '../session/credentials.ts';
import { PresenceStore } from './presence-store.ts';
import { SessionStore } from './session-store.ts';

const here = (user_id: number) => ({ user_id, online: true, last_active_at: '2026-01-01T00:00:00Z' });
const gone = (user_id: number) => ({ ...here(user_id), online: false });
const tokensOf = (user_id: string) => ({ access: aToken('any', { user_id }), refresh: `refresh-${user_id}` });

let server: ChatServer;
let realtime: Realtime;
let credentials: SessionCredentials;
let store: PresenceStore;

beforeEach(async () => {
  server = await new ChatServer().start();
  server.listPresence = async function* () {
    yield* [here(1), gone(2)];
  };
  ({ realtime, credentials } = aRealtime(server, { access: tokensOf('5').access }));
  store = new PresenceStore(() => Promise.resolve(realtime), new SessionStore(credentials));
});
afterEach(async () => {
  realtime.close();
  await server.stop();
});

const known = () => [...store.get().values()];

test('tells of one person only those who look at that person', async () => {
  const stop = store.subscribe(() => undefined);
  await vi.waitUntil(() => known().length === 2);
  const [one, other] = known();
  expect([one, other]).toEqual([here(1), gone(2)]);
  server.emit('presence_changed', here(2));
  await vi.waitUntil(() => store.get().get(2)?.online);
  expect(store.get().get(1)).toBe(one);
  stop();
});

test('looks once for all, and not at all when nobody does', async () => {
  let looks = 0;
  const list = server.listPresence;
  server.listPresence = () => {
    looks += 1;
    return list();
  };
  const stops = [store.subscribe(() => undefined), store.subscribe(() => undefined)];
  await vi.waitUntil(() => known().length === 2);
  for (const stop of stops) stop();
  const isBack = new Promise<void>((resolve) => realtime.on('state', (state) => state === 'connected' && resolve()));
  server.cut();
  await isBack;
  expect(looks).toBe(1);
});

test('shows nothing of that to nobody, nor to the next who signs in', async () => {
  const stop = store.subscribe(() => undefined);
  await vi.waitUntil(() => known().length === 2);
  await credentials.end();
  await vi.waitUntil(() => known().length === 0);
  server.listPresence = async function* () {
    yield here(3);
  };
  await credentials.start(tokensOf('6'));
  await vi.waitUntil(() => known().length > 0);
  expect(known()).toEqual([here(3)]);
  stop();
});
