import type { KeyObject } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { Passport } from 'passport';
import { Strategy, type VerifiedCallback } from 'passport-jwt';
import type { Actor } from '../core/actor.ts';
import { tokenNotValid, unauthenticated } from '../core/errors.ts';

/** The claims of a verified token, not yet looked at. */
export type Claims = Readonly<Record<string, unknown>>;

const noCredentials = () => unauthenticated('Authentication credentials were not provided.');
const badHeader = () =>
  unauthenticated('Authorization header must contain two space-delimited values', {
    code: 'bad_authorization_header',
  });

/** The scheme is case sensitive: `bearer` counts as no credentials. */
function readBearer(header: string | undefined): string {
  const [scheme, token, ...rest] = (header ?? '').split(' ').filter(Boolean);
  if (scheme !== 'Bearer') throw noCredentials();
  if (token === undefined || rest.length > 0) throw badHeader();
  return token;
}

export interface Authenticator {
  /** Sets `req.actor`, unless the matched operation is open; an open operation ignores a stale header. */
  middleware: RequestHandler;
  /** The same check for a socket's bare token. */
  authenticateToken(token: string): Promise<Actor>;
}

/** How many tokens are remembered, about 2 kB each. */
const rememberedTokens = 5000;

/** `loadActor` judges the claims: the kind of token, its expiry, the account and the sign-in it belongs to. */
export function createAuthenticator(options: {
  key: KeyObject;
  loadActor(claims: Claims): Promise<Actor>;
}): Authenticator {
  /** Tokens whose signature was good. It stays good; everything that may change is judged by `loadActor` every time. */
  const verified = new LRUCache<string, Claims>({ max: rememberedTokens });
  const passport = new Passport();
  const strategy = new Strategy(
    {
      jwtFromRequest: (req: Request) => req.headers.authorization?.slice('Bearer '.length) ?? null,
      // A KeyObject verifies fifty times faster than text; jsonwebtoken takes it, the types of passport-jwt lag behind.
      secretOrKey: options.key as unknown as Buffer,
      algorithms: ['HS256'],
      // Expiry is judged by `loadActor`, whose clock tests can own.
      ignoreExpiration: true,
    },
    (claims: Claims, done: VerifiedCallback) => done(null, claims),
  );
  passport.use(strategy);

  const verifySignature = (token: string): Promise<Claims> =>
    new Promise((resolve, reject) => {
      const answer = (error: unknown, claims: Claims | false) => {
        if (error) reject(error);
        else if (claims) resolve(claims);
        else reject(tokenNotValid('Token is invalid'));
      };
      const bearer = { headers: { authorization: `Bearer ${token}` } };
      passport.authenticate('jwt', { session: false }, answer)(bearer, undefined, reject);
    });

  const verify = async (header: string | undefined): Promise<Actor> => {
    const token = readBearer(header);
    const known = verified.get(token);
    if (known) return options.loadActor(known);
    const claims = await verifySignature(token);
    verified.set(token, claims);
    return options.loadActor(claims);
  };

  return {
    middleware: (req, _res, next) => {
      if (req.operation?.isPublic) return next();
      verify(req.headers.authorization).then((actor) => {
        req.actor = actor;
        next();
      }, next);
    },
    authenticateToken: (token) => verify(`Bearer ${token}`),
  };
}
