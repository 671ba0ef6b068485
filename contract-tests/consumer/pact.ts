import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PactV4 } from '@pact-foundation/pact';

export const pactFolder = fileURLToPath(new URL('../pacts', import.meta.url));
export const declaredFile = fileURLToPath(new URL('../logs/declared', import.meta.url));

export const sdk = 'study-mate-sdk';
export const server = 'study-mate-server';

/** Leaves no doubt later about how many interactions the pacts should hold. */
export const declare = (consumer: string, description: string): void =>
  appendFileSync(declaredFile, `${consumer} ${description}\n`);

export const aPact = (consumer = sdk): PactV4 =>
  new PactV4({ consumer, provider: server, dir: pactFolder, logLevel: 'error' });

/** The part of Pact's native side that its types keep to themselves. */
interface MockServers {
  mockServerMatchedSuccessfully(port: number): boolean;
}

const patience = 2_000;

/**
 * Waits until the mock server has noted the requests that it answered. It answers first and notes afterwards; asked too
 * early, on a busy machine, it denies having been called. Pact 17 notes first, but wants Node 22. What was never asked
 * for is not noted either: Pact says so itself, once this gives up.
 */
export async function untilNoted(interaction: object, port: number): Promise<void> {
  const { pact } = interaction as { pact: MockServers };
  const end = performance.now() + patience;
  while (!pact.mockServerMatchedSuccessfully(port) && performance.now() < end) await pause(1);
}
