import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSpec } from '../spec.ts';
import { createRouteTable } from './route-table.ts';
import { listRoutes } from './spec.ts';

const { spec } = await loadSpec();
const routes = createRouteTable(spec);
const all = listRoutes(spec);

test('every operation of the spec is found at its own path', () => {
  for (const { method, template, operation } of all) {
    const match = routes.match(method.toUpperCase(), template.replace(/\{\w+\}/g, '17'));
    expect(match).toMatchObject({ kind: 'found', operationId: operation.operationId, template });
  }
  expect(all.length).toBeGreaterThanOrEqual(34);
});

test('words in a path come before parameters in the same place', () => {
  expect(routes.match('GET', '/api/matching/requests/sent/')).toMatchObject({ operationId: 'listSentRequests' });
  expect(routes.match('GET', '/api/matching/requests/7/')).toMatchObject({
    operationId: 'getRequest',
    pathParams: { id: '7' },
  });
  expect(routes.match('DELETE', '/api/matching/requests/sent/')).toMatchObject({ kind: 'method-not-allowed' });
});

test('HEAD is GET, and other methods are told apart from other paths', () => {
  expect(routes.match('HEAD', '/api/auth/profile/')).toMatchObject({ operationId: 'getProfile' });
  expect(routes.match('HEAD', '/api/auth/login/')).toEqual({
    kind: 'method-not-allowed',
    allow: ['POST'],
    isOpen: true,
  });
  expect(routes.match('POST', '/api/auth/profile/')).toMatchObject({ isOpen: false });
  expect(routes.match('GET', '/api/auth/profile')).toEqual({ kind: 'unknown' });
  expect(routes.match('GET', '/api/auth/PROFILE/')).toEqual({ kind: 'unknown' });
});

test('parameters are decoded, and what cannot be decoded is unknown', () => {
  expect(routes.match('GET', '/api/matching/requests/a%2Fb%20c/')).toMatchObject({ pathParams: { id: 'a/b c' } });
  expect(routes.match('GET', '/api/matching/requests/%E0%A4%A/')).toEqual({ kind: 'unknown' });
});

test('no address makes it throw', () => {
  const segment = fc.oneof(
    fc.constantFrom('api', 'matching', 'requests', 'sent', '%', '%00', '..', '{id}'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(segment), fc.string(), (segments, method) => {
      const { kind } = routes.match(method, `/${segments.join('/')}`);
      return ['found', 'method-not-allowed', 'unknown'].includes(kind);
    }),
  );
});
