import { describe, expect, test } from 'vitest';
import { aClient, json, nameIn } from '../client.fixtures.ts';

const request = async (call: (mate: ReturnType<typeof aClient>['mate']) => Promise<unknown>, status = 200) => {
  const { mate, requests } = aClient(() =>
    status === 204 ? new Response(null, { status }) : json({ tokens: {} }, status),
  );
  const result = await call(mate);
  const [first] = requests;
  if (!first) throw new Error('Nothing was sent.');
  return { result, sent: first, address: first.url.replace('http://study.test', ''), body: await first.text() };
};

describe('a method sends', () => {
  test('its path parameters, in their places', async () => {
    const { sent, address } = await request((mate) => mate.matching.acceptRequest(12));
    expect([sent.method, address]).toEqual(['POST', '/api/matching/requests/12/accept/']);
  });

  test('its query, without what is not given', async () => {
    const query = { page_size: 20, after_seq: undefined };
    const { address } = await request((mate) => mate.chat.listMessages(3, query));
    expect(address).toBe('/api/chat/conversations/3/messages/?page_size=20');
  });

  test('characters that mean something in an address, escaped', async () => {
    const { address } = await request((mate) =>
      mate.location.listLocationHistory({ from_date: '2026-01-01T00:00:00+07:00' }),
    );
    expect(address).toBe('/api/users/location/history/?from_date=2026-01-01T00%3A00%3A00%2B07%3A00');
  });

  test('its body as JSON', async () => {
    const { sent, body } = await request((mate) =>
      mate.matching.sendRequest({ receiver_id: 2, message: 'Học chung nhé?' }),
    );
    expect(sent.headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(body)).toEqual({ receiver_id: 2, message: 'Học chung nhé?' });
  });

  test('no body and no type when there is none', async () => {
    const { sent, body } = await request((mate) => mate.matching.rejectRequest(1));
    expect([sent.headers.get('content-type'), body]).toEqual([null, '']);
  });

  test('the token, except where anybody may call', async () => {
    expect(nameIn((await request((mate) => mate.auth.getProfile())).sent)).toBe('first');
    const login = await request((mate) => mate.auth.login({ email: 'an@example.com', password: 'password' }));
    expect(login.sent.headers.get('authorization')).toBeNull();
  });

  test('the headers of the client and of the call', async () => {
    const { mate, requests } = aClient(() => json({}), { headers: { 'x-client': 'a' }, userAgent: 'notes/1.0' });
    await mate.auth.getProfile({ headers: { 'x-call': 'b' } });
    const names = ['x-client', 'x-call', 'user-agent'];
    expect(names.map((name) => requests[0]?.headers.get(name))).toEqual(['a', 'b', 'notes/1.0']);
  });
});

test('an answer without content is undefined', async () => {
  expect((await request((mate) => mate.matching.cancelRequest(1), 204)).result).toBeUndefined();
});

test('the address of the server may end in a slash and have a path', async () => {
  const { mate, requests } = aClient(() => json({}), { baseUrl: 'https://example.com/study/' });
  await mate.auth.getProfile();
  await mate.api.GET('/api/auth/profile/');
  expect(requests.map(({ url }) => url)).toEqual(Array(2).fill('https://example.com/study/api/auth/profile/'));
});

test('a mock that is installed after the client is seen', async () => {
  const { mate } = aClient(() => json({}), { fetch: undefined });
  const real = globalThis.fetch;
  globalThis.fetch = async () => json({ id: 7 });
  try {
    expect(await mate.auth.getProfile()).toEqual({ id: 7 });
    expect((await mate.api.GET('/api/auth/profile/')).data).toEqual({ id: 7 });
  } finally {
    globalThis.fetch = real;
  }
});
