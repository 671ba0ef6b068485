import type { operations } from '@study-mate/sdk';
import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';

export const troubleStates = {
  async repeated() {
    throw new Error('Only events are repeated, and the mock has none');
  },

  async largeBody(world) {
    world.isBodyLarge = true;
    return {};
  },

  async rateLimitUsedUp({ mock }, { operation }) {
    // Of those that have a budget, one stands for all: what compiles is decided by the operation's own type.
    mock.fail(operation as Extract<keyof operations, 'login'>, 429);
    return {};
  },

  async databaseDown({ mock }) {
    mock.fail('*', 500);
    return {};
  },
} satisfies Partial<StateHandlers<MockWorld>>;
