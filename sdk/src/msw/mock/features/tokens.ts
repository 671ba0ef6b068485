import { type Problem, tokenNotValid, unauthenticated } from '../problem.ts';
import type { Person, SignIn, Token } from '../rows/people.ts';
import type { World } from '../world.ts';

/** How long tokens last, in minutes, as a server does unless told. */
const lifetimes = { access: 5, refresh: 1440 };

export interface TokenPair {
  access: string;
  refresh: string;
}

const encode = (part: string): string => btoa(part).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** Shaped like the server's, so that clients can read when it ends. It is known by its text: nothing is signed. */
function mint(world: World, kind: Token['kind'], { id, person }: SignIn): string {
  const issuedAt = Math.floor(world.now() / 1000);
  const exp = issuedAt + lifetimes[kind] * 60;
  const jti = crypto.getRandomValues(new Uint32Array(4)).join('');
  const claims = { token_type: kind, exp, iat: issuedAt, jti, user_id: String(person), family: String(id) };
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => encode(JSON.stringify(part))).join('.');
  const token = `${text}.${encode(jti)}`;
  world.tokens.set(token, { kind, signIn: id, expiresAt: exp * 1000 });
  return token;
}

/** Signs somebody in. */
export function startSignIn(world: World, person: Person): TokenPair {
  const signIn = world.signIns.add({ person: person.id, isEnded: false });
  return { access: mint(world, 'access', signIn), refresh: mint(world, 'refresh', signIn) };
}

/** Ends every sign-in of somebody. */
export function endSignIns(world: World, person: Person): void {
  for (const signIn of world.signIns.filter((it) => it.person === person.id)) signIn.isEnded = true;
}

const isExpired = (world: World, { expiresAt }: Token): boolean => expiresAt <= world.now();

/** Whose token it is, and by which sign-in; thrown is the 401 that says why it does not count. */
export function readAccess(world: World, text: string): { actor: Person; signIn: number } {
  const token = world.tokens.get(text);
  if (!token) throw tokenNotValid('Token is invalid');
  if (token.kind !== 'access') throw tokenNotValid('Token has wrong type');
  if (isExpired(world, token)) throw tokenNotValid('Token is expired');
  const signIn = world.signIns.get(token.signIn);
  const actor = world.people.get(signIn?.person);
  if (!signIn || !actor) throw unauthenticated('User not found.');
  if (actor.status !== 'active') throw unauthenticated('User account is not active.');
  if (signIn.isEnded) throw tokenNotValid('Token is blacklisted');
  return { actor, signIn: signIn.id };
}

const code = { code: 'token_not_valid' };
const refreshRefused = (detail: string): Problem => unauthenticated(detail, code);

/**
 * Trades a refresh token for new ones. Traded again, it gives its successor while that one is unused, since the answer
 * may have been lost; later that is theft, and ends the sign-in.
 */
export function refresh(world: World, text: string): TokenPair {
  const token = world.tokens.get(text);
  const signIn = world.signIns.get(token?.signIn);
  if (!token || !signIn) throw refreshRefused('Token is invalid');
  if (token.kind !== 'refresh') throw refreshRefused('Token has wrong type');
  if (isExpired(world, token)) throw refreshRefused('Token is expired');
  if (signIn.isEnded) throw refreshRefused('Token is blacklisted');
  const isActive = world.people.get(signIn.person)?.status === 'active';
  if (!isActive) throw refreshRefused('No active account found for the given token.');
  if (token.successor && world.tokens.get(token.successor)?.successor) {
    signIn.isEnded = true;
    throw refreshRefused('Token is blacklisted');
  }
  token.successor ??= mint(world, 'refresh', signIn);
  return { access: mint(world, 'access', signIn), refresh: token.successor };
}

/** Ends the sign-in that somebody's refresh token belongs to; false when it is not a live one of theirs. */
export function endByRefresh(world: World, person: Person, text: string): boolean {
  const token = world.tokens.get(text);
  const signIn = world.signIns.get(token?.signIn);
  const isTheirs = token?.kind === 'refresh' && !isExpired(world, token) && signIn?.person === person.id;
  if (!isTheirs || signIn.isEnded) return false;
  signIn.isEnded = true;
  return true;
}
