import { ApiError, type StudyMateError } from '../core/errors.ts';
import type { Credentials } from '../core/transport.ts';
import { readClaims } from './claims.ts';
import type { TokenStore, Tokens } from './token-store.ts';

/** `started`: signed in. `renewed`: new tokens. `ended`: signed out. `lost`: the server refused to renew. */
export type SessionChange = 'started' | 'renewed' | 'ended' | 'lost';

/** A token this close to its end, in milliseconds, is renewed before it is used. */
const TOO_CLOSE = 10_000;

export interface SessionCredentialsOptions {
  store: TokenStore;
  /** Trades a refresh token for new tokens. */
  refresh: (refreshToken: string) => Promise<Partial<Tokens>>;
  onLost?: (reason: StudyMateError) => void;
}

/** Who is signed in: keeps the tokens fresh, however many calls need them at once. */
export class SessionCredentials implements Credentials {
  readonly #options: SessionCredentialsOptions;
  readonly #listeners = new Set<(change: SessionChange) => void>();
  #renewal: Promise<string | undefined> | undefined;
  /** How far the server's clock is ahead of ours, in milliseconds, learnt from tokens as they are made. */
  #clockAhead = 0;

  /** For the client: see `mate.credentials`. */
  constructor(options: SessionCredentialsOptions) {
    this.#options = options;
  }

  /** The stored tokens, `undefined` when signed out. */
  async tokens(): Promise<Tokens | undefined> {
    return this.#options.store.get();
  }

  /**
   * An access token fit for use, renewed first if it is about to end; `undefined` when signed out.
   * @throws {ConnectionError} when it must be renewed and the server cannot be reached
   */
  async accessToken(): Promise<string | undefined> {
    const tokens = await this.tokens();
    return tokens && this.millisecondsLeft(tokens.access) < TOO_CLOSE ? this.renew(tokens.access) : tokens?.access;
  }

  /** How long an access token still works, in milliseconds by the server's clock; Infinity when it does not say. */
  millisecondsLeft(access: string): number {
    const { exp = Infinity } = readClaims(access);
    return exp * 1_000 - Date.now() - this.#clockAhead;
  }

  /**
   * Renews the tokens; calls made meanwhile share the one request.
   *
   * @param rejectedAccess the access token that no longer works. If the stored one is another already, somebody
   * else has renewed, and that one is the answer.
   * @returns the new access token, or `undefined` when the session is over
   * @throws {ConnectionError} when the server cannot be reached; the session goes on
   *
   * @example
   * const access = await mate.credentials.renew();
   */
  renew(rejectedAccess?: string): Promise<string | undefined> {
    const { lock = (task) => task() } = this.#options.store;
    this.#renewal ??= lock
      .call(this.#options.store, () => this.#renewNow(rejectedAccess))
      .finally(() => {
        this.#renewal = undefined;
      }) as Promise<string | undefined>;
    return this.#renewal;
  }

  /** Signs in with tokens that came from elsewhere; `login` and `register` call it for you. */
  async start(tokens: Tokens): Promise<void> {
    await this.#keep(tokens, 'started');
  }

  /** Forgets the tokens without telling the server; `mate.auth.logout()` tells it, too. */
  async end(): Promise<void> {
    await this.#keep(undefined, 'ended');
  }

  /**
   * Calls `listener` whenever the session starts, is renewed, ends or is lost.
   * @returns a function that stops it
   */
  onChange(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #renewNow(rejectedAccess: string | undefined): Promise<string | undefined> {
    const tokens = await this.tokens();
    if (!tokens) return undefined;
    if (rejectedAccess && tokens.access !== rejectedAccess) return tokens.access;
    const outcome = await this.#options.refresh(tokens.refresh).catch((error) => {
      // Only a refusal ends the session. A server that is down or busy may still know us later.
      if (error instanceof ApiError && error.status < 402) return error;
      throw error;
    });
    // Whoever signed out or in meanwhile meant it.
    const current = await this.tokens();
    if (current?.refresh !== tokens.refresh) return current?.access;
    if (outcome instanceof ApiError) {
      await this.#keep(undefined, 'lost');
      this.#options.onLost?.(outcome);
      return undefined;
    }
    const renewed = { ...tokens, ...outcome };
    await this.#keep(renewed, 'renewed');
    return renewed.access;
  }

  async #keep(tokens: Tokens | undefined, change: SessionChange): Promise<void> {
    if (tokens) {
      const { iat } = readClaims(tokens.access);
      if (iat) this.#clockAhead = iat * 1_000 - Date.now();
    }
    await this.#options.store.set(tokens);
    for (const listener of this.#listeners) listener(change);
  }
}
