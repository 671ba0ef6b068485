import type { StateHandlers } from '../states.ts';
import { authStates } from './auth.states.ts';
import { chatStates } from './chat.states.ts';
import { dashboardStates } from './dashboard.states.ts';
import { groupsStates } from './groups.states.ts';
import { learningStates } from './learning.states.ts';
import { locationStates } from './location.states.ts';
import { matchingStates } from './matching.states.ts';
import type { MockWorld } from './mock-world.ts';
import { placesStates } from './places.states.ts';
import { sessionsStates } from './sessions.states.ts';
import { troubleStates } from './trouble.states.ts';

/** They bring states about with what the mock offers to tests, and tell what came of it. */
export const mockStates: StateHandlers<MockWorld> = {
  ...authStates,
  ...placesStates,
  ...learningStates,
  ...locationStates,
  ...matchingStates,
  ...chatStates,
  ...groupsStates,
  ...sessionsStates,
  ...dashboardStates,
  ...troubleStates,
};
