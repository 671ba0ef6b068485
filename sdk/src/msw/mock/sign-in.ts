import { readAccess } from './features/tokens.ts';
import { unauthenticated } from './problem.ts';
import type { Person } from './rows/people.ts';
import type { World } from './world.ts';

/** Who sends a request, by its `Authorization` header. The scheme is case sensitive. */
export function authenticate(world: World, header: string | null): { actor: Person; signIn: number } {
  const [scheme, token, ...rest] = (header ?? '').split(' ').filter(Boolean);
  if (scheme !== 'Bearer') throw unauthenticated('Authentication credentials were not provided.');
  if (token === undefined || rest.length > 0) {
    const code = 'bad_authorization_header';
    throw unauthenticated('Authorization header must contain two space-delimited values', { code });
  }
  return readAccess(world, token);
}
