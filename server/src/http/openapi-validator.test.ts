import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { middleware as openApiMiddleware } from 'express-openapi-validator';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadSpec } from '../spec.ts';
import { listen } from './echo.fixtures.ts';
import { inOrder } from './in-order.ts';
import { createOpenApiValidator } from './openapi-validator.ts';
import { createRouteMatch, refuseWrongMethod } from './route-match.ts';
import { createRouteTable } from './route-table.ts';
import { listRoutes, type Spec } from './spec.ts';

/**
 * Two apps that differ in one thing: the original finds the operation itself. Neither reads input leniently, so both
 * have to come to the same results and to the same errors.
 */

let spec: Spec;
let original: string;
let tuned: string;

const result: RequestHandler = (req, res) => {
  const { pathParams, openApiRoute } = req.openapi ?? {};
  res.json({ openApiRoute, pathParams, query: req.query, body: req.body });
};

const failure: ErrorRequestHandler = (error, _req, res, _next) => {
  const errors = [...(error.errors ?? [])].map(({ path, errorCode }) => `${path} ${errorCode}`).sort();
  const status = error.status ?? (error.kind === 'method-not-allowed' ? 405 : 404);
  res.status(status).json(status === 400 ? { errors } : {});
};

const createApp = (handlers: RequestHandler[]) => {
  const app = express();
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', 'simple');
  app.use(express.json());
  return app
    .use(...handlers)
    .use(result)
    .use(failure);
};

beforeAll(async () => {
  ({ spec } = await loadSpec());
});

async function createTuned(): Promise<RequestHandler[]> {
  const { check } = await createOpenApiValidator(spec);
  const validate: RequestHandler = (req, _res, next) => {
    if (!req.operation) return next();
    const { id, template, pathParams } = req.operation;
    const query = { ...req.query };
    const errors = check(id, { headers: req.headers, params: pathParams, query, body: req.body });
    if (errors.length > 0) throw Object.assign(new Error('refused'), { status: 400, errors });
    Object.defineProperty(req, 'query', { value: query });
    Object.assign(req, { openapi: { openApiRoute: template, pathParams } });
    next();
  };
  const stopUnknown: RequestHandler = (req, _res, next) => next(req.operation ? undefined : new Error('unknown'));
  const match = createRouteMatch(createRouteTable(spec), inOrder(refuseWrongMethod, validate));
  return [match, stopUnknown];
}

const createOriginal = (): RequestHandler[] =>
  openApiMiddleware({
    apiSpec: spec as never,
    validateRequests: { allErrors: true, allowUnknownQueryParameters: true, coerceTypes: false },
    validateResponses: false,
    validateSecurity: false,
    fileUploader: false,
    ajvFormats: { mode: 'full' },
  }) as RequestHandler[];

async function answer(base: string, request: Generated) {
  const query = new URLSearchParams(request.query).toString();
  const response = await fetch(`${base}${request.path}${query && '?'}${query}`, {
    method: request.method,
    headers: { 'Content-Type': 'application/json' },
    ...(request.method !== 'GET' && { body: JSON.stringify(request.body) }),
  });
  return { status: response.status, body: await response.json() };
}

interface Generated {
  method: string;
  path: string;
  query: [string, string][];
  body: unknown;
}

function requests(): fc.Arbitrary<Generated> {
  const routes = listRoutes(spec);
  const segment = fc.oneof(
    fc.nat().map(String),
    fc.constantFrom('7', '0', '-1', 'x', '2147483648', 'sent', 'a%2Fb', '1.5'),
  );
  const path = fc
    .constantFrom(...routes)
    .chain(({ template, method }) =>
      fc
        .tuple(fc.constant(method.toUpperCase()), segment)
        .map(([own, id]) => ({ own, path: template.replace(/\{\w+\}/g, id) })),
    );
  const names = ['page', 'page_size', 'radius', 'limit', 'days', 'state', 'after_seq', 'connection_id', 'unknown'];
  const text = fc.oneof(fc.nat().map(String), fc.constantFrom('last', 'x', '-1', '1.5', 'a:b', 'pending', 'true'));
  const fields = [
    ...['email', 'password', 'password_confirm', 'full_name', 'phone', 'school', 'year', 'privacy_level', 'bio'],
    ...[
      'latitude',
      'longitude',
      'accuracy',
      'message_ids',
      'conversation',
      'content',
      'client_message_id',
      'receiver_id',
    ],
  ];
  const leaf = fc.oneof(
    fc.constantFrom<unknown>('a@example.com', 'password123', '', null, true, 1, 1.5, -1, 'open', [1, 'x'], {}),
    fc.string(),
    fc.integer(),
  );
  return fc
    .tuple(
      path,
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', undefined, undefined, undefined, undefined, undefined),
      fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 4 }),
      fc.oneof(
        { weight: 9, arbitrary: fc.dictionary(fc.constantFrom(...fields), leaf) },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
    )
    .map(([{ own, path }, other, query, body]) => ({
      method: other ?? own,
      path,
      // The original judges the last of repeated parameters differently; lenient reading leaves one of each.
      query: [...new Map(query)],
      body,
    }));
}

test('finds the same operations, values and errors as the original', async () => {
  original = await listen(createApp(createOriginal()));
  tuned = await listen(createApp(await createTuned()));
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(requests(), async (request) => {
      const expected = await answer(original, request);
      expect(await answer(tuned, request)).toEqual(expected);
      seen.add(expected.status);
    }),
    { numRuns: 250 },
  );
  expect([...seen].sort()).toEqual([200, 400, 405]);
}, 60_000);

test('agrees with the original about addresses that are in no spec', async () => {
  original = await listen(createApp(createOriginal()));
  tuned = await listen(createApp(await createTuned()));
  for (const path of ['/', '/api/', '/api/nothing/', '/api/auth/profile', '/API/auth/profile/']) {
    const request = { method: 'GET', path, query: [], body: {} } satisfies Generated;
    expect([path, await answer(tuned, request)]).toEqual([path, await answer(original, request)]);
  }
}, 60_000);
