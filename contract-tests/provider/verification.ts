import { Verifier, type VerifierOptions } from '@pact-foundation/pact';
import { createReader } from '../cells.ts';
import { spec } from '../documented.ts';
import { assertWorthVerifying, unknownStates } from '../pact-checks.ts';
import { interactionsOf, type PactFile, provider, readPact } from '../pact-files.ts';
import { unseen, type Verified } from '../sightings.ts';
import { createMessageProviders, type LiveOptions } from './message-providers.ts';
import { createRequestFilter } from './request-filter.ts';
import { createStateHandlers, type PactHandlers } from './state-handlers.ts';
import { createStopwatch } from './stopwatch.ts';
import type { World } from './world.ts';

export interface VerifyOptions extends LiveOptions {
  /** Where the provider is, unless it is the world itself. */
  url?: string;
  /** Instead of all. */
  stateHandlers?: PactHandlers;
}

/** Pacts, and how Pact gets at them. */
export interface PactSource {
  pacts: readonly PactFile[];
  access: Partial<VerifierOptions>;
}

interface Results {
  interactionResults: { description: string; result: string }[];
}

/**
 * Verifies these pact files, HTTP and messages in one go, and that what the server said was seen by its own checks;
 * answers with what came of each interaction.
 */
export const verify = (world: World, paths: readonly string[], options?: VerifyOptions): Promise<Verified[]> =>
  verifyFrom(world, { pacts: paths.map(readPact), access: { pactUrls: [...paths] } }, options);

export async function verifyFrom(
  world: World,
  { pacts, access }: PactSource,
  options: VerifyOptions = {},
): Promise<Verified[]> {
  assertWorthVerifying(pacts);
  const { stateHandlers, failures } = createStateHandlers(world);
  const handlers = options.stateHandlers ?? stateHandlers;
  const unknown = unknownStates(pacts, Object.keys(handlers));
  if (unknown.length > 0) throw new Error(`Nobody brings about: ${unknown.join(', ')}`);

  const stopwatch = createStopwatch(world);
  const verifier = new Verifier({
    provider,
    providerBaseUrl: options.url ?? world.url,
    ...access,
    stateHandlers: handlers as never,
    messageProviders: createMessageProviders(world, interactionsOf(pacts), options) as never,
    requestFilter: createRequestFilter(world) as never,
    beforeEach: stopwatch.begin,
    failIfNoPactsFound: true,
    logLevel: 'error',
    timeout: 30_000,
  });
  const outcome = await verifier.verifyProvider().then(
    (output) => ({ output }),
    (error: unknown) => ({ error }),
  );
  if (failures.length > 0) throw new AggregateError(failures, 'States could not be brought about');
  if ('error' in outcome) throw outcome.error;
  const { interactionResults } = JSON.parse(outcome.output) as Results;
  const verified = stopwatch.end(interactionResults.map(({ description }) => description));
  const missed = unseen(createReader(spec), interactionsOf(pacts), verified);
  if (missed.length > 0) throw new Error(`The server's own checks have not seen:\n${missed.join('\n')}`);
  return verified.filter((_, index) => interactionResults[index]?.result === 'OK');
}
