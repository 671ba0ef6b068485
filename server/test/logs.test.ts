import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { aConversation } from '../src/features/chat/chat.fixtures.ts';
import { createLogger } from '../src/log.ts';
import { anApp } from './app.ts';

/** An app that logs everything it can, and what it has written. */
async function anAppThatLogs() {
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line: string) => lines.push(line) });
  return { app: await anApp({}, { logger }), lines };
}

test('logs tell who did what and how it went, and no secret, address or position', { timeout: 60_000 }, async () => {
  const { app, lines } = await anAppThatLogs();
  const [mai, an] = [await app.person(), await app.person()];
  const { conversation } = await aConversation(app.models, mai.id, an.id);
  await app.post('/api/auth/login/', { body: { email: mai.email, password: mai.password } });
  await app.post('/api/auth/login/', { body: { email: mai.email, password: 'a wrong password' } });
  await app.post('/api/auth/token/refresh/', { body: { refresh: mai.tokens.refresh } });
  await app.post('/api/users/location/', { as: mai, body: { latitude: 21.028511, longitude: 105.804817 } });
  await app.get('/api/discover/nearby-learners/?radius=5', { as: mai, headers: { 'X-Request-Id': 'my-own-id-1' } });
  await app.get(`/api/matching/status/${an.id}/?token=${mai.tokens.access}`, { as: mai });
  const address = `${app.url.replace('http', 'ws')}/ws/chat/${conversation}/?token=${mai.tokens.access}`;
  const socket = new WebSocket(address);
  await once(socket, 'message');
  socket.send(JSON.stringify({ type: 'chat_message', content: 'Meet me at the library' }));
  await once(socket, 'message');
  socket.close();
  await app.db.query('ALTER TABLE messages RENAME TO messages_away');
  const broken = await app.post('/api/chat/messages/', { as: mai, body: { conversation, content: 'Are you there?' } });
  await app.db.query('ALTER TABLE messages_away RENAME TO messages');
  await app.close();

  expect(broken.status).toBe(500);
  const written = lines.map((line) => JSON.parse(line));
  expect(written).toContainEqual(
    expect.objectContaining({ operation: 'listNearbyLearners', requestId: 'my-own-id-1', status: 200, user: mai.id }),
  );
  const brokenId = broken.headers.get('x-request-id');
  // A busy Redis may have failed as well.
  const failure = written.find(({ err, requestId }) => err && requestId === brokenId);
  expect(failure).toMatchObject({ err: { code: '42P01' } });
  const secrets = [
    ...Object.values(mai.tokens),
    mai.tokens.access.split('.')[2] ?? '',
    mai.email,
    mai.password,
    'a wrong password',
    '21.02',
    '105.80',
    'library',
    'Are you there?',
  ];
  for (const secret of secrets) expect(lines.join(''), secret).not.toContain(secret);
});
