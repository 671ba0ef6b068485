import { aBusyLife } from '../../server/src/features/dashboard/dashboard.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import { meet } from './people.ts';
import type { World } from './world.ts';

export const dashboardStates = {
  async busyLife(world) {
    const told = await meet(world);
    const third = await world.person('Chi Lê');
    await aBusyLife(world.models, { me: told.me, other: told.other, third: third.id, now: world.clock.now() });
    return told;
  },
} satisfies Partial<StateHandlers<World>>;
