import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import proxyAddress from 'proxy-addr';
import { createApp } from './app.ts';
import type { Cache } from './cache/cache.ts';
import { createMemoryCache } from './cache/memory.ts';
import { createMemoryPresence } from './cache/presence-board.ts';
import { createRateLimiter } from './cache/rate-limiter.ts';
import { connectRedis, createRedisCache } from './cache/redis.ts';
import { createRedisPresence } from './cache/redis-presence.ts';
import type { Config } from './config.ts';
import type { Clock } from './core/clock.ts';
import type { RateLimiter } from './core/limits.ts';
import type { Witness } from './core/witness.ts';
import type { Database } from './db/connect.ts';
import { IdempotencyKeys } from './db/idempotency-keys.ts';
import { loadInstallation } from './db/installation.ts';
import { toKey } from './features/auth/token.rules.ts';
import { createFeatures, type Features } from './features.ts';
import { createAuthenticator } from './http/authenticate.ts';
import { createIdempotency } from './http/idempotency.ts';
import { createMetrics } from './http/metrics.ts';
import { createRouteTable } from './http/route-table.ts';
import { createValidator } from './http/validator.ts';
import { createHub } from './realtime/hub.ts';
import { createRealtime } from './realtime/realtime.ts';
import type { SpecFiles } from './spec.ts';

export interface Parts {
  config: Config;
  /** Signs tokens; nodes that serve the same people share it. */
  secretKey: string;
  spec: SpecFiles;
  /** Connected and migrated; stays its owner's to close. */
  db: Database;
  clock: Clock;
  logger: Logger;
  /** In place of those that the configuration asks for. */
  limiter?: RateLimiter;
  cache?: Cache;
  /** A first step on every operation's way; without it there is none. */
  before?: RequestHandler;
  /** Told of everything that leaves as documented. */
  witness?: Witness;
}

export interface StudyMateServer {
  http: Server;
  features: Features;
  /** Stops accepting, finishes what runs, tells sockets to come back, lets go of Redis. */
  close(): Promise<void>;
}

/** How long running requests may take to finish once the server is asked to stop. */
const drainMs = 10_000;

function finishRequests(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => http.closeAllConnections(), drainMs);
    http.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    http.closeIdleConnections();
  });
}

/** Puts one node together: infrastructure, then features, then the app. Ready to listen when it returns. */
export async function compose(parts: Parts): Promise<StudyMateServer> {
  const { config, secretKey, spec, db, clock, logger } = parts;
  const isChecked = config.mode !== 'production';
  const witness = isChecked ? parts.witness : undefined;
  const redis = config.redisUrl ? connectRedis(config.redisUrl, logger) : undefined;
  const subscriber = redis?.duplicate();
  subscriber?.on('error', () => undefined);
  const shared = redis && { redis, namespace: `study-mate:${await loadInstallation(db)}` };
  const cache = parts.cache ?? (shared ? createRedisCache(shared) : createMemoryCache());
  const limiter = parts.limiter ?? createRateLimiter({ isOn: config.rateLimits, shared });
  const board = shared ? createRedisPresence(shared) : createMemoryPresence();
  const metrics = createMetrics();
  const key = toKey(secretKey);

  const hub = createHub({
    spec: spec.spec,
    validateOutgoing: isChecked,
    logger,
    witness,
    ...(shared &&
      subscriber && { redis: { publisher: shared.redis, subscriber, key: `${shared.namespace}:realtime` } }),
  });
  const features = createFeatures({ config, key, db, cache, board, hub, clock, limiter, logger });
  const authenticator = createAuthenticator({ key, loadActor: (claims) => features.actors.load(claims) });

  const idempotencyKeys = new IdempotencyKeys(db, clock, (error) =>
    logger.error({ err: error }, 'Old idempotency keys were not forgotten'),
  );
  const routes = createRouteTable(spec.spec);
  const validator = await createValidator({
    spec: spec.spec,
    validateResponses: isChecked,
    onUndocumented: (problem) => logger.error({ err: problem }, 'An answer was not as documented'),
    witness,
  });
  validator.warmUp();

  let isDraining = false;
  const app = createApp({
    spec,
    routes,
    validator,
    handlers: features.handlers,
    authenticator,
    limiter,
    idempotency: createIdempotency({
      spec: spec.spec,
      secret: key,
      claim: (write) => idempotencyKeys.claim(write),
      logger,
    }),
    metrics,
    health: { database: () => db.isUp(), redis: async () => redis && cache.isUp(), isDraining: () => isDraining },
    logger,
    ...(parts.before && { before: parts.before }),
    ...config,
  });
  const http = createServer(app);

  const realtime = createRealtime({
    hub,
    events: features.events,
    routes: features.sockets,
    authenticate: (token) => authenticator.authenticateToken(token),
    recheck: (actor) => features.actors.recheck(actor),
    findRevoked: (familyIds) => features.accounts.loadRevoked(familyIds),
    limiter,
    addressOf: (request) => proxyAddress(request, app.get('trust proxy fn')),
    corsOrigins: config.corsOrigins,
    logger,
  });
  realtime.attach(http);
  metrics.gauge(
    'study_mate_sockets',
    'Live connections, both protocols.',
    () => hub.size.socketio + hub.size.websocket,
  );

  return {
    http,
    features,
    async close() {
      isDraining = true;
      const finished = finishRequests(http);
      await realtime.drain();
      await finished;
      await realtime.close();
      idempotencyKeys.close();
      await features.close();
      redis?.disconnect();
      subscriber?.disconnect();
    },
  };
}
