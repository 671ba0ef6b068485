import { aHistoryEntry, aPosition, hanoi } from '../../server/src/features/location/location.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import { other, signIn } from './people.ts';
import type { World } from './world.ts';

const minute = 60_000;

async function place(world: World) {
  const told = await signIn(world);
  await aPosition(world.db, told.me, hanoi, world.clock.now());
  return told;
}

export const locationStates = {
  position: place,

  async history(world, { entries = 1 }) {
    const told = await place(world);
    let entry = 0;
    for (let age = entries; age > 0; age -= 1) {
      const at = new Date(world.clock.now().getTime() - age * minute);
      entry = await aHistoryEntry(world.db, told.me, { accuracy: 15.5, at });
    }
    return { ...told, entry };
  },

  async learnersNearby(world, { people = 1 }) {
    const told = await place(world);
    let last = 0;
    for (let count = 1; count <= people; count += 1) {
      const { id } = await other(world);
      last = id;
      const position = { ...hanoi, latitude: hanoi.latitude + count / 1000 };
      await aPosition(world.db, id, position, world.clock.now());
    }
    return { ...told, other: last };
  },
} satisfies Partial<StateHandlers<World>>;
