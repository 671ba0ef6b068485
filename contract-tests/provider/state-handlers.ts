import { type Facts, type StateHandlers, type StateKey, states } from '../states.ts';
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
const handlers: StateHandlers<World> = {
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

/** As Pact calls them: by the state's name, with whatever parameters the pact holds. */
export type PactHandlers = Record<string, (parameters?: unknown) => Promise<Facts>>;

/**
 * Pact takes a handler that throws for one that has nothing to tell and goes on, so failures are kept here for the
 * verification to ask about.
 */
export function createStateHandlers(world: World): { stateHandlers: PactHandlers; failures: unknown[] } {
  const failures: unknown[] = [];
  const entries = Object.entries(states).map(([key, name]) => {
    const handle = handlers[key as StateKey] as (world: World, parameters: unknown) => Promise<Facts>;
    const handler = async (parameters: unknown = {}) => {
      try {
        const told = await handle(world, parameters);
        Object.assign(world.facts, told);
        return told;
      } catch (error) {
        failures.push(error);
        throw error;
      }
    };
    return [name, handler] as const;
  });
  return { stateHandlers: Object.fromEntries(entries), failures };
}
