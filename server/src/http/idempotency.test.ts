import { createSecretKey } from 'node:crypto';
import type { Request, Response } from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { ClaimWrite, KeyedWrite } from '../core/idempotency.ts';
import type { OperationId } from '../core/wire.ts';
import { loadSpec } from '../spec.ts';
import { createIdempotency } from './idempotency.ts';

const { spec } = await loadSpec();
const logger = pino({ level: 'silent' });

interface Sent {
  operation?: OperationId;
  key?: string;
  body?: object;
  secret?: string;
}

/** The writes that were asked for when this was sent. */
async function claimedBy({
  operation = 'changePassword',
  key,
  body = {},
  secret = 'one',
}: Sent): Promise<KeyedWrite[]> {
  const writes: KeyedWrite[] = [];
  const claim: ClaimWrite = async (write) => {
    writes.push(write);
    return { state: 'running' };
  };
  const step = createIdempotency({ spec, secret: createSecretKey(Buffer.from(secret)), claim, logger });
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const sent = { headers, operation: { id: operation, pathParams: {} }, actor: { id: 1 }, query: {}, body };
  await new Promise((resolve) => step(sent as unknown as Request, {} as Response, resolve));
  return writes;
}

test('a request without a key, or to an operation that has none, costs no question', async () => {
  expect(await claimedBy({})).toEqual([]);
  expect(await claimedBy({ key: 'k', operation: 'logout' })).toEqual([]);
  expect(await claimedBy({ key: 'k' })).toHaveLength(1);
});

test('a fingerprint tells bodies apart, and nothing to those who do not know the secret', async () => {
  const print = async (sent: Sent) => (await claimedBy({ key: 'k', ...sent }))[0]?.fingerprint.toString('hex');
  const body = { old_password: 'password' };
  expect(await print({ body })).toBe(await print({ body: { ...body } }));
  expect(await print({ body })).not.toBe(await print({ body: { old_password: 'passwords' } }));
  expect(await print({ body })).not.toBe(await print({ body, secret: 'another' }));
});
