import { LRUCache } from 'lru-cache';
import type { Cache } from './cache.ts';

const maximumEntries = 10_000;

/** The cache of a single process without Redis; `forget` empties it. */
export function createMemoryCache(): Cache & { forget(): void } {
  const entries = new LRUCache<string, string>({ max: maximumEntries });
  return {
    async remember<Value>(key: string, seconds: number, load: () => Promise<Value>) {
      const kept = entries.get(key);
      if (kept !== undefined) return JSON.parse(kept) as Value;
      const text = JSON.stringify(await load());
      entries.set(key, text, { ttl: seconds * 1000 });
      // Parsed again, so that callers see the same types on a miss as on a hit.
      return JSON.parse(text) as Value;
    },
    isUp: async () => true,
    forget: () => entries.clear(),
  };
}
