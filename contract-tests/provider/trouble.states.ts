import type { StateHandlers } from '../states.ts';
import type { World } from './world.ts';

export const troubleStates = {
  async repeated(world) {
    world.isRepeated = true;
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
