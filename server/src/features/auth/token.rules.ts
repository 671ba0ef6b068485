import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Account } from '../../core/actor.ts';

export type TokenType = 'access' | 'refresh';

/** What a token of ours says; `user_id` is text on the wire. */
export interface TokenClaims {
  token_type: TokenType;
  exp: number;
  iat: number;
  /** 32 hexadecimal characters. */
  jti: string;
  user_id: string;
  /** The sign-in this token belongs to. */
  family: string;
}

export interface TokenPair {
  access: string;
  refresh: string;
}

/** Somebody who has just signed in. */
export interface SignedIn {
  account: Account;
  tokens: TokenPair;
}

/** A key object verifies about fifty times faster than the same secret as text. */
export const toKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret));

export const newTokenId = (): string => randomBytes(16).toString('hex');

/** The same claims always give the same text, which lets a lost answer be given again. */
export const sign = (claims: TokenClaims, key: KeyObject): string =>
  jwt.sign(
    {
      token_type: claims.token_type,
      exp: claims.exp,
      iat: claims.iat,
      jti: claims.jti,
      user_id: claims.user_id,
      family: claims.family,
    },
    key,
    { algorithm: 'HS256' },
  );

/** The claims of a token with a good signature, expired or not; undefined for anything else. */
export function readToken(token: string, key: KeyObject): Partial<TokenClaims> | undefined {
  try {
    const claims = jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: true });
    return typeof claims === 'string' ? undefined : claims;
  } catch {
    return undefined;
  }
}

export const isExpired = (claims: { exp?: unknown }, now: Date): boolean =>
  typeof claims.exp !== 'number' || claims.exp * 1000 <= now.getTime();
