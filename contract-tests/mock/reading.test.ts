import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../sdk/src/msw/mock/body.ts';
import { readInput } from '../../sdk/src/msw/mock/input.ts';
import { notFound, Problem } from '../../sdk/src/msw/mock/problem.ts';
import { findRoute } from '../../sdk/src/msw/mock/route.ts';
import { createSender } from '../../server/src/http/echo.fixtures.ts';
import { loadSpec } from '../../server/src/spec.ts';
import { type FuzzRequest, requestsOf } from '../../server/test/fuzz/requests.ts';

const { spec } = await loadSpec();
const { start } = createSender(spec);

interface Heard {
  status: number;
  body: unknown;
}

const toRequest = (url: string, { method, address, contentType, body, key }: FuzzRequest): Request =>
  new Request(url + address, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': contentType ?? '' }),
      ...(key !== undefined && { 'Idempotency-Key': key }),
    },
    ...(body !== undefined && { body }),
  });

/** What the server's handler would get, or the refusal. */
async function hearServer(request: Request): Promise<Heard> {
  const response = await fetch(request);
  return { status: response.status, body: await response.json() };
}

/** What the mock's handler would get, or the refusal. */
async function hearMock(request: Request): Promise<Heard> {
  const { pathname, searchParams: search } = new URL(request.url);
  try {
    const route = findRoute(request.method, pathname);
    if (route.kind !== 'found') throw notFound();
    const { id, params, hasBody } = route;
    const body = hasBody ? await readBody(request) : undefined;
    const { key: _, ...input } = readInput(id, { params, search, headers: request.headers, body });
    return { status: 200, body: { id, ...input } };
  } catch (error) {
    if (error instanceof Problem) return { status: error.status, body: error.body };
    throw error;
  }
}

/** Sockets speak JSON, and so does the mock; what is wrong with JSON is said by each parser in its own words. */
const isComparable = ({ contentType = 'application/json', wrong = '' }: FuzzRequest): boolean =>
  !contentType.startsWith('multipart/') && !contentType.endsWith('-urlencoded') && !/JSON/.test(wrong);

describe('the mock reads and refuses requests as the server does', () => {
  test.each(requestsOf(spec))('$operationId', async ({ requests }) => {
    const url = await start();
    const compare = async (it: FuzzRequest) => {
      expect(await hearMock(toRequest(url, it))).toEqual(await hearServer(toRequest(url, it)));
    };
    await fc.assert(fc.asyncProperty(requests.filter(isComparable), compare), { seed: 5, numRuns: 15 });
  });
});
