import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';
import { connectRedis, createRedisCache, type SharedRedis } from './redis.ts';

const redis = connectRedis(process.env.TEST_REDIS_URL ?? '', pino({ level: 'silent' }));
const installation = (): SharedRedis => ({ redis, namespace: `test:${randomUUID()}` });

beforeAll(async () => {
  await vi.waitFor(() => expect(redis.status).toBe('ready'));
});
afterAll(() => redis.disconnect());

test('what one installation has cached is unknown to another on the same Redis', async () => {
  const shared = installation();
  const remember = (whose: SharedRedis, value: string) =>
    createRedisCache(whose).remember('requests:1:1', 60, async () => value);
  expect(await remember(shared, 'ours')).toBe('ours');
  await expect.poll(() => remember(shared, 'loaded again')).toBe('ours');
  expect(await remember(installation(), 'theirs')).toBe('theirs');
});

test('nodes share a budget, installations do not', async () => {
  const shared = installation();
  const spend = (whose: SharedRedis) =>
    createRateLimiter({ isOn: true, shared: whose }).spend('login', { address: '::1' });
  const spent = await Promise.allSettled(Array.from({ length: 200 }, () => spend(shared)));
  expect(spent.some(({ status }) => status === 'rejected')).toBe(true);
  await expect(spend(shared)).rejects.toThrow('throttled');
  await expect(spend(installation())).resolves.toBeUndefined();
});
