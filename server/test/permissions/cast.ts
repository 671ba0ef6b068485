/** Whoever asks without a sign-in that stands. What they could do with one is as much as anybody can. */
export const lockedOut = [
  'anonymous',
  /** A token that somebody else has signed. */
  'forged',
  'expired',
  /** A refresh token in place of an access token. */
  'refresh',
  /** A token of a sign-in that was ended. */
  'signed out',
  'banned',
  'deleted',
] as const;

/**
 * Whoever is signed in. Each stands in one way to what belongs to others, and has one of everything themselves: so
 * everybody is, for instance, the admin of some other group.
 */
export const signedIn = [
  'stranger',
  'admin elsewhere',
  /** Looks after the catalogue. */
  'staff',
  /** Has lists and a history, leads the groups, is in the conversations. */
  'owner',
  /** Connected with the owner. */
  'friend',
  /** Waits for the owner's answer. */
  'asker',
  /** By the owner, who was connected with them. */
  'blocked',
  /** In the groups; so are the next six, each in their way. */
  'moderator',
  'member',
  'pending',
  'invited',
  'former',
  'removed',
  /** Of the sessions. */
  'host',
  'participant',
  /** Had a seat in the sessions. */
  'leaver',
] as const;

export const cast = [...lockedOut, ...signedIn] as const;

export type SignedIn = (typeof signedIn)[number];
export type Actor = (typeof cast)[number];

export const isLockedOut = (actor: Actor): boolean => lockedOut.some((name) => name === actor);

/** Names for several people at once. */
export const circles = {
  everybody: cast,
  everyone: signedIn,
  insiders: ['owner', 'moderator', 'member'],
  leaders: ['owner', 'moderator'],
  known: ['owner', 'moderator', 'member', 'pending', 'invited', 'former', 'removed'],
  seated: ['host', 'participant'],
  pair: ['owner', 'friend'],
} as const satisfies Record<string, readonly Actor[]>;

type Circle = keyof typeof circles;

/** The people of a list such as `pair, asker`. */
export function peopleIn(names: string): Actor[] {
  if (names === '') return [];
  return names.split(', ').flatMap((name) => {
    if (name in circles) return [...circles[name as Circle]];
    const actor = cast.find((known) => known === name);
    if (!actor) throw new Error(`Nobody is called "${name}"`);
    return [actor];
  });
}
