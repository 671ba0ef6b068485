import type { Account, Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { tokenNotValid, unauthenticated } from '../../core/errors.ts';
import type { AccountQueries } from './account.queries.ts';
import { isExpired } from './token.rules.ts';

/** Decides, for HTTP and sockets alike, whose request this is and whether that sign-in still stands. */
export class ActorService {
  readonly #queries: AccountQueries;
  readonly #clock: Clock;

  constructor(queries: AccountQueries, clock: Clock) {
    this.#queries = queries;
    this.#clock = clock;
  }

  /** From the claims of a token with a good signature. */
  async load(claims: Readonly<Record<string, unknown>>): Promise<Actor> {
    if (claims.token_type !== 'access') throw tokenNotValid('Token has wrong type');
    if (isExpired(claims, this.#clock.now())) throw tokenNotValid('Token is expired');
    const id = Number(claims.user_id);
    if (!Number.isInteger(id) || typeof claims.family !== 'string') throw unauthenticated('User not found.');
    return this.#read({ id, familyId: claims.family, expiresAt: new Date(Number(claims.exp) * 1000) });
  }

  /** The same person again, as things stand now. A socket may outlive its access token, but not its sign-in. */
  recheck(actor: Actor): Promise<Actor> {
    return this.#read(actor);
  }

  async #read(who: Omit<Actor, 'account'>): Promise<Actor> {
    const row = await this.#queries.loadSignIn(who.id, who.familyId);
    if (!row) throw unauthenticated('User not found.');
    const { familyKnown, familyRevokedAt, ...account }: typeof row & Account = row;
    if (account.status !== 'active') throw unauthenticated('User account is not active.');
    if (!familyKnown || familyRevokedAt) throw tokenNotValid('Token is blacklisted');
    return { id: who.id, familyId: who.familyId, expiresAt: who.expiresAt, account };
  }
}
