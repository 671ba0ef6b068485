/** What signing in yields: a short-lived token that signs requests, and one that renews it. */
export interface Tokens {
  /** A JSON Web Token that lasts minutes. */
  access: string;
  /** A JSON Web Token that lasts a day, and is used once. */
  refresh: string;
}

/**
 * Where the tokens are kept. Anything that can read and write two strings will do: a file, a keychain, a database.
 *
 * @example
 * const store: TokenStore = { get: () => keychain.read('study-mate'), set: (tokens) => keychain.write('study-mate', tokens) };
 */
export interface TokenStore {
  /** The tokens that were set last, `undefined` when nobody is signed in. */
  get(): Tokens | undefined | Promise<Tokens | undefined>;
  /** `undefined` forgets the tokens. */
  set(tokens: Tokens | undefined): void | Promise<void>;
  /**
   * When several processes or tabs share the store: runs the task while none of the others runs one. Within one
   * client renewals never overlap anyway.
   */
  lock?<T>(task: () => Promise<T>): Promise<T>;
}

/** Keeps the tokens as long as the program runs. The default. */
export class MemoryTokenStore implements TokenStore {
  #tokens: Tokens | undefined;

  /** @param tokens start signed in with these */
  constructor(tokens?: Tokens) {
    this.#tokens = tokens;
  }

  get(): Tokens | undefined {
    return this.#tokens;
  }

  set(tokens: Tokens | undefined): void {
    this.#tokens = tokens;
  }
}
