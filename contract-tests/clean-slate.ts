import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folders = ['pacts', 'logs'].map((name) => fileURLToPath(new URL(name, import.meta.url)));

/** Pact adds to the files it finds, so what an earlier run wrote would be verified and counted for ever. */
export function clear(paths: readonly string[]): void {
  for (const path of paths) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
  }
}

export const setup = (): void => clear(folders);
