import { describe, expect, test, vi } from 'vitest';
import { aClient, aToken, json, nameIn, tokens } from '../client.fixtures.ts';
import { ConnectionError, UnauthorizedError } from '../core/errors.ts';
import { MemoryTokenStore, type TokenStore, type Tokens } from './token-store.ts';

const expired = () => json({ detail: 'Given token not valid for any token type', code: 'token_not_valid' }, 401);
const isRefresh = (request: Request) => request.url.endsWith('/api/auth/token/refresh/');

/** A server that takes tokens of one name, and hands them out for any refresh token. */
const trusting =
  (name: string, renew: (request: Request) => Response | Promise<Response> = () => json(tokens(name))) =>
  (request: Request) => {
    if (isRefresh(request)) return renew(request);
    return nameIn(request) === name ? json({ id: 1 }) : expired();
  };

describe('an access token that the server rejects', () => {
  test('is renewed, and the call succeeds', async () => {
    const { mate, requests, tokenStore } = aClient(trusting('second'));
    await expect(mate.auth.getProfile()).resolves.toEqual({ id: 1 });
    expect(requests.map(nameIn)).toEqual(['first', undefined, 'second']);
    expect(await requests[1]?.json()).toEqual({ refresh: 'refresh-first' });
    expect(tokenStore.get()?.refresh).toBe('refresh-second');
  });

  test('is renewed once for a thousand calls', async () => {
    let refreshes = 0;
    const renew = async () => {
      refreshes++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return json(tokens('second'));
    };
    const { mate } = aClient(() => json({}), { fetch: async (request) => trusting('second', renew)(request) });
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => mate.auth.updateProfile({ bio: `${index}` })));
    expect(refreshes).toBe(1);
  });

  test('is not renewed again for answers that come after the renewal', async () => {
    const { mate, requests } = aClient(async (request) => {
      const answer = trusting('second')(request);
      const delay = nameIn(request) === 'first' ? Math.random() * 60 : 0;
      await new Promise((resolve) => setTimeout(resolve, delay));
      return answer;
    });
    await Promise.all(Array.from({ length: 50 }, () => mate.auth.getProfile()));
    expect(requests.filter(isRefresh)).toHaveLength(1);
  });

  test('takes nothing from the body that is sent again', async () => {
    const seen: string[] = [];
    const { mate } = aClient(async (request) => {
      if (!isRefresh(request)) seen.push(await request.text());
      return trusting('second')(request);
    });
    await mate.matching.sendRequest({ receiver_id: 2, message: 'x'.repeat(500) });
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBe(seen[1]);
    expect(JSON.parse(seen[1] ?? '').message).toHaveLength(500);
  });

  test('is renewed for the client underneath, too', async () => {
    const { mate } = aClient(trusting('second'));
    const { data } = await mate.api.PATCH('/api/auth/profile/', { body: { bio: 'Hi' } });
    expect(data).toEqual({ id: 1 });
  });

  test('is renewed only once for a call: a second rejection is an answer', async () => {
    const { mate, requests } = aClient((request) => (isRefresh(request) ? json(tokens('second')) : expired()));
    await expect(mate.auth.getProfile()).rejects.toThrow(UnauthorizedError);
    expect(requests).toHaveLength(3);
  });
});

describe('a renewal that the server refuses', () => {
  const refused = () => json({ detail: 'Token is blacklisted', code: 'token_not_valid' }, 401);

  test('ends the session, tells once, and fails the calls', async () => {
    const onSessionLost = vi.fn();
    const { mate, requests, tokenStore } = aClient(trusting('nobody', refused), { onSessionLost });
    const calls = await Promise.allSettled(Array.from({ length: 20 }, () => mate.auth.getProfile()));
    expect(calls.every(({ status }) => status === 'rejected')).toBe(true);
    expect(requests.filter(isRefresh)).toHaveLength(1);
    expect(tokenStore.get()).toBeUndefined();
    expect(onSessionLost).toHaveBeenCalledTimes(1);
    expect(onSessionLost.mock.calls[0]?.[0]).toMatchObject({ status: 401, message: 'Token is blacklisted' });
  });

  test('is not one when the server is down or busy: the session goes on', async () => {
    const onSessionLost = vi.fn();
    const down = aClient(
      trusting('second', () => Promise.reject(new TypeError('fetch failed'))),
      { onSessionLost },
    );
    await expect(down.mate.auth.getProfile()).rejects.toThrow(ConnectionError);
    const busy = aClient(
      trusting('second', () => json({ detail: 'Slow down.' }, 429)),
      { onSessionLost },
    );
    await expect(busy.mate.auth.getProfile()).rejects.toMatchObject({ status: 429 });
    expect(down.tokenStore.get()?.refresh).toBe('refresh-first');
    expect(busy.tokenStore.get()?.refresh).toBe('refresh-first');
    expect(onSessionLost).not.toHaveBeenCalled();
  });

  test('does not undo a sign-out or a new sign-in made meanwhile', async () => {
    for (const meanwhile of [undefined, tokens('other')]) {
      const store = new MemoryTokenStore(tokens('first'));
      const onSessionLost = vi.fn();
      const answers = [refused, () => json(tokens('second'))];
      for (const answer of answers) {
        store.set(tokens('first'));
        const { mate } = aClient(
          trusting('nobody', () => {
            store.set(meanwhile);
            return answer();
          }),
          { tokenStore: store, onSessionLost },
        );
        await mate.credentials.renew();
        expect(store.get()).toEqual(meanwhile);
      }
      expect(onSessionLost).not.toHaveBeenCalled();
    }
  });
});

describe('an access token about to end', () => {
  test('is renewed before it is used', async () => {
    const tokenStore = new MemoryTokenStore({ access: aToken('first', { endsAt: 5 }), refresh: 'refresh-first' });
    const { mate, requests } = aClient(trusting('second'), { tokenStore });
    await mate.auth.getProfile();
    expect(requests.map(nameIn)).toEqual([undefined, 'second']);
  });

  test('is told by the clock of the server, not by a wrong one here', async () => {
    const anHourAhead = { madeAt: -3_600, endsAt: -3_300 };
    const fresh = () => json({ access: aToken('second', anHourAhead), refresh: 'refresh-second' });
    const tokenStore = new MemoryTokenStore({ access: aToken('first', anHourAhead), refresh: 'refresh-first' });
    const { mate, requests } = aClient(trusting('second', fresh), { tokenStore });
    await mate.auth.getProfile();
    await mate.auth.getProfile();
    expect(requests.filter(isRefresh)).toHaveLength(1);
  });

  test('does not matter when the token does not say', async () => {
    const tokenStore = new MemoryTokenStore({ access: 'opaque', refresh: 'r' });
    const { mate, requests } = aClient(() => json({ id: 1 }), { tokenStore });
    await mate.auth.getProfile();
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer opaque');
  });
});

describe('signing in and out', () => {
  const session = (name: string) => json({ message: 'Hello', user: { id: 1 }, tokens: tokens(name) });
  const login = { email: 'an@example.com', password: 'password' };

  test('keeps the tokens, and tells who listens', async () => {
    const changes: string[] = [];
    const { mate, requests } = aClient((request) => {
      if (request.url.endsWith('/logout/')) return json({ message: 'Logout successful' });
      return request.url.endsWith('/login/') ? session('second') : trusting('third')(request);
    });
    const stop = mate.credentials.onChange((change) => changes.push(change));
    await mate.auth.login(login);
    expect((await mate.credentials.tokens())?.refresh).toBe('refresh-second');
    await mate.auth.getProfile();
    await mate.auth.logout();
    expect(await requests.at(-1)?.json()).toEqual({ refresh: 'refresh-third' });
    expect(await mate.credentials.tokens()).toBeUndefined();
    stop();
    await mate.auth.login(login);
    expect(changes).toEqual(['started', 'renewed', 'ended']);
  });

  test('a new account is signed in', async () => {
    const { mate, tokenStore } = aClient(() => session('new'));
    await mate.auth.register({ ...login, password_confirm: 'password', full_name: 'An' });
    expect(tokenStore.get()?.refresh).toBe('refresh-new');
  });

  test('wrong credentials change nothing', async () => {
    const { mate, tokenStore } = aClient(() => json({ non_field_errors: ['Invalid credentials.'] }, 400));
    await expect(mate.auth.login(login)).rejects.toThrow('Invalid credentials.');
    expect(tokenStore.get()?.refresh).toBe('refresh-first');
  });

  test('signing out holds here, even if the server cannot be told', async () => {
    const { mate, tokenStore } = aClient(() => Promise.reject(new TypeError('fetch failed')));
    await expect(mate.auth.logout()).rejects.toThrow(ConnectionError);
    expect(tokenStore.get()).toBeUndefined();
  });

  test('a new password ends the session, a wrong one does not', async () => {
    const form = { old_password: 'old', new_password: 'new', new_password_confirm: 'new' };
    const wrong = aClient(() => json({ old_password: ['Old password is incorrect.'] }, 400));
    await expect(wrong.mate.auth.changePassword(form)).rejects.toThrow('Old password is incorrect.');
    expect(wrong.tokenStore.get()).toBeDefined();
    const right = aClient(() => json({ message: 'Password changed successfully' }));
    await right.mate.auth.changePassword(form);
    expect(right.tokenStore.get()).toBeUndefined();
  });

  test('without anybody signed in, calls are sent unsigned and nothing is renewed', async () => {
    const { mate, requests } = aClient(expired, { tokenStore: new MemoryTokenStore() });
    await expect(mate.auth.getProfile()).rejects.toThrow(UnauthorizedError);
    expect(requests).toHaveLength(1);
    expect(await mate.credentials.renew()).toBeUndefined();
  });

  test('a header of the caller’s own is left alone', async () => {
    const { mate, requests } = aClient(expired);
    const headers = { authorization: 'Bearer mine' };
    await expect(mate.auth.getProfile({ headers })).rejects.toThrow(UnauthorizedError);
    expect(requests.map((request) => request.headers.get('authorization'))).toEqual(['Bearer mine']);
  });
});

describe('several clients on one store', () => {
  /** Like a file: every read and write takes a moment, and a lock holds off the others. */
  class SlowStore implements TokenStore {
    #tokens: Tokens | undefined = tokens('first');
    #lock: Promise<unknown> = Promise.resolve();

    async get() {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return this.#tokens;
    }

    async set(next: Tokens | undefined) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      this.#tokens = next;
    }

    lock<T>(task: () => Promise<T>): Promise<T> {
      const turn = this.#lock.then(task, task);
      this.#lock = turn.catch(() => undefined);
      return turn;
    }
  }

  test('renew once among them', async () => {
    const tokenStore = new SlowStore();
    const refreshes: Request[] = [];
    const answer = (request: Request) => {
      if (isRefresh(request)) refreshes.push(request);
      return trusting('second')(request);
    };
    const clients = Array.from({ length: 10 }, () => aClient(answer, { tokenStore }).mate);
    await Promise.all(clients.map((mate) => mate.auth.getProfile()));
    expect(refreshes).toHaveLength(1);
  });
});
