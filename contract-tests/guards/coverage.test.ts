import { expect, test } from 'vitest';
import { listed } from '../cells.ts';
import { coverageOf } from '../coverage.ts';
import type { Spec } from '../documented.ts';
import type { EventOutcomes } from '../event-outcomes.ts';
import type { HttpInteraction, Interaction } from '../pact-files.ts';
import { states } from '../states.ts';

const json = { content: { 'application/json': {} } };

const spec: Spec = {
  paths: {
    '/api/cities/{id}/': {
      get: { operationId: 'getCity', tags: ['cities'], responses: { 200: json, 404: { $ref: '#/x/NotFound' } } },
      delete: { operationId: 'deleteCity', tags: ['cities'], responses: { 204: {} } },
    },
    '/api/cities/mine/': {
      put: { operationId: 'replaceMyCity', tags: ['cities'], requestBody: json, responses: { 200: json } },
      get: { operationId: 'getMyCity', tags: ['cities'], responses: { 200: json } },
    },
  },
  components: { responses: { NotFound: json } },
  'x-events': {
    client: { wave: { payload: {}, acknowledgement: {} } },
    server: { wave: { payload: {} } },
    refusal: {},
  },
};

const none = 'No.';
const declared: EventOutcomes = {
  server: { wave: { delivered: true, acknowledged: none, error: none, duplicate: true, unauthorised: none } },
  client: { wave: { delivered: none, acknowledged: true, error: true, duplicate: true, unauthorised: true } },
};
const covered = (interactions: Interaction[]) => coverageOf(spec, interactions, declared);

const body = (contentType: string) => ({ content: {}, contentType });
const exchange = (request: string, status: number, changes: Partial<HttpInteraction> = {}): Interaction => {
  const [method = '', path = '', contentType] = request.split(' ');
  return {
    type: 'Synchronous/HTTP',
    description: request,
    request: { method, path, ...(contentType && { body: body(contentType) }) },
    response: { status, ...(status !== 204 && { body: body('application/json; charset=utf-8') }) },
    ...changes,
  };
};
const again = { providerStates: [{ name: states.repeated }] };
const fromServer = (event: string, more: object = {}): Interaction => ({
  type: 'Asynchronous/Messages',
  description: event,
  ...more,
  contents: { content: { event, payload: {} } },
});
const fromClient = (event: string, answer: true | string, more: object = {}): Interaction => ({
  type: 'Synchronous/Messages',
  description: event,
  ...more,
  request: { contents: { content: { event, payload: {} } } },
  response: [{ contents: { content: answer === true ? { ok: true } : { ok: false, error: { code: answer } } } }],
});

const everything: Interaction[] = [
  exchange('GET /api/cities/7/', 200),
  exchange('GET /api/cities/7/', 404),
  exchange('DELETE /api/cities/7/', 204),
  exchange('PUT /api/cities/mine/ application/json', 200),
  exchange('GET /api/cities/mine/', 200),
  fromServer('wave'),
  fromClient('wave', true),
  fromClient('wave', 'internal'),
  fromClient('wave', 'not_found'),
  fromClient('wave', true, again),
  fromServer('wave', again),
];

test('pacts that hold everything once are complete', () => {
  expect(covered(everything)).toEqual({ missing: [], undocumented: [] });
});

test.each([
  [0, 'cities', 'getCity', '200'],
  [1, 'cities', 'getCity', '404'],
  [2, 'cities', 'deleteCity', '204 without a body'],
  [4, 'cities', 'getMyCity', '200'],
  [5, 'events of the server', 'wave', 'delivered'],
  [6, 'events of clients', 'wave', 'acknowledged'],
  [7, 'events of clients', 'wave', 'error'],
  [8, 'events of clients', 'wave', 'unauthorised'],
  [9, 'events of clients', 'wave', 'duplicate'],
  [10, 'events of the server', 'wave', 'duplicate'],
])('what is left out is missing, and nothing else (%i)', (index, group, name, promise) => {
  const { missing } = covered(everything.toSpliced(index, 1));
  expect(missing).toEqual([{ group, name, promise }]);
});

test('a body that is sent and its answer are two promises', () => {
  const { missing } = covered(everything.toSpliced(3, 1, exchange('PUT /api/cities/mine/', 200)));
  expect(missing.map(({ promise }) => promise)).toEqual(['sent as application/json']);
});

test.each([
  ['a status', exchange('GET /api/cities/7/', 418), 'getCity', '418'],
  ['a media type', exchange('DELETE /api/cities/7/', 204, { response: { status: 204, body: body('text/html') } })],
  ['a body sent', exchange('PUT /api/cities/mine/ text/xml', 200), 'replaceMyCity', 'sent as text/xml'],
  ['an operation', exchange('GET /api/towns/', 200), 'GET /api/towns/', 'the operation'],
  ['a method', exchange('PATCH /api/cities/7/', 200), 'PATCH /api/cities/7/', 'the operation'],
  ['an event of the server', fromServer('shout'), 'shout', 'delivered'],
  ['an event of a client', fromClient('shout', true), 'shout', 'acknowledged'],
])('%s that the spec does not know is told', (_, stray, name = 'deleteCity', promise = '204 text/html') => {
  const { missing, undocumented } = covered([...everything, stray]);
  expect(missing).toEqual([]);
  expect(undocumented).toMatchObject([{ name, promise, description: stray.description }]);
});

test('an outcome that is declared impossible is told where it is shown', () => {
  const client = {
    wave: { delivered: none, acknowledged: true, error: true, duplicate: none, unauthorised: true },
  } as const;
  const { undocumented } = coverageOf(spec, everything, { ...declared, client });
  expect(undocumented).toMatchObject([{ group: 'events of clients', name: 'wave', promise: 'duplicate' }]);
});

test('what was refused need not have been sent as documented', () => {
  const refused = exchange('GET /api/cities/7/ text/plain', 404);
  expect(covered([...everything, refused]).undocumented).toEqual([]);
});

test('the list names each operation once, under its tag', () => {
  const { missing } = covered(everything.slice(3));
  expect(listed(missing)).toBe(
    ['  cities', '    getCity     200, 404', '    deleteCity  204 without a body'].join('\n'),
  );
});
