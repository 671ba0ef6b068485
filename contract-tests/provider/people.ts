import type { Person, World } from './world.ts';

/** Makes whoever calls. */
export async function me(world: World, status?: 'active' | 'banned'): Promise<Person> {
  world.me = await world.person('Mai Nguyễn', status);
  return world.me;
}

/** Makes the person whom the state is about beside me. */
export async function other(world: World): Promise<Person> {
  world.other = await world.person('Bình Trần');
  return world.other;
}

export const factsOf = ({ id, email, access, refresh }: Person) => ({ me: id, email, access, refresh });

export async function signIn(world: World) {
  return factsOf(await me(world));
}

/** Whoever calls looks after the catalogue. */
export async function signInAsStaff(world: World) {
  const told = await signIn(world);
  await world.models.users.update({ isStaff: true }, { where: { id: told.me } });
  return told;
}

/** Both of us, who have nothing to do with each other yet. */
export async function meet(world: World) {
  return { ...(await signIn(world)), other: (await other(world)).id };
}
