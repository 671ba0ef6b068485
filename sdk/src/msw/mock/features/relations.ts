import type { UserSummary } from '../../../generated/models.ts';
import type { Person } from '../rows/people.ts';
import type { ConnectionEntry } from '../rows/relations.ts';
import type { World } from '../world.ts';

/** What there is between two people, whoever asked. */
export const between = (world: World, one: number, other: number): ConnectionEntry | undefined =>
  world.connections.find(
    ({ sender, receiver }) => (sender === one && receiver === other) || (sender === other && receiver === one),
  );

export const areConnected = (world: World, one: number, other: number): boolean =>
  between(world, one, other)?.state === 'accepted';

const shareConnection = (world: World, one: number, other: number): boolean =>
  world.people.filter(({ id }) => areConnected(world, one, id)).some(({ id }) => areConnected(world, other, id));

/** Whether somebody's profile is for the viewer's eyes: privacy ends where a connection begins. */
export const maySeeProfile = (world: World, viewer: Person, { id, privacy_level }: Person): boolean =>
  privacy_level === 'open' ||
  id === viewer.id ||
  areConnected(world, viewer.id, id) ||
  (privacy_level === 'friends_of_friends' && shareConnection(world, viewer.id, id));

/** Somebody beside other things, with nothing that is not for the viewer's eyes: addresses are for connections. */
export function toUserSummary(world: World, viewer: Person, person: Person): UserSummary {
  const { id, email, full_name, avatar_url, school, major, year } = person;
  const isKnown = id === viewer.id || areConnected(world, viewer.id, id);
  const profile = maySeeProfile(world, viewer, person)
    ? { school, major, year }
    : { school: null, major: null, year: null };
  return { id, email: isKnown ? email : '', full_name, avatar_url, ...profile };
}
