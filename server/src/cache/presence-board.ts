/** Who is online, on all nodes together. Nobody has to say goodbye: whoever is not extended runs out. */
export interface PresenceBoard {
  /** These people are here from now until then. Answers with those who were not before. */
  extend(userIds: readonly number[], now: Date, until: Date): Promise<number[]>;
  /** Of these people, those who are here. */
  loadOnline(userIds: readonly number[], now: Date): Promise<ReadonlySet<number>>;
  /** Takes off some of those whose time has run out; each is given to one caller. */
  takeGone(now: Date): Promise<number[]>;
}

/** As many are taken off at once, so that the end of a large node comes to the others in portions. */
export const mostGoneAtOnce = 500;

/** The board of a single process. */
export function createMemoryPresence(): PresenceBoard {
  const untils = new Map<number, number>();
  const isHere = (userId: number, now: Date): boolean => (untils.get(userId) ?? 0) > now.getTime();
  return {
    async extend(userIds, now, until) {
      const arrived = userIds.filter((userId) => !isHere(userId, now));
      for (const userId of userIds) untils.set(userId, until.getTime());
      return arrived;
    },
    loadOnline: async (userIds, now) => new Set(userIds.filter((userId) => isHere(userId, now))),
    async takeGone(now) {
      const gone = [...untils.keys()].filter((userId) => !isHere(userId, now)).slice(0, mostGoneAtOnce);
      for (const userId of gone) untils.delete(userId);
      return gone;
    },
  };
}
