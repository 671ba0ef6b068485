import { once } from 'node:events';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { limits } from '../src/core/limits.ts';
import { aConversation } from '../src/features/chat/chat.fixtures.ts';
import { type App, anApp, type Person, type Reply } from './app.ts';

let app: App;
beforeAll(async () => {
  // A budget in Redis would outlive the test, and other files spend from it at the same time.
  app = await anApp({ RATE_LIMITS: 'on', REDIS_URL: '' });
});
afterAll(() => app.close());

/** Calls until the server says stop; tells how often it went through and what came then. */
async function exhaust(points: number, call: () => Promise<Reply>) {
  let passed = 0;
  for (; passed <= points; passed += 1) {
    const reply = await call();
    if (reply.status === 429) return { passed, retryAfter: Number(reply.headers.get('retry-after')) };
  }
  return { passed, retryAfter: undefined };
}

const spent = (points: number) => ({ passed: points, retryAfter: expect.toSatisfy((seconds) => seconds > 0) });

describe('a person who calls too often is told when to come back', () => {
  test('with positions', async () => {
    const person = await app.person();
    const body = { latitude: 21.02, longitude: 105.8 };
    const { points } = limits.location.account;
    expect(await exhaust(points, () => app.post('/api/users/location/', { as: person, body }))).toEqual(spent(points));
  });

  test('with connection requests', async () => {
    const person = await app.person();
    const { points } = limits.request.account;
    const ask = () => app.post('/api/matching/requests/', { as: person, body: { receiver_id: person.id } });
    expect(await exhaust(points, ask)).toEqual(spent(points));
  });

  test('with looking at how things stand with one person after the other', async () => {
    const person = await app.person();
    const { points } = limits.person.account;
    const look = () => app.get('/api/matching/connections/status/1000000/', { as: person });
    expect(await exhaust(points, look)).toEqual(spent(points));
  });

  test('with passwords to change', async () => {
    const person = await app.person();
    const { points } = limits.password.account;
    const change = () => app.post('/api/auth/change-password/', { as: person, body: {} });
    // A body that says nothing is refused before it costs anything.
    expect((await change()).status).toBe(400);
    const guess = { old_password: 'a wrong guess', new_password: 'long enough', new_password_confirm: 'long enough' };
    const attempt = () => app.post('/api/auth/change-password/', { as: person, body: guess });
    expect(await exhaust(points, attempt)).toEqual(spent(points));
  });

  test('with renewals, and nobody else pays for them', async () => {
    const [busy, calm] = [await app.person(), await app.person()];
    const renew = (person: Person) =>
      app.post('/api/auth/token/refresh/', { body: { refresh: person.tokens.refresh } });
    const { points } = limits.refresh.account;
    expect(await exhaust(points, () => renew(busy))).toEqual(spent(points));
    expect((await renew(calm)).status).toBe(200);
  });

  test('with sign-ups of one email', async () => {
    const { email } = await app.person();
    const { points } = limits.register.account;
    const body = { email, full_name: 'Again', password: 'long enough', password_confirm: 'long enough' };
    // The first point was spent by the sign-up that went through.
    const register = () => app.post('/api/auth/register/', { body });
    expect(await exhaust(points, register)).toEqual(spent(points - 1));
  });
});

test('messages spend one budget over HTTP, Socket.IO and plain WebSocket', async () => {
  const [mai, an] = [await app.person(), await app.person()];
  const { conversation } = await aConversation(app.models, mai.id, an.id);
  const message = { conversation, content: 'Hello!' };
  const { points } = limits.message.account;
  const send = () => app.post('/api/chat/messages/', { as: mai, body: message });
  expect(await exhaust(points, send)).toEqual(spent(points));

  const socket = io(app.url, { transports: ['websocket'], auth: { token: mai.tokens.access }, forceNew: true });
  expect(await socket.emitWithAck('chat_message', message)).toMatchObject({ error: { code: 'rate_limited' } });
  socket.close();

  const plain = new WebSocket(`${app.url.replace('http', 'ws')}/ws/chat/${conversation}/?token=${mai.tokens.access}`);
  await once(plain, 'message');
  plain.send(JSON.stringify({ type: 'chat_message', content: 'Hello!' }));
  const [frame] = await once(plain, 'message');
  expect(JSON.parse(String(frame))).toMatchObject({ type: 'error', code: 'rate_limited' });
  plain.close();
});

test('typing and reading have a budget of their own', async () => {
  const [mai, an] = [await app.person(), await app.person()];
  const { conversation } = await aConversation(app.models, mai.id, an.id);
  const socket = io(app.url, { transports: ['websocket'], auth: { token: mai.tokens.access }, forceNew: true });
  const { points } = limits.signal.account;
  for (let round = 0; round < points; round += 50) {
    const typing = Array.from({ length: 50 }, () => socket.emitWithAck('typing_indicator', { conversation }));
    for (const answer of await Promise.all(typing)) expect(answer).toEqual({ ok: true, data: {} });
  }
  const refused = await socket.emitWithAck('typing_indicator', { conversation });
  expect(refused).toMatchObject({ error: { code: 'rate_limited', retry_after: expect.any(Number) } });
  expect(await socket.emitWithAck('chat_message', { conversation, content: 'Still here' })).toMatchObject({ ok: true });
  socket.close();
});
