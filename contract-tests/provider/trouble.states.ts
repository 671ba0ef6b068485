import type { OperationId } from '../../server/src/core/wire.ts';
import { IdempotencyKeys } from '../../server/src/db/idempotency-keys.ts';
import { idempotencyKey, type StateHandlers } from '../states.ts';
import type { World } from './world.ts';

/** Another node is doing something else with the key. */
async function claim(world: World, operation: string) {
  const { db, clock } = world;
  world.me ??= await world.person('Nguyễn Thị Mai');
  const keys = new IdempotencyKeys(db, clock, () => undefined);
  keys.close();
  const write = { userId: world.me.id, operation: operation as OperationId, key: idempotencyKey };
  const claimed = await keys.claim({ ...write, fingerprint: Buffer.from('another request') });
  if (claimed.state !== 'claimed') throw new Error(`The key is ${claimed.state}`);
  return claimed;
}

export const troubleStates = {
  async repeated(world) {
    world.isRepeated = true;
    return {};
  },

  async keyUsed(world, { operation }) {
    const claimed = await claim(world, operation);
    await claimed.keep({ status: 200, body: null });
    return {};
  },

  async keyInUse(world, { operation }) {
    await claim(world, operation);
    return {};
  },

  async largeBody(world) {
    world.isBodyLarge = true;
    return {};
  },

  async rateLimitUsedUp({ limiter }, { operation }) {
    await limiter.exhaust(operation);
    return {};
  },

  async databaseDown({ database }) {
    database.setDown(true);
    return {};
  },
} satisfies Partial<StateHandlers<World>>;
