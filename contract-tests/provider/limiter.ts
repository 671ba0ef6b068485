import { createRateLimiter } from '../../server/src/cache/rate-limiter.ts';
import { type LimitName, limitOfOperation, type RateLimiter } from '../../server/src/core/limits.ts';
import type { OperationId } from '../../server/src/core/wire.ts';

const clientAddress = '127.0.0.1';

/** The real limiter, with fresh budgets whenever it is renewed. */
export class RenewableLimiter implements RateLimiter {
  #limiter = createRateLimiter({ isOn: true });

  spend(...[limit, who]: Parameters<RateLimiter['spend']>): Promise<void> {
    return this.#limiter.spend(limit, who);
  }

  renew(): void {
    this.#limiter = createRateLimiter({ isOn: true });
  }

  /** Spends what this operation may cost the address that the tests call from. */
  async exhaust(operation: string): Promise<void> {
    const limit: LimitName | undefined = limitOfOperation[operation as OperationId];
    if (!limit) throw new Error(`${operation} has no limit that could be used up`);
    for (;;) {
      const refusal: unknown = await this.spend(limit, { address: clientAddress }).catch((error: unknown) => error);
      if (refusal) return;
    }
  }
}
