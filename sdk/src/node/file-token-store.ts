import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TokenStore, Tokens } from '../session/token-store.ts';
import { writeAtomically } from './atomic-file.ts';
import { withFileLock } from './file-lock.ts';

/**
 * Keeps the tokens in a file that only its owner may read. Processes that share it renew once among them.
 *
 * @example
 * const mate = new StudyMate({ baseUrl, tokenStore: new FileTokenStore('/home/an/.study-mate/tokens.json') });
 */
export class FileTokenStore implements TokenStore {
  readonly #path: string;

  /** @param path of the file; its folder is made if need be */
  constructor(path: string) {
    this.#path = path;
  }

  async get(): Promise<Tokens | undefined> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8')) as Tokens;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new Error(`The tokens in ${this.#path} cannot be read: delete the file and sign in again.`, {
        cause: error,
      });
    }
  }

  async set(tokens: Tokens | undefined): Promise<void> {
    await this.#prepare();
    if (tokens) await writeAtomically(this.#path, JSON.stringify(tokens));
    else await rm(this.#path, { force: true });
  }

  async lock<T>(task: () => Promise<T>): Promise<T> {
    await this.#prepare();
    return withFileLock(`${this.#path}.lock`, task);
  }

  async #prepare(): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
  }
}
