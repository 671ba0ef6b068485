import { rmSync } from 'node:fs';
import { pactFolder } from './pact-files.ts';

/** Pact adds to the files it finds, so what an earlier run wrote would be verified and counted for ever. */
export const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export const setup = (): void => clear(pactFolder);
