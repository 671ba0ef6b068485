import type { ClientEventName, OperationId } from './wire.ts';

export interface Rate {
  /** How many calls are allowed within the window. */
  points: number;
  /** Length of the window. */
  seconds: number;
}

/**
 * Budgets by name. `address` is spent per client address, generous because a whole school may share one; `account` per
 * person (or, before a sign-in, per email).
 */
export const limits = {
  login: { address: { points: 60, seconds: 60 }, account: { points: 10, seconds: 60 } },
  register: { address: { points: 300, seconds: 3600 }, account: { points: 20, seconds: 3600 } },
  refresh: { address: { points: 300, seconds: 60 }, account: { points: 240, seconds: 60 } },
  password: { address: { points: 60, seconds: 60 }, account: { points: 10, seconds: 60 } },
  request: { address: { points: 240, seconds: 60 }, account: { points: 60, seconds: 60 } },
  /** Who tries one number after the other would learn which of them are people. */
  person: { address: { points: 1200, seconds: 60 }, account: { points: 240, seconds: 60 } },
  group: { address: { points: 240, seconds: 3600 }, account: { points: 60, seconds: 3600 } },
  location: { address: { points: 240, seconds: 60 }, account: { points: 60, seconds: 60 } },
  catalog: { address: { points: 240, seconds: 60 }, account: { points: 60, seconds: 60 } },
  message: { address: { points: 1200, seconds: 60 }, account: { points: 240, seconds: 60 } },
  /** A call may plan hundreds of sessions. */
  session: { address: { points: 240, seconds: 60 }, account: { points: 30, seconds: 60 } },
  seat: { address: { points: 1200, seconds: 60 }, account: { points: 120, seconds: 60 } },
  signal: { address: { points: 6000, seconds: 60 }, account: { points: 1200, seconds: 60 } },
} as const satisfies Record<string, { address?: Rate; account?: Rate }>;

export type LimitName = keyof typeof limits;

/** Which budget an operation spends. A message costs the same whichever way it is sent. */
export const limitOfOperation: Partial<Record<OperationId, LimitName>> = {
  login: 'login',
  register: 'register',
  refreshToken: 'refresh',
  changePassword: 'password',
  sendRequest: 'request',
  getConnectionStatus: 'person',
  createGroup: 'group',
  joinGroup: 'request',
  inviteToGroup: 'request',
  updateLocation: 'location',
  createCity: 'catalog',
  replaceCity: 'catalog',
  updateCity: 'catalog',
  deleteCity: 'catalog',
  createSchool: 'catalog',
  replaceSchool: 'catalog',
  updateSchool: 'catalog',
  deleteSchool: 'catalog',
  createSubject: 'catalog',
  replaceSubject: 'catalog',
  updateSubject: 'catalog',
  deleteSubject: 'catalog',
  createGoal: 'catalog',
  replaceGoal: 'catalog',
  updateGoal: 'catalog',
  deleteGoal: 'catalog',
  sendMessage: 'message',
  sendGroupMessage: 'message',
  createSession: 'session',
  replaceSession: 'session',
  updateSession: 'session',
  joinSession: 'seat',
};

/** Typing, read marks and catching up share one wide budget. */
export const limitOfEvent = (event: ClientEventName): LimitName => (event === 'chat_message' ? 'message' : 'signal');

/** Spends one point of each named budget, or throws the 429 that says when to come back. */
export interface RateLimiter {
  spend(limit: LimitName, who: { address?: string | undefined; account?: string | undefined }): Promise<void>;
}
