import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../core/errors.ts';
import { type LimitName, limits, type Rate, type RateLimiter } from '../core/limits.ts';
import type { SharedRedis } from './redis.ts';

const unlimited: RateLimiter = { spend: async () => undefined };

/** Counts in Redis when there is one, so that nodes share a budget; in memory otherwise, and while Redis is away. */
export function createRateLimiter(options: { isOn: boolean; shared?: SharedRedis | undefined }): RateLimiter {
  if (!options.isOn) return unlimited;

  const limiterOf = (name: string, { points, seconds }: Rate): RateLimiterAbstract => {
    const memory = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
    if (!options.shared) return memory;
    return new RateLimiterRedis({
      storeClient: options.shared.redis,
      keyPrefix: `${options.shared.namespace}:limit:${name}`,
      points,
      duration: seconds,
      insuranceLimiter: memory,
    });
  };

  const limiters = new Map<string, RateLimiterAbstract>();
  for (const [name, budgets] of Object.entries<Partial<Record<'address' | 'account', Rate>>>(limits)) {
    for (const [by, rate] of Object.entries(budgets)) limiters.set(`${name}:${by}`, limiterOf(`${name}:${by}`, rate));
  }

  const spendOne = async (limit: LimitName, by: 'address' | 'account', who: string | undefined) => {
    const limiter = who === undefined ? undefined : limiters.get(`${limit}:${by}`);
    if (!limiter || who === undefined) return;
    try {
      await limiter.consume(who);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw tooMany(refusal.msBeforeNext / 1000);
      throw refusal;
    }
  };

  return {
    async spend(limit, { address, account }) {
      await spendOne(limit, 'address', address);
      await spendOne(limit, 'account', account);
    },
  };
}
