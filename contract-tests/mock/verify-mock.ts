import { toPactHandlers } from '../provider/pact-handlers.ts';
import { createRequestFilter } from '../provider/request-filter.ts';
import { fromFiles, isKept, runVerifier } from '../provider/verifier.ts';
import { mockStates } from './mock-states.ts';
import type { MockWorld } from './mock-world.ts';

/** Holds the mock to these pact files, of which all are about HTTP; answers with the descriptions of what was verified. */
export async function verifyMock(world: MockWorld, paths: readonly string[], url = world.url): Promise<string[]> {
  const results = await runVerifier(fromFiles(paths), {
    url,
    ...toPactHandlers(mockStates, world),
    requestFilter: createRequestFilter(world),
    begin: () => world.clear(),
  });
  return results.filter(isKept).map(({ description }) => description);
}
