import type { Fetch } from './transport.ts';

/**
 * Stands around every attempt of every call, tries and renewals included: it sees the signed request, may change it, wait,
 * answer in place of the server, or look at what came back. The first in the list is the outermost.
 *
 * @example
 * const traced: Middleware = async (request, next) => {
 *   request.headers.set('traceparent', currentTrace());
 *   return next(request);
 * };
 */
export type Middleware = (request: Request, next: Fetch) => Promise<Response>;

export const withMiddleware = (fetch: Fetch, middleware: readonly Middleware[]): Fetch =>
  middleware.reduceRight<Fetch>((next, use) => (request) => use(request, next), fetch);
