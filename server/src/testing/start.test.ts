import { once } from 'node:events';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type StudyMateUnderTest, startStudyMate } from './start.ts';

let server: StudyMateUnderTest;
let access: string;

beforeAll(async () => {
  const databaseUrl = process.env.TEST_DATABASE_URL;
  server = await startStudyMate(databaseUrl ? { databaseUrl } : {});
});
afterAll(() => server?.close());
beforeEach(async () => {
  await server.reset();
  access = await signIn('mai');
});

const call = (method: string, path: string, body?: object) =>
  fetch(server.url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(access && { Authorization: `Bearer ${access}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });

async function signIn(name: string): Promise<string> {
  const { email, password } = server.persona(name);
  const response = await call('POST', '/api/auth/login/', { email, password });
  const { tokens } = (await response.json()) as { tokens: { access: string } };
  return tokens.access;
}

const newSubject = { code: 'BW1', name_vi: 'Đan giỏ', name_en: 'Basket weaving' };
const profile = () => call('GET', '/api/auth/profile/');
const statusOf = async (path: string) => (await call('GET', path)).status;

test('the people of the demonstration live there', async () => {
  const { email, id } = server.persona('mai');
  expect(await (await profile()).json()).toMatchObject({ id, email, full_name: 'Nguyễn Thị Mai' });
  expect(() => server.persona('nobody')).toThrow('Nobody of the demonstration is called nobody');
});

test('time stands still until it is moved', async () => {
  expect((await profile()).status).toBe(200);
  server.clock.advance({ minutes: 6 });
  expect(await (await profile()).json()).toMatchObject({ messages: [{ message: 'Token is expired' }] });
});

test('a reset brings everything back that was changed, added or removed', async () => {
  const before = await (await profile()).json();
  const subjects = await (await call('GET', '/api/subjects/?page_size=100')).json();
  await call('PATCH', '/api/auth/profile/', { full_name: 'Somebody else' });
  await call('POST', '/api/subjects/', newSubject);
  const mine = (await (await call('GET', '/api/user-subjects/')).json()) as { results: { id: number }[] };
  await call('DELETE', `/api/user-subjects/${mine.results[0]?.id}/`);
  server.clock.advance({ days: 3 });
  server.faults.add({ status: 500 });

  await server.reset();
  access = await signIn('mai');
  expect(await (await profile()).json()).toEqual({ ...(before as object), last_active_at: expect.any(String) });
  expect(await (await call('GET', '/api/subjects/?page_size=100')).json()).toEqual(subjects);
  expect(await (await call('GET', '/api/user-subjects/')).json()).toEqual(mine);
  // Ids go on where they would have.
  const again = await call('POST', '/api/subjects/', newSubject);
  expect(again.status).toBe(201);
});

describe('a fault', () => {
  test.each([
    [401, 'token_not_valid', null],
    [429, 'throttled', '1'],
    [500, 'Internal server error.', null],
  ] as const)('answers with %i as documented', async (status, text, retryAfter) => {
    server.faults.add({ operation: 'getProfile', status, times: 1 });
    const response = await profile();
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(await response.text()).toContain(text);
    expect((await profile()).status).toBe(200);
  });

  test('meets only its operation, until it is taken back', async () => {
    const takeBack = server.faults.add({ operation: 'getProfile', status: 500 });
    expect(await statusOf('/api/subjects/')).toBe(200);
    expect([(await profile()).status, (await profile()).status]).toEqual([500, 500]);
    takeBack();
    expect((await profile()).status).toBe(200);
  });

  test('of an unknown operation is a mistake', () => {
    expect(() => server.faults.add({ operation: 'getProfil', status: 500 })).toThrow('There is no operation getProfil');
  });

  test('makes an answer late', async () => {
    server.faults.add({ operation: 'getProfile', delay: 300, times: 1 });
    const start = performance.now();
    expect((await profile()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(299);
  });

  test.each([
    ['request', 0],
    ['answer', 1],
  ] as const)('breaks the connection: what is lost is the %s', async (drop, made) => {
    const count = async () => ((await (await call('GET', '/api/subjects/')).json()) as { count: number }).count;
    const before = await count();
    server.faults.add({ operation: 'createSubject', drop, times: 1 });
    const lost = call('POST', '/api/subjects/', newSubject);
    await expect(lost).rejects.toThrow('fetch failed');
    await expect.poll(count).toBe(before + made);
  });
});

test('live connections can be cut', async () => {
  const socket = io(server.url, { transports: ['websocket'], auth: { token: access }, reconnection: false });
  await once(socket as never, 'connection_established');
  const gone = once(socket as never, 'disconnect');
  server.cutSockets();
  expect(await gone).toEqual(['transport close', expect.anything()]);
});

test('two worlds know nothing of each other', async () => {
  const other = await startStudyMate({
    seed: 'none',
    ...(process.env.TEST_DATABASE_URL && { databaseUrl: process.env.TEST_DATABASE_URL }),
  });
  expect(() => other.persona('mai')).toThrow();
  await other.close();
  expect((await profile()).status).toBe(200);
});
