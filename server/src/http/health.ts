import { Router } from 'express';

export interface Health {
  database(): Promise<boolean>;
  /** Undefined where no Redis is configured. */
  redis(): Promise<boolean | undefined>;
  isDraining(): boolean;
}

const word = (isUp: boolean | undefined) => (isUp === undefined ? 'not configured' : isUp ? 'up' : 'down');

/**
 * `/livez`: the process answers. `/readyz`: it can do its work, so send it requests.
 * Redis being away is told but does not make a node unready: everything works without it, only slower.
 */
export function createHealth(health: Health): Router {
  const router = Router();
  router.get('/livez', (_req, res) => {
    res.json({ status: 'up' });
  });
  router.get('/readyz', async (_req, res) => {
    const [database, redis] = await Promise.all([health.database(), health.redis()]);
    const isReady = database && !health.isDraining();
    res.status(isReady ? 200 : 503).json({
      status: health.isDraining() ? 'draining' : word(isReady),
      database: word(database),
      redis: word(redis),
    });
  });
  return router;
}
