import { describe, expect, test } from 'vitest';
import { BadRequestError, NotFoundError, RateLimitError, ServerError } from '../../core/errors.ts';
import { aMate, baseUrl, startMock } from './mock.fixtures.ts';

const mock = startMock();

describe('errors that somebody asks for', () => {
  test('one line makes an operation fail until everything is reset', async () => {
    const mate = aMate(mock.as('mai'));
    mock.fail('sendRequest', 429);
    const ask = () => mate.matching.sendRequest({ receiver_id: mock.person('an').id });
    await expect(ask()).rejects.toThrow(RateLimitError);
    await expect(ask()).rejects.toMatchObject({ retryAfter: 30 });
    mock.reset();
    const again = aMate(mock.as('mai')).matching.sendRequest({ receiver_id: mock.person('an').id });
    await expect(again).resolves.toMatchObject({ state: 'pending' });
  });

  test('one for the next call only is over with it', async () => {
    const mate = aMate(mock.as('mai'));
    mock.failOnce('getProfile', 500);
    await expect(mate.auth.getProfile()).rejects.toThrow(ServerError);
    await expect(mate.auth.getProfile()).resolves.toMatchObject({ full_name: 'Nguyễn Thị Mai' });
  });

  test('the body is the documented one', async () => {
    mock.fail('login', 400, { non_field_errors: ['Invalid credentials.'] });
    const refusal = aMate().auth.login({ email: 'mai@study-mate.example', password: 'study-together' });
    await expect(refusal).rejects.toMatchObject({ nonFieldErrors: ['Invalid credentials.'] });
  });

  test('all operations can fail at once', async () => {
    mock.fail('*', 500);
    await expect(aMate(mock.as('mai')).cities.listCities()).rejects.toThrow(ServerError);
  });

  test('only what the spec documents compiles', () => {
    // @ts-expect-error reading a profile is never forbidden
    mock.fail('getProfile', 403);
    // @ts-expect-error not every operation can find nothing
    mock.fail('*', 404);
    // @ts-expect-error an action error says it twice
    mock.fail('leaveSession', 400);
    mock.fail('leaveSession', 400, { error: 'You are not in.', detail: 'You are not in.' });
  });
});

describe('what no client of ours sends', () => {
  const send = (path: string, init?: RequestInit) => fetch(baseUrl + path, init);
  const authorization = () => ({ Authorization: `Bearer ${mock.as('mai').access}` });

  test('a path that is not there, or cannot be read', async () => {
    expect((await send('/api/nothing/')).status).toBe(404);
    expect((await send('/api/cities/%E0%A4%A/')).status).toBe(404);
  });

  test('a method that is not there is told to whoever is signed in', async () => {
    const init = { method: 'DELETE' };
    expect((await send('/api/auth/profile/', init)).status).toBe(401);
    const answer = await send('/api/auth/profile/', { ...init, headers: authorization() });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD, PUT, PATCH']);
  });

  test('a missing slash at the end is forgiven', async () => {
    expect((await send('/api/auth/profile', { headers: authorization() })).status).toBe(200);
  });

  test('a token in the wrong words', async () => {
    for (const [header, detail] of [
      ['Token x', 'Authentication credentials were not provided.'],
      ['Bearer x y', 'Authorization header must contain two space-delimited values'],
      [`Bearer ${mock.as('mai').refresh}`, 'Given token not valid for any token type'],
    ] as const) {
      const answer = await send('/api/auth/profile/', { headers: { Authorization: header } });
      expect([answer.status, await answer.json()]).toEqual([401, expect.objectContaining({ detail })]);
    }
  });

  test('a body that is no JSON', async () => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' };
    const answer = await send('/api/auth/login/', init);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('JSON parse error')]);
  });
});

test('what does not exist is not found', async () => {
  await expect(aMate(mock.as('mai')).matching.getRequest(99)).rejects.toThrow(NotFoundError);
  await expect(aMate(mock.as('mai')).cities.createCity({ name: '' })).rejects.toThrow(BadRequestError);
});
