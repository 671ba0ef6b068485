import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';
import { meet, signIn, signInAsStaff } from './people.ts';

export const authStates = {
  noAccounts: async () => ({}),
  account: async (world, { status }) => signIn(world, status),
  signedIn: async (world) => signIn(world),

  async expiredSignIn(world) {
    const told = signIn(world);
    world.mock.advance({ minutes: 6 });
    return told;
  },

  async endedSignIn(world) {
    const told = signIn(world);
    const { access, refresh } = told;
    const headers = { Authorization: `Bearer ${access}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ refresh });
    const { ok } = await fetch(`${world.url}/api/auth/logout/`, { method: 'POST', headers, body });
    if (!ok) throw new Error('The session was not ended');
    return told;
  },

  otherPerson: async (world) => meet(world),
  staff: async (world) => signInAsStaff(world),
} satisfies Partial<StateHandlers<MockWorld>>;
