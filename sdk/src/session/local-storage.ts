import type { TokenStore, Tokens } from './token-store.ts';

/**
 * Keeps the tokens in the browser's `localStorage`, shared by all tabs of the site, of which only one renews at a
 * time. Any script on the page can read them: choose it knowing that.
 *
 * @example
 * const mate = new StudyMate({ baseUrl, tokenStore: new LocalStorageTokenStore() });
 */
export class LocalStorageTokenStore implements TokenStore {
  readonly #key: string;

  /** @param key name of the item, `study-mate` unless told */
  constructor(key = 'study-mate') {
    this.#key = key;
  }

  get(): Tokens | undefined {
    const text = localStorage.getItem(this.#key);
    return text ? (JSON.parse(text) as Tokens) : undefined;
  }

  set(tokens: Tokens | undefined): void {
    if (tokens) localStorage.setItem(this.#key, JSON.stringify(tokens));
    else localStorage.removeItem(this.#key);
  }

  lock<T>(task: () => Promise<T>): Promise<T> {
    // Browsers have web locks on secure pages only; elsewhere the server's tolerance of a repeated refresh remains.
    return navigator.locks ? (navigator.locks.request(this.#key, task) as Promise<T>) : task();
  }
}
