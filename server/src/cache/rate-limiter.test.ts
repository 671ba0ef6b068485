import { expect, test } from 'vitest';
import { AppError } from '../core/errors.ts';
import { limits } from '../core/limits.ts';
import { createRateLimiter } from './rate-limiter.ts';

test('a budget is spent per account, and the refusal says when to come back', async () => {
  const limiter = createRateLimiter({ isOn: true });
  for (let call = 0; call < limits.login.account.points; call += 1) {
    await limiter.spend('login', { account: 'mai@example.com' });
  }
  const refusal = await limiter.spend('login', { account: 'mai@example.com' }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(AppError);
  expect(refusal).toMatchObject({ kind: 'too-many', retryAfter: expect.any(Number) });
  await expect(limiter.spend('login', { account: 'an@example.com' })).resolves.toBeUndefined();
});

test('switched off, nothing is counted', async () => {
  const limiter = createRateLimiter({ isOn: false });
  const calls = Array.from({ length: 500 }, () => limiter.spend('login', { account: 'mai@example.com' }));
  await expect(Promise.all(calls)).resolves.toHaveLength(500);
});
