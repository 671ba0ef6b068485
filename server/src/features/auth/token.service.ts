import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'sequelize';
import type { Clock } from '../../core/clock.ts';
import { type AppError, unauthenticated } from '../../core/errors.ts';
import type { RateLimiter } from '../../core/limits.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { AuthBroadcast } from './auth.broadcast.ts';
import type { RefreshToken, RefreshTokens } from './refresh-token.model.ts';
import { isExpired, newTokenId, readToken, sign, type TokenClaims, type TokenPair } from './token.rules.ts';
import type { TokenFamilies } from './token-family.model.ts';
import type { Users } from './user.model.ts';

export interface TokenSettings {
  key: KeyObject;
  accessTokenMinutes: number;
  refreshTokenMinutes: number;
  rotateRefreshTokens: boolean;
  blacklistAfterRotation: boolean;
}

interface Dependencies {
  users: Users;
  families: TokenFamilies;
  refreshTokens: RefreshTokens;
  inTransaction: InTransaction;
  broadcast: AuthBroadcast;
  clock: Clock;
  limiter: RateLimiter;
  settings: TokenSettings;
}

const refreshRefused = (detail: string): AppError => unauthenticated(detail, { code: 'token_not_valid' });
const blacklisted = () => refreshRefused('Token is blacklisted');

const toSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

/** What a refresh token turned out to be, decided under a row lock. */
type Verdict = { answer: TokenPair } | { refusal: AppError; stolenFrom?: string };

/**
 * Issues, renews and ends sign-ins. Refresh tokens form a chain per sign-in: a rotated token gives its successor
 * again while that one is unused (the answer was lost on the way); later it is theft, and the whole family ends.
 */
export class TokenService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Opens a sign-in within the caller's transaction. */
  async startFamily(userId: number, transaction: Transaction): Promise<TokenPair> {
    const family = await this.#d.families.create({ id: randomUUID(), userId }, { transaction });
    return this.#pair(userId, await this.#issueRefresh(family.id, transaction));
  }

  async refresh(token: string): Promise<TokenPair> {
    const claims = readToken(token, this.#d.settings.key);
    if (!claims?.jti || !claims.family) throw refreshRefused('Token is invalid');
    if (claims.token_type !== 'refresh') throw refreshRefused('Token has wrong type');
    if (isExpired(claims, this.#d.clock.now())) throw refreshRefused('Token is expired');
    // Only here is it certain whose token it is: nobody can spend the budget of others with made-up ones.
    await this.#d.limiter.spend('refresh', { account: claims.user_id });

    const { jti } = claims;
    const verdict = await this.#d.inTransaction((transaction) => this.#judge(jti, transaction));
    if ('answer' in verdict) return verdict.answer;
    if (verdict.stolenFrom) await this.revokeFamily(verdict.stolenFrom);
    throw verdict.refusal;
  }

  /** Ends the sign-in that a refresh token belongs to; false when it is not a live one of this person. */
  async revokeRefreshToken(userId: number, token: string): Promise<boolean> {
    const claims = readToken(token, this.#d.settings.key);
    const isUsable = claims?.token_type === 'refresh' && !isExpired(claims, this.#d.clock.now());
    if (!isUsable || !claims.family || claims.user_id !== String(userId)) return false;
    return this.revokeFamily(claims.family);
  }

  /** True when it was this call that ended the sign-in. */
  async revokeFamily(familyId: string): Promise<boolean> {
    const [ended] = await this.#d.families.update(
      { revokedAt: this.#d.clock.now() },
      { where: { id: familyId, revokedAt: null } },
    );
    this.#d.broadcast.familyEnded(familyId);
    return ended > 0;
  }

  /** Ends every sign-in of a person within the caller's transaction; call `broadcastSignedOut` once it has committed. */
  async revokeAll(userId: number, transaction: Transaction): Promise<void> {
    await this.#d.families.update(
      { revokedAt: this.#d.clock.now() },
      { where: { userId, revokedAt: null }, transaction },
    );
  }

  broadcastSignedOut(userId: number): void {
    this.#d.broadcast.personSignedOut(userId);
  }

  async #judge(jti: string, transaction: Transaction): Promise<Verdict> {
    const { refreshTokens, families, users, clock, settings } = this.#d;
    const token = await refreshTokens.findByPk(jti, { transaction, lock: transaction.LOCK.UPDATE });
    const family = token && (await families.findByPk(token.familyId, { transaction }));
    if (!token || !family) return { refusal: refreshRefused('Token is invalid') };
    if (family.revokedAt) return { refusal: blacklisted() };

    const user = await users.findByPk(family.userId, { attributes: ['id', 'status'], transaction });
    if (user?.status !== 'active') {
      return { refusal: unauthenticated('No active account found for the given token.', { code: 'token_not_valid' }) };
    }
    if (!settings.rotateRefreshTokens) return { answer: this.#pair(user.id, token) };

    const successor = token.successorJti ? await refreshTokens.findByPk(token.successorJti, { transaction }) : null;
    if (successor && settings.blacklistAfterRotation) {
      return successor.usedAt
        ? { refusal: blacklisted(), stolenFrom: family.id }
        : { answer: this.#pair(user.id, successor) };
    }
    const next = await this.#issueRefresh(family.id, transaction);
    await token.update({ usedAt: clock.now(), successorJti: next.jti }, { transaction });
    return { answer: this.#pair(user.id, next) };
  }

  #issueRefresh(familyId: string, transaction: Transaction): Promise<RefreshToken> {
    const issuedAt = this.#d.clock.now();
    const expiresAt = new Date(issuedAt.getTime() + this.#d.settings.refreshTokenMinutes * 60_000);
    return this.#d.refreshTokens.create({ jti: newTokenId(), familyId, issuedAt, expiresAt }, { transaction });
  }

  #pair(userId: number, refresh: RefreshToken): TokenPair {
    const { key, accessTokenMinutes } = this.#d.settings;
    const now = toSeconds(this.#d.clock.now());
    const shared = { user_id: String(userId), family: refresh.familyId };
    const refreshClaims: TokenClaims = {
      ...shared,
      token_type: 'refresh',
      exp: toSeconds(refresh.expiresAt),
      iat: toSeconds(refresh.issuedAt),
      jti: refresh.jti,
    };
    const accessClaims: TokenClaims = {
      ...shared,
      token_type: 'access',
      exp: now + accessTokenMinutes * 60,
      iat: now,
      jti: newTokenId(),
    };
    return { access: sign(accessClaims, key), refresh: sign(refreshClaims, key) };
  }
}
