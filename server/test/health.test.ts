import { expect, test, vi } from 'vitest';
import { connectDatabase } from '../src/db/connect.ts';
import { anApp, anAppForThisTest } from './app.ts';
import { scratchDatabaseUrl } from './database.ts';

// Each test puts a server of its own together, the first one an engine for its database, too.
vi.setConfig({ testTimeout: 60_000 });

test('a node is alive, and ready while its database answers', async () => {
  const db = await connectDatabase({ databaseUrl: await scratchDatabaseUrl() });
  const app = await anApp({}, { db });
  expect(await app.get('/livez')).toMatchObject({ status: 200, body: { status: 'up' } });
  expect(await app.get('/readyz')).toMatchObject({ status: 200, body: { status: 'up', database: 'up' } });
  await db.close();
  expect(await app.get('/readyz')).toMatchObject({ status: 503, body: { status: 'down', database: 'down' } });
  expect(await app.get('/livez')).toMatchObject({ status: 200, body: { status: 'up' } });
  await app.close();
});

test('Redis that does not answer is told, and the node goes on without it', async () => {
  const app = await anAppForThisTest({ REDIS_URL: 'redis://127.0.0.1:1' });
  expect(await app.get('/readyz')).toMatchObject({ status: 200, body: { status: 'up', redis: 'down' } });
  const person = await app.person();
  expect((await app.get('/api/matching/requests/received/', { as: person })).status).toBe(200);
});

test('measurements count answers by operation, never by address', async () => {
  const app = await anAppForThisTest();
  const person = await app.person();
  await app.get('/api/auth/profile/', { as: person });
  await app.get(`/api/matching/status/${person.id}/`, { as: person });
  const { status, headers, body } = await app.get('/metrics');
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  expect(body).toContain('study_mate_http_requests_total{operation="getProfile",status="200"} 1');
  expect(body).toMatch(/study_mate_http_request_seconds_bucket\{le="[\d.]+",operation="getProfile"\}/);
  expect(body).toContain('nodejs_eventloop_lag_seconds');
  expect(body).not.toContain(`/status/${person.id}`);
});
