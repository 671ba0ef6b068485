import type { operations } from '@study-mate/sdk';
import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';

export const troubleStates = {
  async repeated(world) {
    world.isRepeated = true;
    return {};
  },

  // Requests can only be told from each other by those who see them, and nothing in memory goes on running.
  async keyUsed({ mock }, { operation }) {
    mock.fail(operation as Extract<keyof operations, 'createCity'>, 422);
    return {};
  },

  async keyInUse({ mock }, { operation }) {
    mock.fail(operation as Extract<keyof operations, 'createCity'>, 409);
    return {};
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
