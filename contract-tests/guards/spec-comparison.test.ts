import { expect, test } from 'vitest';
import { spec } from '../documented.ts';
import type { HttpInteraction } from '../pact-files.ts';
import { disagreements } from '../spec-comparison.ts';

const json = 'application/json';
const stats = { sent_pending: 0, received_pending: 1, accepted_connections: 0, total_requests: 1 };

/** An exchange that agrees with the spec, until `change` is done to it. */
function exchange(change: (it: HttpInteraction) => void = () => undefined): HttpInteraction {
  const it: HttpInteraction = {
    type: 'Synchronous/HTTP',
    description: 'getConnectionStatistics: one',
    request: {
      method: 'GET',
      path: '/api/matching/connections/statistics/',
      headers: { Authorization: ['Bearer token'] },
    },
    response: {
      status: 200,
      headers: { 'Content-Type': [json] },
      body: { content: { ...stats }, contentType: json },
    },
  };
  change(it);
  return it;
}

const compared = (interaction: HttpInteraction): Promise<string[]> =>
  disagreements(spec, [
    {
      consumer: { name: 'sdk' },
      provider: { name: 'server' },
      interactions: [interaction],
      metadata: { pactSpecification: { version: '4.0' } },
    },
  ]);

const answer = ({ response }: HttpInteraction) => response.body?.content as Record<string, unknown>;

test('an exchange as documented agrees', async () => {
  expect(await compared(exchange())).toEqual([]);
});

test.each<[string, (it: HttpInteraction) => void, RegExp]>([
  ['a field of another type', (it) => Object.assign(answer(it), { total_requests: 'one' }), /total_requests/],
  ['a field that is not there', (it) => Object.assign(answer(it), { friends: 1 }), /friends|additional/i],
  ['an undocumented status', ({ response }) => Object.assign(response, { status: 418 }), /status/i],
  ['an undocumented path', ({ request }) => Object.assign(request, { path: '/api/towns/' }), /path|method/i],
  ['a parameter unknown to the spec', ({ request }) => Object.assign(request, { query: { near: ['me'] } }), /query/i],
])('%s is told', async (_, change, expected) => {
  const [told, ...others] = await compared(exchange(change));
  expect(told).toMatch(/^getConnectionStatistics: one: /);
  expect(told).toMatch(expected);
  expect(others).toEqual([]);
});

test('only what is answered with 415 may be sent as something else', async () => {
  const sent = (status: number, content: object) =>
    exchange(({ request, response }) => {
      Object.assign(request, { method: 'POST', path: '/api/auth/login/', headers: { 'Content-Type': ['text/plain'] } });
      Object.assign(request, { body: { content: 'x', contentType: 'text/plain' } });
      Object.assign(response, { status, body: { content, contentType: json } });
    });
  expect(await compared(sent(415, { detail: 'no' }))).toEqual([]);
  expect(await compared(sent(400, { email: ['no'] }))).toHaveLength(1);
});
