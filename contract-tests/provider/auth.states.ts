import type { StateHandlers } from '../states.ts';
import { factsOf, me, meet, signIn, signInAsStaff } from './people.ts';
import type { World } from './world.ts';

export const authStates = {
  noAccounts: async () => ({}),
  account: (world, { status }) => me(world, status).then(factsOf),
  signedIn: signIn,

  async expiredSignIn(world) {
    const told = await signIn(world);
    world.clock.advance({ minutes: 6 });
    return told;
  },

  async endedSignIn(world) {
    const told = await signIn(world);
    await world.ask(world.me, 'POST', '/api/auth/logout/', { refresh: world.me?.refresh });
    return told;
  },

  otherPerson: meet,
  staff: signInAsStaff,
} satisfies Partial<StateHandlers<World>>;
