import { Verifier } from '@pact-foundation/pact';
import { interactionsOf, type PactFile, provider, readPact } from '../pact-files.ts';
import { createMessageProviders } from './message-providers.ts';
import { createRequestFilter } from './request-filter.ts';
import { createStateHandlers, type PactHandlers } from './state-handlers.ts';
import type { World } from './world.ts';

interface Options {
  /** Where the provider is, unless it is the world itself. */
  url?: string;
  /** Instead of all. */
  stateHandlers?: PactHandlers;
  /** Milliseconds for everything. */
  within?: number;
}

/** Pact is content with no pacts, and with a pact that holds nothing. */
export function assertWorthVerifying(pacts: readonly PactFile[]): void {
  if (pacts.length === 0) throw new Error('There is no pact to verify; run the consumer tests first');
  const empty = pacts.filter(({ interactions }) => interactions.length === 0);
  if (empty.length > 0) throw new Error(`The pact of ${empty[0]?.consumer.name} holds no interaction`);
}

/** Pact is content with a state that nobody brings about. */
export function unknownStates(pacts: readonly PactFile[], handlers: object): string[] {
  const named = interactionsOf(pacts).flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name));
  return [...new Set(named)].filter((name) => !(name in handlers));
}

/** Handlers of states that no pact names: nobody would notice if they broke. */
export function unusedStates(pacts: readonly PactFile[], handlers: object): string[] {
  const named = new Set(
    interactionsOf(pacts).flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name)),
  );
  return Object.keys(handlers).filter((name) => !named.has(name));
}

/** A provider that does not answer would keep Pact waiting for ever. */
export function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not verified within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

interface Results {
  interactionResults: { description: string; result: string }[];
}

/** Verifies these pact files, HTTP and messages in one go; answers with the descriptions of what was verified. */
export async function verify(world: World, paths: string[], options: Options = {}): Promise<string[]> {
  const pacts = paths.map(readPact);
  assertWorthVerifying(pacts);
  const { stateHandlers, failures } = createStateHandlers(world);
  const handlers = options.stateHandlers ?? stateHandlers;
  const unknown = unknownStates(pacts, handlers);
  if (unknown.length > 0) throw new Error(`Nobody brings about: ${unknown.join(', ')}`);

  const verifier = new Verifier({
    provider,
    providerBaseUrl: options.url ?? world.url,
    pactUrls: paths,
    stateHandlers: handlers as never,
    messageProviders: createMessageProviders(world, interactionsOf(pacts)) as never,
    requestFilter: createRequestFilter(world) as never,
    beforeEach: () => world.clear(),
    failIfNoPactsFound: true,
    logLevel: 'error',
    timeout: 10_000,
  });
  const output = await inTime(options.within ?? 90_000, verifier.verifyProvider());
  if (failures.length > 0) throw new AggregateError(failures, 'States could not be brought about');
  const { interactionResults } = JSON.parse(output) as Results;
  return interactionResults.filter(({ result }) => result === 'OK').map(({ description }) => description);
}
