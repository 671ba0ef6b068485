import { rmSync } from 'node:fs';
import { pactFolder } from './pact-files.ts';
import { verifiedFolder } from './reporting/kept.ts';

/** Pact adds to the files it finds, so what an earlier run wrote would be verified and counted for ever. */
export const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** What is recorded anew has not been verified yet. */
export const setup = (): void => [pactFolder, verifiedFolder].forEach(clear);
