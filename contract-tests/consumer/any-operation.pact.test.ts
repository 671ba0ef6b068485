import {
  ApiError,
  ConflictError,
  NotFoundError,
  PayloadTooLargeError,
  RateLimitError,
  type RequestOptions,
  ServerError,
  type StudyMate,
  UnauthorizedError,
  UnprocessableEntityError,
} from '@study-mate/sdk';
import { operationTable } from '@study-mate/sdk/operations';
import { describe, expect, test } from 'vitest';
import { documentedStatuses } from '../documented.ts';
import { type Given, given, idempotencyKey } from '../states.ts';
import { type Exchange, exchange, type OperationId, recordError } from './exchange.ts';
import { filled, pattern, type Rule } from './matching-rules.ts';
import type { SampleCall } from './sample.ts';
import { sampleCalls } from './sample-calls.ts';

/** An error that any operation can meet, whatever it does: how it comes about, and what the SDK makes of it. */
interface Trouble {
  title: string;
  status: 401 | 404 | 409 | 413 | 415 | 422 | 429 | 500;
  given(operation: OperationId): readonly Given[];
  request?(it: SampleCall, request: Partial<Exchange>): Partial<Exchange>;
  call?(it: SampleCall, mate: StudyMate): Promise<unknown>;
  answer?: Record<string, Rule | string>;
  headers?: Record<string, Rule | string>;
  error: new (...values: never[]) => ApiError;
}

const texts = (values: Record<string, unknown> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

const plainText: RequestOptions = { headers: { 'content-type': 'text/plain' } };
/** More than the server reads. The pact holds one letter, which stands for all of them. */
const padding = 'x'.repeat(110_000);

const keyed: Pick<Trouble, 'request' | 'call'> = {
  request: () => ({ key: idempotencyKey }),
  call: ({ call, input }, mate) => call(mate, input, { idempotencyKey }),
};

const base = (operation: OperationId): readonly Given[] =>
  sampleCalls[operation].given ?? [given(operationTable[operation]?.isOpen ? 'noAccounts' : 'signedIn')];

const troubles: Trouble[] = [
  {
    title: 'nobody is signed in',
    status: 401,
    given: () => [given('noAccounts')],
    request: () => ({ token: undefined }),
    answer: { detail: 'Authentication credentials were not provided.' },
    headers: { 'WWW-Authenticate': 'Bearer realm="api"' },
    error: UnauthorizedError,
  },
  {
    title: 'there is no such thing',
    status: 404,
    given: base,
    request: ({ missing = {} }) => ({
      params: missing.params ?? {},
      ...(missing.query && { query: texts(missing.query) }),
    }),
    call: ({ call, input, missing }, mate) => call(mate, missing ?? input),
    answer: { detail: filled('Not found.') },
    error: NotFoundError,
  },
  {
    title: 'the first request with its key is still running',
    status: 409,
    given: (operation) => [...base(operation), given('keyInUse', { operation })],
    ...keyed,
    answer: { detail: 'A request with this Idempotency-Key is still being processed.' },
    headers: { 'Retry-After': pattern('^[1-9]\\d*$', '1') },
    error: ConflictError,
  },
  {
    title: 'the body is too large',
    status: 413,
    given: (operation) => [...base(operation), given('largeBody')],
    request: (_, { body }) => ({ body: { ...(body as object), padding: pattern('^x+$', 'x') } }),
    call: ({ call, input }, mate) => call(mate, { ...input, body: { ...input.body, padding } }),
    error: PayloadTooLargeError,
  },
  {
    title: 'the body is called plain text',
    status: 415,
    given: base,
    request: ({ input }) => ({ body: undefined, text: { type: 'text/plain', content: JSON.stringify(input.body) } }),
    call: ({ call, input }, mate) => call(mate, input, plainText),
    error: ApiError,
  },
  {
    title: 'its key was used for another request',
    status: 422,
    given: (operation) => [...base(operation), given('keyUsed', { operation })],
    ...keyed,
    answer: { detail: 'This Idempotency-Key was used for another request.' },
    error: UnprocessableEntityError,
  },
  {
    title: 'it is called too often',
    status: 429,
    given: (operation) => [...base(operation), given('rateLimitUsedUp', { operation })],
    headers: { 'Retry-After': pattern('^[1-9]\\d*$', '30') },
    error: RateLimitError,
  },
  {
    title: 'the database is gone',
    status: 500,
    given: (operation) => [...base(operation), given('databaseDown')],
    answer: { detail: 'Internal server error.' },
    error: ServerError,
  },
];

const exchangeOf = (operation: OperationId, trouble: Trouble): Exchange => {
  const it = sampleCalls[operation];
  const { params, query, body } = it.input;
  const sound: Partial<Exchange> = {
    ...(params && { params }),
    ...(query && { query: texts(query) }),
    ...(body && { body: it.body ?? body }),
  };
  return exchange({
    operation,
    title: trouble.title,
    given: trouble.given(operation),
    ...sound,
    ...trouble.request?.(it, sound),
    status: trouble.status as never,
    ...(trouble.headers && { headers: trouble.headers }),
    answer: (trouble.answer ?? { detail: filled('A sentence that says why.') }) as never,
  });
};

const operations = Object.keys(sampleCalls) as OperationId[];

describe.each(troubles)('$status: $title', (trouble) => {
  const affected = operations.filter(
    (operation) =>
      documentedStatuses(operation).includes(trouble.status) && !sampleCalls[operation].apart?.includes(trouble.status),
  );

  test.each(affected)('%s', async (operation) => {
    const it = sampleCalls[operation];
    const error = await recordError(exchangeOf(operation, trouble), (mate) =>
      trouble.call ? trouble.call(it, mate) : it.call(mate, it.input),
    );
    expect(error).toBeInstanceOf(trouble.error);
    expect(error).toMatchObject({ status: trouble.status, detail: expect.any(String) });
    if (error instanceof ConflictError) expect(error.retryAfter).toBe(1);
    if (error instanceof RateLimitError) expect(error.retryAfter).toBe(30);
  });
});
