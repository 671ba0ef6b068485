import { createHmac, type KeyObject } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { keyInUse, keyReused } from '../core/errors.ts';
import { type Claim, type ClaimWrite, idempotencyHeader, type KeptAnswer } from '../core/idempotency.ts';
import { dereference, listOperations, type Spec, type SpecParameter } from './spec.ts';

/** Refusals that another try may not meet, and faults. */
const isPassing = (status: number): boolean => status >= 500 || [401, 408, 409, 413, 429].includes(status);

function keyedOperations(spec: Spec): ReadonlySet<string> {
  const keyed = listOperations(spec).filter(({ parameters = [] }) =>
    parameters.some((parameter) => dereference<SpecParameter>(spec, parameter).name === idempotencyHeader),
  );
  return new Set(keyed.map(({ operationId }) => operationId));
}

/** What was read of a request, by a secret: a stolen fingerprint does not give a password away to whoever guesses. */
const fingerprintOf = ({ operation, query, body }: Request, secret: KeyObject): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify([operation?.pathParams, query, body]))
    .digest();

/** Has the answer kept before it leaves: whoever asks again because it got lost must find it. */
function onAnswer(res: Response, settle: (body: string | null) => Promise<void>): void {
  const { end } = res;
  res.end = ((...rest: Parameters<typeof end>) => {
    res.end = end;
    const [body] = rest as readonly unknown[];
    settle(typeof body === 'string' ? body : null).then(() => res.end(...rest));
    return res;
  }) as typeof end;
}

function replay({ status, body }: KeptAnswer, res: Response): void {
  res.status(status).setHeader('Idempotent-Replayed', 'true');
  if (body === null) res.end();
  else res.json(JSON.parse(body));
}

interface IdempotencyOptions {
  spec: Spec;
  secret: KeyObject;
  claim: ClaimWrite;
  logger: Logger;
}

/**
 * Does a write once for each `Idempotency-Key`, and answers those that repeat it with what came of it. Mounted after
 * everything that refuses a request without trying, so that such a refusal costs the key nothing.
 */
export function createIdempotency({ spec, secret, claim, logger }: IdempotencyOptions): RequestHandler {
  const keyed = keyedOperations(spec);

  function settle(res: Response, claimed: Extract<Claim, { state: 'claimed' }>): void {
    onAnswer(res, async (body) => {
      const status = res.statusCode;
      const settled = isPassing(status) ? claimed.release() : claimed.keep({ status, body });
      // What was done is done: the answer leaves, and the key is free again when the claim has run out.
      await settled.catch((error: unknown) => logger.error({ err: error }, 'An answer could not be kept'));
    });
  }

  function proceed(found: Claim, res: Response, next: (error?: unknown) => void): void {
    if (found.state === 'answered') replay(found.answer, res);
    else if (found.state === 'claimed') {
      settle(res, found);
      next();
    } else next(found.state === 'running' ? keyInUse() : keyReused());
  }

  return (req, res, next) => {
    const key = req.headers['idempotency-key'];
    const { operation, actor } = req;
    if (typeof key !== 'string' || !operation || !actor || !keyed.has(operation.id)) return next();
    const write = { userId: actor.id, operation: operation.id, key, fingerprint: fingerprintOf(req, secret) };
    claim(write).then((found) => proceed(found, res, next), next);
  };
}
