import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';
import { meet } from './people.ts';

type RequestFacts = Parameters<MockWorld['mock']['add']['request']>[0];

/** In any state, written without the steps that lead there; one that is accepted has no conversation. */
function request({ mock }: MockWorld, { state, ...facts }: RequestFacts): number {
  const at = new Date().toISOString();
  const times = { ...(state === 'accepted' && { accepted_at: at }), ...(state === 'rejected' && { rejected_at: at }) };
  return mock.add.request({ ...facts, ...times, state }).id;
}

export const matchingStates = {
  async sentRequest(world, { state = 'pending' }) {
    const told = meet(world);
    return { ...told, request: request(world, { sender: told.me, receiver: told.other, state }) };
  },

  async receivedRequest(world, { state = 'pending', requests = 1 }) {
    const told = meet(world);
    let last = 0;
    for (let count = 1; count <= requests; count += 1) {
      const sender = count === 1 ? told.other : world.person('Chi Lê').row.id;
      last = request(world, { sender, receiver: told.me, state });
    }
    return { ...told, request: last };
  },

  async requestOfOthers(world, { state = 'pending' }) {
    const told = meet(world);
    const receiver = world.person('Chi Lê').row.id;
    return { ...told, request: request(world, { sender: told.other, receiver, state }) };
  },
} satisfies Partial<StateHandlers<MockWorld>>;
