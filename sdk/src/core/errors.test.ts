import { describe, expect, test } from 'vitest';
import { aClient, json } from '../client.fixtures.ts';
import {
  ApiError,
  BadRequestError,
  ForbiddenError,
  NotFoundError,
  PayloadTooLargeError,
  RateLimitError,
  RealtimeError,
  ServerError,
  StudyMateError,
  toApiError,
  UnauthorizedError,
} from './errors.ts';

const failure = (status: number, body: unknown, headers = {}) => toApiError(json(body, status, headers), body);

describe('the class follows the status', () => {
  test.each([
    [400, BadRequestError, 'BadRequestError'],
    [401, UnauthorizedError, 'UnauthorizedError'],
    [403, ForbiddenError, 'ForbiddenError'],
    [404, NotFoundError, 'NotFoundError'],
    [413, PayloadTooLargeError, 'PayloadTooLargeError'],
    [415, ApiError, 'ApiError'],
    [429, RateLimitError, 'RateLimitError'],
    [500, ServerError, 'ServerError'],
    [503, ServerError, 'ServerError'],
  ])('%i', (status, expected, name) => {
    const error = failure(status, { detail: 'No.' });
    expect(error).toBeInstanceOf(expected);
    expect(error).toBeInstanceOf(StudyMateError);
    expect(error).toMatchObject({ name, status, detail: 'No.', message: 'No.' });
  });
});

describe('the message is fit for people', () => {
  test.each([
    ['the detail', { detail: 'Not found.' }, 'Not found.'],
    ['the text of an action error', { error: 'Invalid token' }, 'Invalid token'],
    ['what is wrong with all fields together', { non_field_errors: ['Invalid credentials.'] }, 'Invalid credentials.'],
    ['the first wrong field', { email: ['Taken.'], phone: ['Taken, too.'] }, 'email: Taken.'],
    ['a wrong item of a list', { message_ids: { '0': ['No integer.'] } }, 'message_ids.0: No integer.'],
    ['the status, when the body says nothing', '<h1>Bad gateway</h1>', 'The server answered 502.'],
    ['the status, without a body', undefined, 'The server answered 502.'],
  ])('%s', (_, body, message) => {
    expect(failure(502, body ?? null).message).toBe(message);
  });
});

test('fields and the rest are told apart', () => {
  const error = failure(400, { email: ['Taken.'], ids: { '3': ['Wrong.'] }, non_field_errors: ['Both.'] });
  expect(error.fields).toEqual({ email: ['Taken.'], 'ids.3': ['Wrong.'] });
  expect(error.nonFieldErrors).toEqual(['Both.']);
});

test('members that are no texts are left in the body', () => {
  const body = { error: 'No location.', detail: 'No location.', radius_km: 0, count: 0, results: [] };
  expect(failure(400, body)).toMatchObject({ fields: {}, body });
});

test('a token error carries its code', () => {
  expect(failure(401, { detail: 'Given token not valid', code: 'token_not_valid', messages: [{}] })).toMatchObject({
    code: 'token_not_valid',
    fields: {},
  });
});

test('the request id and the time to wait come from the headers', () => {
  const error = failure(429, { detail: 'Slow down.' }, { 'x-request-id': 'r-1', 'retry-after': '30' });
  expect(error).toMatchObject({ requestId: 'r-1', retryAfter: 30 });
  const soon = new Date(Date.now() + 60_000).toUTCString();
  expect(failure(429, {}, { 'retry-after': soon }).retryAfter).toBeGreaterThan(50);
  expect(failure(429, {}, { 'retry-after': 'soon' }).retryAfter).toBeUndefined();
  expect(failure(429, {}).retryAfter).toBeUndefined();
});

test('a refused event has a code and fields', () => {
  const error = new RealtimeError({ code: 'validation', message: 'Empty', fields: { content: ['Blank.'] } });
  expect(error).toMatchObject({ code: 'validation', message: 'Empty', fields: { content: ['Blank.'] } });
});

test('a page of a proxy is an error, although it came with 200', async () => {
  const { mate } = aClient(() => new Response('<h1>Sign in to the hotel</h1>'));
  await expect(mate.auth.getProfile()).rejects.toMatchObject({ status: 200, body: '<h1>Sign in to the hotel</h1>' });
});
