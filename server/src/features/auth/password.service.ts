import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { tooMany } from '../../core/errors.ts';

/** OWASP's parameters for argon2id (the library's default algorithm); memory in KiB. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes fill the thread pool: two at a time, a short queue, then "come back later". */
const concurrency = 2;
const longestQueue = 200;
const secondsToComeBack = 2;

export class PasswordService {
  readonly #queue = pLimit(concurrency);
  /** Compared with when nobody has the email, so that a stranger's try takes as long as a member's. */
  readonly #decoy = hash('nobody has this password', parameters);

  hash(password: string): Promise<string> {
    return this.#run(() => hash(password, parameters));
  }

  async matches(password: string, stored: string | undefined): Promise<boolean> {
    const isMatch = await this.#run(async () => verify(stored ?? (await this.#decoy), password));
    return isMatch && stored !== undefined;
  }

  async #run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#queue.pendingCount >= longestQueue) throw tooMany(secondsToComeBack);
    return this.#queue(work);
  }
}
