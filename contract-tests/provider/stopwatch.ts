import type { Verified } from '../sightings.ts';
import type { World } from './world.ts';

/** Notes when each interaction begins, and what is seen until the next one does. */
export function createStopwatch(world: World) {
  const begun: { at: number; seen: Verified['seen'] }[] = [];
  return {
    /** Empties the world for the next interaction. */
    async begin(): Promise<void> {
      const at = performance.now();
      await world.clear();
      begun.push({ at, seen: world.seen });
    },
    /** What came of the interactions that were begun, by their descriptions in the same order. */
    end(descriptions: readonly string[]): Verified[] {
      if (descriptions.length !== begun.length)
        throw new Error(`${begun.length} of ${descriptions.length} interactions began with an empty world`);
      const ends = [...begun.slice(1).map(({ at }) => at), performance.now()];
      return begun.map(({ at, seen }, index) => ({
        description: descriptions[index] ?? '',
        milliseconds: Math.round((ends[index] ?? at) - at),
        seen,
      }));
    },
  };
}
