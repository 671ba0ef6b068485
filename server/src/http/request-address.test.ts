import { describe, expect, test } from 'vitest';
import { loadSpec } from '../spec.ts';
import { createSender } from './echo.fixtures.ts';

const { spec } = await loadSpec();
const { start, refusal, accepted } = createSender(spec);

const profile = '/api/auth/profile/';

describe('a query', () => {
  const nearby = '/api/discover/nearby-learners/';
  const history = '/api/users/location/history/';
  const stats = '/api/users/location/stats/';
  const conversations = '/api/chat/conversations/';

  test.each<[string, object]>([
    [nearby, { page: 1, page_size: 10 }],
    [`${nearby}?page=3&page_size=20`, { page: 3, page_size: 20 }],
    [`${nearby}?page=last`, { page: 'last', page_size: 10 }],
    [`${nearby}?page=&page_size=&radius=`, { page: 1, page_size: 10 }],
    [`${nearby}?page=1&page=2`, { page: 2, page_size: 10 }],
    [`${nearby}?page_size=1000&radius=250`, { page: 1, page_size: 100, radius: 100 }],
    [`${nearby}?page_size=0&radius=-3`, { page: 1, page_size: 1, radius: 0 }],
    [`${nearby}?page_size=abc&radius=nan`, { page: 1, page_size: 10 }],
    [`${nearby}?page_size=2.5&radius=2.5`, { page: 1, page_size: 10, radius: 2.5 }],
    [`${nearby}?search=a:b,c&ordering=-id`, { page: 1, page_size: 10 }],
    [`${nearby}?__proto__=1&constructor=2&page[a]=3`, { page: 1, page_size: 10 }],
    [conversations, {}],
    [`${conversations}?page_size=-1`, { page_size: 1 }],
    [stats, { days: 30 }],
    [`${stats}?days=7.0`, { days: 7 }],
    [
      `${history}?from_date=2025-10-01&to_date=2025-10-31T07:00%2B07:00`,
      { limit: 50, page: 1, from_date: '2025-10-01T00:00:00.000Z', to_date: '2025-10-31T00:00:00.000Z' },
    ],
  ])('%s is read as %j', async (path, query) => {
    expect((await accepted('GET', path)).query).toEqual(query);
  });

  const datetime =
    'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].';
  test.each<[string, object]>([
    [`${stats}?days=soon`, { days: ['A valid integer is required.'] }],
    [`${stats}?days=0x10`, { days: ['A valid integer is required.'] }],
    [`${stats}?days=0`, { days: ['Ensure this value is greater than or equal to 1.'] }],
    [`${stats}?days=99999999999999999999`, { days: ['Ensure this value is less than or equal to 3650.'] }],
    [`${history}?from_date=soon`, { from_date: [datetime] }],
    [`${history}?from_date=2025-02-30&limit=x`, { from_date: [datetime], limit: ['A valid integer is required.'] }],
    [`${history}?from_date=%00`, { from_date: [datetime] }],
  ])('%s is refused', async (path, errors) => {
    expect(await refusal('GET', path)).toEqual([400, errors]);
  });

  test.each(['abc', '0', '-1', '1.5', '0x10', '1e2', 'LAST', '2147483648'])('names no page with %s', async (page) => {
    expect(await refusal('GET', `${nearby}?page=${page}`)).toEqual([404, { detail: 'Invalid page.' }]);
  });

  test('of an action answers with the texts of the action', async () => {
    const path = '/api/chat/conversations/by-connection/';
    const missing = 'connection_id query parameter is required';
    expect(await refusal('GET', path)).toEqual([400, { error: missing, detail: missing }]);
    expect(await refusal('GET', `${path}?connection_id=`)).toEqual([400, { error: missing, detail: missing }]);
    const unknown = 'Connection not found';
    expect(await refusal('GET', `${path}?connection_id=x`)).toEqual([404, { error: unknown, detail: unknown }]);
    expect((await accepted('GET', `${path}?connection_id=5`)).query).toEqual({ connection_id: 5 });
  });
});

describe('a path', () => {
  test('brings its ids as numbers', async () => {
    expect((await accepted('GET', '/api/matching/connections/7/')).params).toEqual({ id: 7 });
  });

  test.each(['x', '0', '-1', '1.5', '0x10', '1e2', '2147483648', '99999999999999', '%00', '%20', '1%2F2'])(
    'with the id %s is not found',
    async (id) => {
      expect(await refusal('GET', `/api/matching/connections/${id}/`)).toEqual([404, { detail: 'Not found.' }]);
    },
  );

  test.each([
    '/',
    '/api/',
    '/api/nothing/',
    '//api/auth/profile',
    '//evil.example/',
    '/api/matching/connections/%E0%A4%A/',
  ])('%s is unknown', async (path) => {
    expect(await refusal('GET', path)).toEqual([404, { detail: 'Not found.' }]);
  });

  test('may lack the trailing slash, also with a body and a query', async () => {
    expect((await accepted('PATCH', '/api/auth/profile', { bio: 'x' })).body).toEqual({ bio: 'x' });
    expect((await accepted('GET', '/api/users/location/stats?days=3')).query).toEqual({ days: 3 });
  });

  test('with another method says which ones it has', async () => {
    const url = await start();
    const answer = await fetch(`${url}/api/auth/login/`);
    expect([answer.status, answer.headers.get('allow'), await answer.json()]).toEqual([
      405,
      'POST',
      { detail: 'Method "GET" not allowed.' },
    ]);
    const signedIn = await fetch(`${url}${profile}`, { method: 'DELETE' });
    expect([signedIn.status, signedIn.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT, PATCH']);
  });

  test('answers HEAD like GET', async () => {
    const url = await start();
    expect((await fetch(`${url}/api/users/location/stats/`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${url}/api/users/location/stats/?days=x`, { method: 'HEAD' })).status).toBe(400);
  });
});
