import { appendFileSync } from 'node:fs';
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
