import { aRequest } from '../../server/src/features/matching/matching.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import { meet } from './people.ts';
import type { World } from './world.ts';

export const matchingStates = {
  async sentRequest(world, { state = 'pending' }) {
    const told = await meet(world);
    const { id } = await aRequest(world.models.requests, { senderId: told.me, receiverId: told.other, state });
    return { ...told, request: id };
  },

  async receivedRequest(world, { state = 'pending', requests = 1 }) {
    const told = await meet(world);
    let request = 0;
    for (let count = 1; count <= requests; count += 1) {
      const senderId = count === 1 ? told.other : (await world.person('Chi Lê')).id;
      request = (await aRequest(world.models.requests, { senderId, receiverId: told.me, state })).id;
    }
    return { ...told, request };
  },

  async requestOfOthers(world, { state = 'pending' }) {
    const told = await meet(world);
    const third = await world.person('Chi Lê');
    const { id } = await aRequest(world.models.requests, { senderId: told.other, receiverId: third.id, state });
    return { ...told, request: id };
  },
} satisfies Partial<StateHandlers<World>>;
