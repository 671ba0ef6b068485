import type { RequestHandler } from 'express';
import { beforeEach, expect, test, vi } from 'vitest';
import { notFound, refused, unauthenticated } from '../core/errors.ts';
import { loadSpec } from '../spec.ts';
import { createEcho, listen } from './echo.fixtures.ts';
import { createResponseValidator, UndocumentedResponse } from './response-validator.ts';
import { createValidator } from './validator.ts';

const { spec } = await loadSpec();
const { assertResponse: assertAnswer } = createResponseValidator(spec);
const json = { 'Content-Type': 'application/json' };

const assertResponse: typeof assertAnswer = (operation, status, body, headers) =>
  assertAnswer(operation, status, body, { ...(body !== undefined && json), ...headers });

const profile = {
  id: 1,
  email: 'user@example.com',
  phone: null,
  full_name: 'John Doe',
  school: null,
  school_name: null,
  major: null,
  year: null,
  bio: '',
  avatar_url: null,
  learning_radius_km: 5,
  privacy_level: 'open',
  status: 'active',
  last_active_at: null,
  created_at: '2025-10-20T10:00:00.000Z',
};

test('the documented answer passes', () => {
  assertResponse('getProfile', 200, profile, {});
  assertResponse('getProfile', 401, { detail: 'User not found.' }, { 'WWW-Authenticate': 'Bearer realm="api"' });
  assertResponse('cancelRequest', 204, undefined, {});
  assertResponse('login', 429, { detail: 'Request was throttled.' }, { 'Retry-After': '30' });
});

test.each<[string, Parameters<typeof assertResponse>, RegExp]>([
  ['a status', ['getProfile', 403, { detail: 'No.' }, {}], /getProfile answered 403, which is not documented/],
  ['a field', ['getProfile', 200, { ...profile, password: 'x' }, {}], /password must NOT have additional properties/],
  ['a missing field', ['getProfile', 200, { ...profile, id: undefined }, {}], /id must have required property/],
  ['a wrong type', ['getProfile', 200, { ...profile, year: '3' }, {}], /year must be integer/],
  ['a wrong value', ['getProfile', 200, { ...profile, status: 'asleep' }, {}], /status must be equal to one of/],
  ['a day that is none', ['getProfile', 200, { ...profile, created_at: '2025-02-30T10:00:00Z' }, {}], /created_at/],
  ['a missing body', ['getProfile', 200, undefined, {}], /body required/],
  ['null', ['getProfile', 200, null, {}], /body required/],
  ['a body where there is none', ['cancelRequest', 204, {}, {}], /NOT have a body/],
  ['an error of another shape', ['getProfile', 401, { error: 'No.' }, { 'www-authenticate': 'Bearer' }], /401/],
  ['a missing header', ['getProfile', 401, { detail: 'No.' }, {}], /the header www-authenticate is missing/],
  ['a media type', ['getProfile', 200, profile, { 'Content-Type': 'text/html' }], /the media type is text\/html/],
  ['no media type', ['getProfile', 200, profile, { 'Content-Type': undefined }], /the media type is not told/],
  ['a media type of nothing', ['cancelRequest', 204, undefined, json], /the media type is application\/json/],
  ['a wrong header', ['login', 429, { detail: 'No.' }, { 'Retry-After': 'soon' }], /retry-after has the value soon/],
])('%s that the spec does not promise is refused', (_name, answer, message) => {
  expect(() => assertResponse(...answer)).toThrow(UndocumentedResponse);
  expect(() => assertResponse(...answer)).toThrow(message);
});

const told = vi.fn();
const seen = vi.fn();
const validator = await createValidator({ spec, validateResponses: true, onUndocumented: told, witness: seen });
beforeEach(() => {
  told.mockClear();
  seen.mockClear();
});

async function answers(handler: RequestHandler) {
  const url = await listen(createEcho(spec, validator, handler));
  const response = await fetch(`${url}/api/auth/profile/`);
  return { status: response.status, body: await response.text() };
}

test('a server that checks itself lets a documented answer through as it is', async () => {
  const { status, body } = await answers((_req, res) => void res.json({ ...profile, created_at: new Date(0) }));
  expect([status, JSON.parse(body)]).toEqual([200, { ...profile, created_at: '1970-01-01T00:00:00.000Z' }]);
  expect(told).not.toHaveBeenCalled();
  const answer = { kind: 'answer', operation: 'getProfile', status: 200, mediaType: 'application/json' };
  expect(seen.mock.calls).toEqual([[answer]]);
});

test.each<[string, RequestHandler]>([
  ['an undocumented field', (_req, res) => void res.json({ ...profile, secret: 1 })],
  ['an undocumented status', (_req, res) => void res.status(201).json(profile)],
  ['no body', (_req, res) => void res.end()],
  ['a text that nobody looked at', (_req, res) => void res.type('json').end(JSON.stringify(profile))],
  [
    'a thrown refusal with an undocumented status',
    () => {
      throw notFound();
    },
  ],
  [
    'a thrown refusal that is not documented for the operation',
    () => {
      throw refused('No.');
    },
  ],
])('it answers 500 instead of %s, and tells why', async (_name, handler) => {
  const { status, body } = await answers(handler);
  expect(status).toBe(500);
  expect(JSON.parse(body).detail).toMatch(/^getProfile answered/);
  expect(told).toHaveBeenCalledOnce();
  expect(seen).not.toHaveBeenCalled();
});

test('a refusal is checked together with its headers', async () => {
  const { status } = await answers(() => {
    throw unauthenticated('User not found.');
  });
  expect(status).toBe(401);
  expect(told).not.toHaveBeenCalled();
});
