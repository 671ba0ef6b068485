import { afterEach, expect, test, vi } from 'vitest';
import { aClient, aToken, json } from '../client.fixtures.ts';
import { MemoryTokenStore } from '../session/token-store.ts';
import { SessionStore } from './session-store.ts';

const tokensOf = (user_id: string) => ({ access: aToken('any', { user_id }), refresh: `refresh-${user_id}` });
const refused = () => json({ detail: 'Token is blacklisted', code: 'token_not_valid' }, 401);
const settle = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => vi.unstubAllGlobals());

/** What somebody sees who looks at a session, in order. */
const watch = (tokenStore: MemoryTokenStore) => {
  const { mate } = aClient(refused, { tokenStore });
  const session = new SessionStore(mate.credentials);
  const seen: unknown[] = [];
  const stop = session.subscribe(() => seen.push(session.get()));
  return { mate, session, seen, stop };
};

test('a session is unknown, then that of whoever signed in, and each change is told once', async () => {
  const { mate, session, seen, stop } = watch(new MemoryTokenStore(tokensOf('5')));
  expect(session.get()).toEqual({ state: 'unknown', userId: undefined, isLost: false });
  await settle();
  await mate.credentials.start(tokensOf('5'));
  await mate.credentials.start(tokensOf('6'));
  await mate.credentials.end();
  await settle();
  expect(seen).toEqual([
    { state: 'signed-in', userId: 5, isLost: false },
    { state: 'signed-in', userId: 6, isLost: false },
    { state: 'signed-out', userId: undefined, isLost: false },
  ]);
  stop();
  await mate.credentials.start(tokensOf('5'));
  await settle();
  expect(seen).toHaveLength(3);
});

test('a session that the server does not renew is lost until somebody signs in', async () => {
  const { mate, session, stop } = watch(new MemoryTokenStore(tokensOf('5')));
  await settle();
  await mate.credentials.renew();
  await settle();
  stop();
  const stopAgain = session.subscribe(() => undefined);
  await settle();
  expect(session.get()).toEqual({ state: 'signed-out', userId: undefined, isLost: true });
  await mate.credentials.start(tokensOf('5'));
  await settle();
  expect(session.get()).toEqual({ state: 'signed-in', userId: 5, isLost: false });
  stopAgain();
});

test('what another tab does to the session shows here', async () => {
  const tab = new EventTarget();
  vi.stubGlobal('addEventListener', tab.addEventListener.bind(tab));
  vi.stubGlobal('removeEventListener', tab.removeEventListener.bind(tab));
  const tokenStore = new MemoryTokenStore(tokensOf('5'));
  const { session, seen, stop } = watch(tokenStore);
  await settle();
  tokenStore.set(undefined);
  tab.dispatchEvent(new Event('storage'));
  await settle();
  expect(session.get().state).toBe('signed-out');
  stop();
  tokenStore.set(tokensOf('5'));
  tab.dispatchEvent(new Event('storage'));
  await settle();
  expect(seen).toHaveLength(2);
});
