import type { MockWorld, Person } from './mock-world.ts';

const factsOf = ({ row, access, refresh }: Person) => ({ me: row.id, email: row.email, access, refresh });

/** Makes whoever calls. */
export function signIn(world: MockWorld, status?: 'active' | 'banned') {
  world.me = world.person('Mai Nguyễn', status);
  return factsOf(world.me);
}

/** Whoever calls looks after the catalogue. */
export function signInAsStaff(world: MockWorld) {
  const told = signIn(world);
  Object.assign(world.me?.row ?? {}, { is_staff: true });
  return told;
}

/** Both of us, who have nothing to do with each other yet. */
export const meet = (world: MockWorld) => ({ ...signIn(world), other: world.person('Bình Trần').row.id });
