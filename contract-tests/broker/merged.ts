import type { PactFile } from '../pact-files.ts';

/**
 * One pact a consumer, from the parts that its tests wrote: a version of a consumer has one pact with its provider, so
 * a broker that is given several keeps the last.
 */
export function merged(parts: readonly PactFile[]): PactFile[] {
  const whole = new Map<string, PactFile>();
  for (const part of parts) {
    const known = whole.get(part.consumer.name);
    const interactions = [...(known?.interactions ?? []), ...part.interactions];
    whole.set(part.consumer.name, { ...part, interactions });
  }
  return [...whole.values()];
}
