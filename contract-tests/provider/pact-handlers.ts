import { type Facts, type StateHandlers, type StateKey, states } from '../states.ts';

/** As Pact calls them: by the state's name, with whatever parameters the pact holds. */
export type PactHandlers = Record<string, (parameters?: unknown) => Promise<Facts>>;

/**
 * Pact takes a handler that throws for one that has nothing to tell and goes on, so failures are kept here for the
 * verification to ask about.
 */
export function toPactHandlers<World extends { facts: Record<string, number | string> }>(
  handlers: StateHandlers<World>,
  world: World,
): { stateHandlers: PactHandlers; failures: unknown[] } {
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
