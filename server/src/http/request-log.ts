import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

const acceptableId = /^[\w.-]{8,64}$/;

/**
 * Gives each request an id and, when it is answered, writes one line and one measurement.
 * The line names the operation and its path template, never the address: queries and ids stay out of the logs.
 */
export function createRequestLog(logger: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const given = req.headers['x-request-id'];
    req.id = typeof given === 'string' && acceptableId.test(given) ? given : randomUUID();
    res.setHeader('X-Request-Id', req.id);
    res.once('close', () => {
      const ms = performance.now() - started;
      const operation = req.operation?.id ?? 'none';
      const status = res.writableFinished ? res.statusCode : 499;
      metrics.observeRequest(operation, status, ms / 1000);
      const level = status >= 500 ? 'error' : 'info';
      logger[level](
        {
          requestId: req.id,
          method: req.method,
          operation,
          path: req.operation?.template,
          status,
          ms: Math.round(ms * 10) / 10,
          user: req.actor?.id,
        },
        'request',
      );
    });
    next();
  };
}
