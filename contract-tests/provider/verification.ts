import { createReader } from '../cells.ts';
import { spec } from '../documented.ts';
import { interactionsOf } from '../pact-files.ts';
import { unseen, type Verified } from '../sightings.ts';
import { createMessageProviders, type LiveOptions } from './message-providers.ts';
import { type PactHandlers, toPactHandlers } from './pact-handlers.ts';
import { createRequestFilter } from './request-filter.ts';
import { stateHandlers } from './state-handlers.ts';
import { createStopwatch } from './stopwatch.ts';
import { fromFiles, isKept, type PactSource, runVerifier } from './verifier.ts';
import type { World } from './world.ts';

export interface VerifyOptions extends LiveOptions {
  /** Where the provider is, unless it is the world itself. */
  url?: string;
  /** Instead of all. */
  stateHandlers?: PactHandlers;
}

/**
 * Verifies these pact files, HTTP and messages in one go, and that what the server said was seen by its own checks;
 * answers with what came of each interaction.
 */
export const verify = (world: World, paths: readonly string[], options?: VerifyOptions): Promise<Verified[]> =>
  verifyFrom(world, fromFiles(paths), options);

export async function verifyFrom(world: World, source: PactSource, options: VerifyOptions = {}): Promise<Verified[]> {
  const all = toPactHandlers(stateHandlers, world);
  const interactions = interactionsOf(source.pacts);
  const stopwatch = createStopwatch(world);
  const results = await runVerifier(source, {
    url: options.url ?? world.url,
    failures: all.failures,
    stateHandlers: options.stateHandlers ?? all.stateHandlers,
    messageProviders: createMessageProviders(world, interactions, options),
    requestFilter: createRequestFilter(world),
    begin: stopwatch.begin,
  });
  const verified = stopwatch.end(results.map(({ description }) => description));
  const missed = unseen(createReader(spec), interactions, verified);
  if (missed.length > 0) throw new Error(`The server's own checks have not seen:\n${missed.join('\n')}`);
  return verified.filter((_, index) => isKept(results[index]));
}
