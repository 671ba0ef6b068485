import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aClient, json, silence, tokens } from '../client.fixtures.ts';
import { AbortedError, ConnectionError, RateLimitError, ServerError, TimeoutError } from './errors.ts';

const broken = () => Promise.reject(new TypeError('fetch failed'));
const failing =
  (status: number, headers = {}) =>
  () =>
    json({ detail: 'No.' }, status, headers);

describe('which calls are tried again', () => {
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const get = { name: 'GET', call: 'getProfile' } as const;
  const put = { name: 'PUT', call: 'replaceProfile' } as const;
  const patch = { name: 'PATCH', call: 'updateProfile' } as const;
  const remove = { name: 'DELETE', call: 'cancelRequest' } as const;
  const post = { name: 'POST', call: 'sendRequest' } as const;
  const message = { name: 'POST of a message', call: 'sendMessage' } as const;
  const login = { name: 'POST without a key', call: 'login' } as const;

  const run = ({ mate }: ReturnType<typeof aClient>, call: string) => {
    const calls: Record<string, () => Promise<unknown>> = {
      getProfile: () => mate.auth.getProfile(),
      replaceProfile: () => mate.auth.replaceProfile({ full_name: 'An' }),
      updateProfile: () => mate.auth.updateProfile({ bio: 'Hi' }),
      cancelRequest: () => mate.matching.cancelRequest(1),
      sendRequest: () => mate.matching.sendRequest({ receiver_id: 2 }),
      login: () => mate.auth.login({ email: 'an@example.com', password: 'correct horse' }),
      sendMessage: () => mate.chat.sendMessage({ conversation: 1, content: 'Hi' }),
    };
    return calls[call]?.().catch((error) => error);
  };

  test.each([
    ...[get, put, remove, post, patch, message].flatMap((method) => [
      { ...method, when: 'a lost connection', answer: broken, attempts: 3 },
      ...[408, 429, 500, 502, 503].map((status) => ({ ...method, when: status, answer: failing(status), attempts: 3 })),
      { ...method, when: 404, answer: failing(404), attempts: 1 },
    ]),
    ...[login].flatMap((method) => [
      { ...method, when: 'a lost connection', answer: broken, attempts: 1 },
      ...[408, 429, 500, 503].map((status) => ({ ...method, when: status, answer: failing(status), attempts: 1 })),
      { ...method, when: '429 with Retry-After', answer: failing(429, { 'retry-after': '0' }), attempts: 3 },
      { ...method, when: '503 with Retry-After', answer: failing(503, { 'retry-after': '0' }), attempts: 1 },
    ]),
    {
      ...post,
      when: '409, as its first attempt is running',
      answer: failing(409, { 'retry-after': '0' }),
      attempts: 3,
    },
    { ...get, when: 409, answer: failing(409), attempts: 1 },
    { ...post, when: 422, answer: failing(422), attempts: 1 },
    { ...get, when: '429 with a long Retry-After', answer: failing(429, { 'retry-after': '3600' }), attempts: 1 },
  ])('$name after $when: $attempts', async ({ call, answer, attempts }) => {
    const client = aClient(answer);
    await run(client, call);
    expect(client.requests).toHaveLength(attempts);
  });

  test('a message keeps its id over all attempts', async () => {
    const client = aClient((_, count) => (count < 3 ? broken() : json({ id: 1 }, 201)));
    await client.mate.chat.sendMessage({ conversation: 1, content: 'Hi' });
    const bodies = await Promise.all(client.requests.map((request) => request.json()));
    expect(new Set(bodies.map((body) => body.client_message_id)).size).toBe(1);
    expect(bodies[0].client_message_id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  const keysOf = (requests: readonly Request[]) => requests.map(({ headers }) => headers.get('idempotency-key'));

  test('a write has a key of its own, the same over all attempts', async () => {
    const { mate, requests } = aClient((_, count) => (count % 3 ? broken() : json({ id: 1 }, 201)));
    await mate.matching.sendRequest({ receiver_id: 2 });
    await mate.matching.sendRequest({ receiver_id: 2 });
    const [first, second, third, fourth] = keysOf(requests);
    expect(first).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
  });

  test('the key outlives the token it was sent with', async () => {
    const { mate, requests } = aClient((request, count) => {
      if (request.url.endsWith('/refresh/')) return json(tokens('second'));
      return count === 1 ? json({ detail: 'No.' }, 401) : json({ id: 1 }, 201);
    });
    await mate.matching.sendRequest({ receiver_id: 2 });
    const [first, refresh, second] = keysOf(requests);
    expect(refresh).toBeNull();
    expect(second).toBe(first);
  });

  test('a key of the caller is kept, as an option or as a header', async () => {
    const { mate, requests } = aClient(() => json({}, 201));
    await mate.matching.sendRequest({ receiver_id: 2 }, { idempotencyKey: 'mine' });
    await mate.matching.sendRequest({ receiver_id: 2 }, { headers: { 'Idempotency-Key': 'mine too' } });
    expect(keysOf(requests)).toEqual(['mine', 'mine too']);
  });

  test('whatever can be repeated anyway has no key', async () => {
    const { mate, requests } = aClient(() => json({}));
    await mate.auth.getProfile({ idempotencyKey: 'mine' });
    await mate.auth.replaceProfile({ full_name: 'An' });
    await mate.matching.cancelRequest(1);
    await mate.auth.logout();
    expect(keysOf(requests)).toEqual([null, null, null, null]);
  });

  test('an id of the caller is kept', async () => {
    const { mate, requests } = aClient(() => json({}, 201));
    const client_message_id = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';
    await mate.chat.sendMessage({ conversation: 1, content: 'Hi', client_message_id });
    expect(await requests[0]?.json()).toEqual({ conversation: 1, content: 'Hi', client_message_id });
  });

  test('the number of attempts can be set for the client and for a call', async () => {
    const { mate, requests } = aClient(broken, { retries: 0 });
    await expect(mate.auth.getProfile()).rejects.toThrow(ConnectionError);
    expect(requests).toHaveLength(1);
    await expect(mate.auth.getProfile({ retries: 4 })).rejects.toThrow(ConnectionError);
    expect(requests).toHaveLength(6);
  });

  test('the client underneath follows the same rules', async () => {
    const { mate, requests } = aClient(failing(503));
    const { response } = await mate.api.GET('/api/auth/profile/');
    expect(response.status).toBe(503);
    expect(requests).toHaveLength(3);
    await mate.api.POST('/api/matching/requests/', { body: { receiver_id: 1 } });
    expect(requests).toHaveLength(4);
    const params = { header: { 'Idempotency-Key': 'mine' } };
    await mate.api.POST('/api/matching/requests/', { params, body: { receiver_id: 1 } });
    expect(requests).toHaveLength(7);
  });
});

test('waiting grows, and obeys Retry-After', async () => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const { mate, requests } = aClient((_, count) =>
    json({}, count < 3 ? 500 : 429, count < 3 ? {} : { 'retry-after': '2' }),
  );
  const outcome = mate.auth.getProfile({ retries: 3 }).catch((error) => error);
  const times: number[] = [];
  const start = Date.now();
  for (let seen = 0; times.length < 4; await vi.advanceTimersByTimeAsync(10)) {
    if (requests.length > seen) times.push(Date.now() - start);
    seen = requests.length;
  }
  expect(await outcome).toBeInstanceOf(RateLimitError);
  const [first = 0, second = 0, third = 0, fourth = 0] = times;
  expect(second - first).toBeCloseTo(300, -2);
  expect(third - second).toBeCloseTo(600, -2);
  expect(fourth - third).toBeCloseTo(3_200, -2);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test.each([401, 503])('a %i that somebody has cloned keeps nobody waiting', async (status) => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const refusal = json({ detail: 'No.' }, status);
  const clone = refusal.clone();
  const { mate } = aClient((request, count) => {
    if (count === 1) return refusal;
    return json(request.url.endsWith('/refresh/') ? tokens('second') : { id: 1 });
  });
  expect(await mate.auth.getProfile()).toEqual({ id: 1 });
  expect(await clone.json()).toEqual({ detail: 'No.' });
  vi.restoreAllMocks();
});

describe('time limits', () => {
  test('an attempt that takes too long ends in a TimeoutError', async () => {
    const { mate, requests } = aClient(silence, { timeout: 20, retries: 0 });
    await expect(mate.auth.getProfile()).rejects.toThrow(TimeoutError);
    expect(requests).toHaveLength(1);
    await expect(mate.auth.getProfile({ timeout: 10 })).rejects.toBeInstanceOf(ConnectionError);
  });

  test('the limit holds for each attempt', async () => {
    const { mate, requests } = aClient((request, count) => (count < 3 ? silence(request) : json({ id: 1 })), {
      timeout: 20,
    });
    await expect(mate.auth.getProfile()).resolves.toEqual({ id: 1 });
    expect(requests).toHaveLength(3);
  });

  test('a body that stalls counts, too', async () => {
    const stalling = (request: Request) =>
      new Response(
        new ReadableStream({
          start: (controller) =>
            request.signal.addEventListener('abort', () => controller.error(request.signal.reason)),
        }),
      );
    const { mate } = aClient(stalling, { timeout: 20, retries: 0 });
    await expect(mate.auth.getProfile()).rejects.toThrow(TimeoutError);
  });

  test('0 sets no limit', async () => {
    const slow = () => new Promise<Response>((resolve) => setTimeout(() => resolve(json({ id: 1 })), 40));
    const { mate } = aClient(slow, { timeout: 10, retries: 0 });
    await expect(mate.auth.getProfile({ timeout: 0 })).resolves.toEqual({ id: 1 });
  });
});

describe('aborting', () => {
  test('ends a call that is under way', async () => {
    const { mate } = aClient(silence);
    const controller = new AbortController();
    const call = mate.auth.getProfile({ signal: controller.signal });
    setTimeout(() => controller.abort('enough'), 5);
    await expect(call).rejects.toMatchObject({ name: 'AbortedError', cause: 'enough' });
  });

  test('sends nothing when it came first', async () => {
    const { mate, requests } = aClient(() => json({}));
    await expect(mate.auth.getProfile({ signal: AbortSignal.abort() })).rejects.toThrow(AbortedError);
    expect(requests).toHaveLength(0);
  });

  test('ends the wait between two attempts', async () => {
    const { mate, requests } = aClient(failing(503, { 'retry-after': '9' }));
    const controller = new AbortController();
    const call = mate.auth.getProfile({ signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(call).rejects.toThrow(AbortedError);
    expect(requests).toHaveLength(1);
  });

  test('ends the wait for a renewal that others go on waiting for', async () => {
    let refresh: ((response: Response) => void) | undefined;
    const { mate } = aClient((request, count) => {
      if (!request.url.endsWith('/refresh/')) return count < 4 ? json({ detail: 'Expired.' }, 401) : json({ id: 1 });
      return new Promise<Response>((resolve) => {
        refresh = resolve;
      });
    });
    const controller = new AbortController();
    const impatient = mate.auth.getProfile({ signal: controller.signal });
    const patient = mate.auth.getProfile();
    await vi.waitUntil(() => refresh);
    controller.abort();
    await expect(impatient).rejects.toThrow(AbortedError);
    refresh?.(json({ access: 'a.b.c', refresh: 'r' }));
    await expect(patient).resolves.toEqual({ id: 1 });
  });
});

test('a server error surfaces with its status after the last attempt', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const { mate } = aClient(failing(503));
  await expect(mate.auth.getProfile()).rejects.toThrow(ServerError);
  vi.restoreAllMocks();
});
