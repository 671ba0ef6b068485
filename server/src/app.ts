import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { RateLimiter } from './core/limits.ts';
import type { Handlers } from './core/wire.ts';
import type { Authenticator } from './http/authenticate.ts';
import { createBodyParser } from './http/body.ts';
import { createDocs } from './http/docs.ts';
import { createErrorHandler, unknownAddress } from './http/errors.ts';
import { createHealth, type Health } from './http/health.ts';
import { inOrder } from './http/in-order.ts';
import { toAppError } from './http/input-errors.ts';
import type { Metrics } from './http/metrics.ts';
import { createDispatch, createSelf } from './http/operations.ts';
import './http/request.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { answerJson } from './http/reply.ts';
import { createRequestLog } from './http/request-log.ts';
import { createRouteMatch, createTrailingSlash, refuseWrongMethod } from './http/route-match.ts';
import type { RouteTable } from './http/route-table.ts';
import { listOperations } from './http/spec.ts';
import type { Validator } from './http/validator.ts';
import type { SpecFiles } from './spec.ts';

export interface AppParts {
  spec: SpecFiles;
  routes: RouteTable;
  validator: Validator;
  handlers: Handlers;
  authenticator: Authenticator;
  limiter: RateLimiter;
  idempotency: RequestHandler;
  metrics: Metrics;
  health: Health;
  logger: Logger;
  corsOrigins: readonly string[];
  publicUrl: string | undefined;
  trustProxy: boolean | number | string;
  /** A first step on every operation's way. */
  before?: RequestHandler;
}

const exposedHeaders = ['Link', 'X-Total-Count', 'X-Request-Id', 'Retry-After', 'Idempotent-Replayed'];
const preflightSeconds = 86_400;

/** Answers of the API are data, never pages: of the headers for pages only the refusals are left. */
const securityHeaders = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xPoweredBy: false,
  xXssProtection: false,
});

/** What a request of a known operation passes, from top to bottom. */
const createApi = (parts: AppParts) =>
  inOrder(
    ...(parts.before ? [parts.before] : []),
    parts.validator.checkResponses,
    parts.authenticator.middleware,
    refuseWrongMethod,
    createBodyParser(),
    parts.validator.middleware,
    createRateLimit(parts.limiter),
    parts.idempotency,
    createDispatch({
      specs: listOperations(parts.spec.spec),
      handlers: parts.handlers,
      self: createSelf(parts.publicUrl),
    }),
  );

/** The middleware in order, nothing else. Addresses that are in no spec come last, because they are rare. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', parts.trustProxy);
  app.set('query parser', 'simple');
  app.response.json = answerJson;

  app.use(
    inOrder(
      createRequestLog(parts.logger, parts.metrics),
      securityHeaders,
      cors({
        origin: parts.corsOrigins.includes('*') ? true : [...parts.corsOrigins],
        credentials: true,
        maxAge: preflightSeconds,
        exposedHeaders,
      }),
      createTrailingSlash(parts.routes),
      createRouteMatch(parts.routes, createApi(parts)),
    ),
  );
  app.use(createHealth(parts.health));
  app.get('/metrics', parts.metrics.handler);
  app.use(createDocs(parts.spec));

  app.use(unknownAddress);
  app.use(createErrorHandler(parts.logger, toAppError));
  return app;
}
