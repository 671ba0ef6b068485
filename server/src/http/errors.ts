import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { AppError, type ErrorKind, notFound } from '../core/errors.ts';

/** The only place that knows the status codes of errors. */
const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  refused: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'too-many': 429,
};

/** Turns errors of libraries into the contract's; undefined for a real fault. */
export type Translate = (error: unknown, req: Parameters<RequestHandler>[0]) => AppError | undefined;

export const unknownAddress: RequestHandler = () => {
  throw notFound();
};

export function createErrorHandler(logger: Logger, translate: Translate): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = error instanceof AppError ? error : translate(error, req);
    if (!known) {
      logger.error({ err: error, requestId: req.id, operation: req.operation?.id }, 'A request failed');
      res.status(500).json({ detail: 'Internal server error.' });
      return;
    }
    if (known.kind === 'unauthenticated') res.setHeader('WWW-Authenticate', 'Bearer realm="api"');
    if (known.retryAfter !== undefined) res.setHeader('Retry-After', String(known.retryAfter));
    res.status(statusOf[known.kind]).json(known.body);
  };
}
