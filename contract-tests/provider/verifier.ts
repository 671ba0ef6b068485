import { Verifier, type VerifierOptions } from '@pact-foundation/pact';
import { assertWorthVerifying, unknownStates } from '../pact-checks.ts';
import { type PactFile, provider, readPact } from '../pact-files.ts';
import type { PactHandlers } from './pact-handlers.ts';
import type { createRequestFilter } from './request-filter.ts';

/** Pacts, and how Pact gets at them. */
export interface PactSource {
  pacts: readonly PactFile[];
  access: Partial<VerifierOptions>;
}

export const fromFiles = (paths: readonly string[]): PactSource => ({
  pacts: paths.map(readPact),
  access: { pactUrls: [...paths] },
});

/** Who is held to pacts, and how its states are brought about. */
interface UnderTest {
  url: string;
  stateHandlers: PactHandlers;
  /** What the handlers of states have thrown. */
  failures: readonly unknown[];
  messageProviders?: object;
  requestFilter: ReturnType<typeof createRequestFilter>;
  /** Takes away what an earlier interaction left. */
  begin(): Promise<void>;
}

interface Result {
  description: string;
  result: string;
}

export const isKept = (result: Result | undefined): boolean => result?.result === 'OK';

/** Verifies pacts; answers with what came of each interaction, in the order of verification. */
export async function runVerifier({ pacts, access }: PactSource, underTest: UnderTest): Promise<Result[]> {
  const { url, stateHandlers, failures, messageProviders, requestFilter, begin } = underTest;
  assertWorthVerifying(pacts);
  const unknown = unknownStates(pacts, Object.keys(stateHandlers));
  if (unknown.length > 0) throw new Error(`Nobody brings about: ${unknown.join(', ')}`);

  const verifier = new Verifier({
    provider,
    providerBaseUrl: url,
    ...access,
    stateHandlers: stateHandlers as never,
    ...(messageProviders && { messageProviders: messageProviders as never }),
    requestFilter: requestFilter as never,
    beforeEach: begin,
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
  return (JSON.parse(outcome.output) as { interactionResults: Result[] }).interactionResults;
}
