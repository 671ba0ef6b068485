import type { StudyMate } from '../client.ts';
import { accountOf } from '../session/claims.ts';
import { Store } from './store.ts';

/** Who is signed in. */
export interface SessionView {
  /** `unknown` until the stored tokens have been read, and while a page is made on a server. */
  state: 'unknown' | 'signed-in' | 'signed-out';
  /** Whose session it is. */
  userId: number | undefined;
  /** The server did not renew the session: somebody is signed out who did not mean it. */
  isLost: boolean;
}

/** The session of a client, whichever component or tab changes it. */
export class SessionStore extends Store<SessionView> {
  readonly #credentials: StudyMate['credentials'];

  constructor(credentials: StudyMate['credentials']) {
    super({ state: 'unknown', userId: undefined, isLost: false });
    this.#credentials = credentials;
  }

  protected start(): () => void {
    void this.#look(false);
    const stop = this.#credentials.onChange((change) => void this.#look(change === 'lost'));
    // Other tabs write what is stored, too.
    const lookAgain = () => void this.#look(false);
    globalThis.addEventListener?.('storage', lookAgain);
    return () => {
      stop();
      globalThis.removeEventListener?.('storage', lookAgain);
    };
  }

  async #look(isLost: boolean): Promise<void> {
    const tokens = await this.#credentials.tokens();
    const before = this.get();
    const next: SessionView = tokens
      ? { state: 'signed-in', userId: Number(accountOf(tokens.access)) || undefined, isLost: false }
      : { state: 'signed-out', userId: undefined, isLost: isLost || before.isLost };
    // A renewal changes nothing that can be seen.
    if (next.state !== before.state || next.userId !== before.userId || next.isLost !== before.isLost) this.set(next);
  }
}
