import type { CauseKey } from '../messages/causes.ts';
import type { Ear } from './live.ts';
import type { World } from './world.ts';

/** How a cause comes about: by somebody else, unless it is my own doing. */
export interface Happening {
  /** Of the plain socket that I listen at, where Socket.IO does not say it. */
  path?: (world: World) => string;
  happen: (world: World, mine: Ear) => Promise<unknown>;
}

export type Happenings = Record<CauseKey, Happening>;
