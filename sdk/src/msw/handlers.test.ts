import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { StudyMate } from '../client.ts';
import { ForbiddenError } from '../core/errors.ts';
import { calls } from '../generated/calls.ts';
import { examples } from '../generated/examples.ts';
import { createHttp, exampleHandlers } from './handlers.ts';

const baseUrl = 'http://study.test';
const server = setupServer(...exampleHandlers({ baseUrl }));
const aMate = () => new StudyMate({ baseUrl, retries: 0 });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('the example in the documentation of each method runs, and gives the example of the reference', () => {
  test.each(Object.entries(calls))('%s', async (id, call) => {
    const { body } = { body: undefined, ...examples[id as keyof typeof examples] } as {
      body?: { results?: unknown[] };
    };
    expect(await call(aMate())).toEqual(body?.results ? body.results[0] : body);
  });
});

test('there is a call for every operation', () => {
  expect(Object.keys(calls)).toEqual(Object.keys(examples));
});

test('a handler of one’s own comes first', async () => {
  const http = createHttp(baseUrl);
  server.use(
    http.get('/api/matching/requests/{id}/', ({ params, response }) =>
      response(403).json({ detail: `Request ${params.id} is not yours.` }),
    ),
  );
  await expect(aMate().matching.getRequest(9)).rejects.toThrow(ForbiddenError);
  await expect(aMate().matching.getRequest(9)).rejects.toThrow('Request 9 is not yours.');
});
