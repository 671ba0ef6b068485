import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';
import { signIn } from './people.ts';
import { hanoi } from './places.states.ts';

const minute = 60_000;

function place(world: MockWorld) {
  const told = signIn(world);
  world.place(world.me?.row, hanoi);
  return told;
}

export const locationStates = {
  position: async (world) => place(world),

  async history(world, { entries = 1 }) {
    const told = place(world);
    let entry = 0;
    for (let age = entries; age > 0; age -= 1) {
      const recorded_at = new Date(Date.now() - age * minute).toISOString();
      ({ id: entry } = world.mock.add.historyEntry({ person: told.me, accuracy: 15.5, recorded_at }));
    }
    return { ...told, entry };
  },

  async learnersNearby(world, { people = 1 }) {
    const told = place(world);
    let other = 0;
    for (let count = 1; count <= people; count += 1) {
      const { row } = world.person('Bình Trần');
      world.place(row, { ...hanoi, latitude: hanoi.latitude + count / 1000 });
      other = row.id;
    }
    return { ...told, other };
  },
} satisfies Partial<StateHandlers<MockWorld>>;
