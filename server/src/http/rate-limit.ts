import type { RequestHandler } from 'express';
import { limitOfOperation, type RateLimiter } from '../core/limits.ts';

/** Before a sign-in the account is the email that was typed; afterwards it is the person. */
function accountOf(req: Parameters<RequestHandler>[0]): string | undefined {
  if (req.actor) return String(req.actor.id);
  const email: unknown = req.body?.email;
  return typeof email === 'string' ? email.toLowerCase() : undefined;
}

export function createRateLimit(limiter: RateLimiter): RequestHandler {
  return (req, _res, next) => {
    const limit = req.operation && limitOfOperation[req.operation.id];
    if (!limit) return next();
    limiter.spend(limit, { address: req.ip, account: accountOf(req) }).then(() => next(), next);
  };
}
