import { studyMateMock } from '@study-mate/sdk/msw';
import fc from 'fast-check';
import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { createValidator } from '../../server/src/http/validator.ts';
import { loadSpec } from '../../server/src/spec.ts';
import { faultOf } from '../../server/test/fuzz/attempt.ts';
import { type FuzzRequest, requestsOf } from '../../server/test/fuzz/requests.ts';

/** Requests for each operation. */
const each = 12;

const { spec } = await loadSpec();
const validator = await createValidator({ spec, validateResponses: true });
const mock = studyMateMock({ baseUrl: '*' });

/** Of somebody of the demonstration, of nobody, or one that is made up. The mock knows others than the server does. */
function tokenOf(name: FuzzRequest['as']): string | undefined {
  if (name === 'nobody') return undefined;
  return name === 'forged' ? 'made-up' : mock.as(name === 'chi' ? 'linh' : name).access;
}

/** How many requests were answered with each hundred of statuses. */
const counts = new Map<number, number>();

async function faultIn(request: FuzzRequest): Promise<string | undefined> {
  const { method, address, as, contentType, body, key } = request;
  const token = tokenOf(as);
  const headers = {
    ...(token && { Authorization: `Bearer ${token}` }),
    ...(contentType && { 'Content-Type': contentType }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
  };
  const sent = new Request(`http://study.test${address}`, { method, headers, ...(body !== undefined && { body }) });
  const response = await getResponse(mock.handlers, sent);
  if (!response) return 'it is not answered';
  const hundred = Math.floor(response.status / 100);
  counts.set(hundred, (counts.get(hundred) ?? 0) + 1);
  const text = await response.text();
  return faultOf(request, { status: response.status, text, headers: response.headers }, validator);
}

test('whatever the mock is asked, it answers as documented', { timeout: 120_000 }, async () => {
  const operations = requestsOf(spec);
  const check = async (request: FuzzRequest) => {
    expect({ request, fault: await faultIn(request) }).toEqual({ request, fault: undefined });
  };
  for (const { requests } of operations) {
    mock.reset();
    await fc.assert(fc.asyncProperty(requests, check), { seed: 1, numRuns: each });
  }
  // Requests that never get anywhere would find nothing.
  const share = (hundred: number): number => (counts.get(hundred) ?? 0) / (operations.length * each);
  expect(share(2)).toBeGreaterThan(0.15);
  expect(share(4)).toBeGreaterThan(0.2);
});
