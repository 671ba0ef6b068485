import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Cache } from './cache.ts';

export interface SharedRedis {
  redis: Redis;
  /** Begins every key, so that several installations on one Redis never mix. */
  namespace: string;
}

/**
 * A client that answers or fails soon: nobody waits for a Redis that is away.
 * It keeps reconnecting in the background; its errors are logged once per outage.
 */
export function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 1000,
    connectTimeout: 3000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2000),
  });
  let isDown = false;
  redis.on('error', (error) => {
    if (!isDown) logger.warn({ err: error }, 'Redis is away; going on without it');
    isDown = true;
  });
  redis.on('ready', () => {
    if (isDown) logger.info('Redis is back');
    isDown = false;
  });
  return redis;
}

export function createRedisCache({ redis, namespace }: SharedRedis): Cache {
  const prefix = `${namespace}:cache:`;
  return {
    async remember<Value>(key: string, seconds: number, load: () => Promise<Value>) {
      const kept = await redis.get(prefix + key).catch(() => null);
      if (kept !== null) return JSON.parse(kept) as Value;
      const text = JSON.stringify(await load());
      redis.set(prefix + key, text, 'EX', seconds).catch(() => undefined);
      return JSON.parse(text) as Value;
    },
    isUp: () =>
      redis.ping().then(
        () => true,
        () => false,
      ),
  };
}
