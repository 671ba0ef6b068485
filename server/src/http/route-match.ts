import type { Request, RequestHandler } from 'express';
import { methodNotAllowed } from '../core/errors.ts';
import type { RouteTable } from './route-table.ts';

declare global {
  namespace Express {
    interface Request {
      /** The path exists, but not with this method; told only to people who are signed in. */
      hasWrongMethod?: boolean;
    }
  }
}

const addSlash = (address: string, path: string): string => `${path}/${address.slice(path.length)}`;

/**
 * Forgives a missing trailing slash by changing the address in place. A redirect would lose the body of a POST, and an
 * address that begins with two slashes would become a redirect to another host.
 */
export function createTrailingSlash(routes: RouteTable): RequestHandler {
  return (req, _res, next) => {
    const { path } = req;
    if (!path.endsWith('/') && !path.startsWith('//') && routes.knows(`${path}/`)) {
      req.originalUrl = addSlash(req.originalUrl, path);
      req.url = addSlash(req.url, path);
    }
    next();
  };
}

/** Hands requests to the addresses of the spec on to `api`, with `req.operation` set; others pass by. */
export function createRouteMatch(routes: RouteTable, api: RequestHandler): RequestHandler {
  return (req, res, next) => {
    const match = routes.match(req.method, req.path);
    if (match.kind === 'unknown') return next();
    if (match.kind === 'method-not-allowed') {
      res.setHeader('Allow', match.allow.join(', '));
      if (match.isOpen) throw methodNotAllowed(req.method);
      req.hasWrongMethod = true;
      return api(req, res, next);
    }
    req.operation = {
      id: match.operationId,
      template: match.template,
      pathParams: match.pathParams,
      isPublic: match.isOpen,
      hasBody: match.operation.requestBody !== undefined,
    };
    api(req, res, next);
  };
}

/** Mounted after authentication, so that strangers learn nothing about the methods of a path. */
export const refuseWrongMethod: RequestHandler = (req: Request, _res, next) => {
  if (req.hasWrongMethod) throw methodNotAllowed(req.method);
  next();
};
