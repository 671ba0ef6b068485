/** How long somebody counts as online after they were last seen to be: a reconnect within this time is no news. */
export const presenceLasts = 15_000;
/** How often everybody who is connected is seen to be. */
export const presenceBeat = 5_000;

/** What may be told of somebody to their connections. */
export interface PresenceFacts {
  userId: number;
  /** Whether they are to be seen at all; an account that is closed is not. */
  isShown: boolean;
  lastActiveAt: Date | null;
}

/** Whether somebody is online, as others see it. */
export interface Presence {
  userId: number;
  isOnline: boolean;
  lastActiveAt: Date | null;
}

/** Somebody who is not to be seen looks like somebody who has never been online. */
export const toPresence = (facts: PresenceFacts, isOnline: boolean): Presence =>
  facts.isShown
    ? { userId: facts.userId, isOnline, lastActiveAt: facts.lastActiveAt }
    : { userId: facts.userId, isOnline: false, lastActiveAt: null };
