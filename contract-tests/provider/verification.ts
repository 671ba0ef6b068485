import { Verifier, type VerifierOptions } from '@pact-foundation/pact';
import { assertWorthVerifying, unknownStates } from '../pact-checks.ts';
import { interactionsOf, type PactFile, provider, readPact } from '../pact-files.ts';
import { createMessageProviders, type LiveOptions } from './message-providers.ts';
import { createRequestFilter } from './request-filter.ts';
import { createStateHandlers, type PactHandlers } from './state-handlers.ts';
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

/** Verifies these pact files, HTTP and messages in one go; answers with the descriptions of what was verified. */
export const verify = (world: World, paths: readonly string[], options?: VerifyOptions): Promise<string[]> =>
  verifyFrom(world, { pacts: paths.map(readPact), access: { pactUrls: [...paths] } }, options);

export async function verifyFrom(
  world: World,
  { pacts, access }: PactSource,
  options: VerifyOptions = {},
): Promise<string[]> {
  assertWorthVerifying(pacts);
  const { stateHandlers, failures } = createStateHandlers(world);
  const handlers = options.stateHandlers ?? stateHandlers;
  const unknown = unknownStates(pacts, Object.keys(handlers));
  if (unknown.length > 0) throw new Error(`Nobody brings about: ${unknown.join(', ')}`);

  const verifier = new Verifier({
    provider,
    providerBaseUrl: options.url ?? world.url,
    ...access,
    stateHandlers: handlers as never,
    messageProviders: createMessageProviders(world, interactionsOf(pacts), options) as never,
    requestFilter: createRequestFilter(world) as never,
    beforeEach: () => world.clear(),
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
  return interactionResults.filter(({ result }) => result === 'OK').map(({ description }) => description);
}
