import type { StateHandlers } from '../states.ts';
import { authStates } from './auth.states.ts';
import { chatStates } from './chat.states.ts';
import { dashboardStates } from './dashboard.states.ts';
import { goalsStates } from './goals.states.ts';
import { groupsStates } from './groups.states.ts';
import { locationStates } from './location.states.ts';
import { matchingStates } from './matching.states.ts';
import { placesStates } from './places.states.ts';
import { sessionsStates } from './sessions.states.ts';
import { subjectsStates } from './subjects.states.ts';
import { troubleStates } from './trouble.states.ts';
import type { World } from './world.ts';

/** They bring states about with the features' fixtures, and tell what came of it. */
export const stateHandlers: StateHandlers<World> = {
  ...authStates,
  ...placesStates,
  ...subjectsStates,
  ...goalsStates,
  ...locationStates,
  ...matchingStates,
  ...chatStates,
  ...groupsStates,
  ...sessionsStates,
  ...dashboardStates,
  ...troubleStates,
};
