import { expect, test } from 'vitest';
import type { Seen } from '../../server/src/core/witness.ts';
import { createReader } from '../cells.ts';
import { spec } from '../documented.ts';
import type { Interaction } from '../pact-files.ts';
import { unseen } from '../sightings.ts';
import { states } from '../states.ts';

const reader = createReader(spec);
const json = 'application/json';

const request: Interaction = {
  type: 'Synchronous/HTTP',
  description: 'a request',
  request: { method: 'POST', path: '/api/auth/logout/', body: { content: {}, contentType: json } },
  response: { status: 200, body: { content: {}, contentType: `${json}; charset=utf-8` } },
};
const event: Interaction = {
  type: 'Asynchronous/Messages',
  description: 'an event',
  contents: { content: { event: 'chat_message', payload: {} } },
};
const sent = (answer: { ok: boolean; error?: { code: string } }, name = 'resume'): Interaction => ({
  type: 'Synchronous/Messages',
  description: 'something sent',
  request: { contents: { content: { event: name, payload: {} } } },
  response: [{ contents: { content: answer } }],
});
const again = { providerStates: [{ name: states.repeated }] };

const answer: Seen = { kind: 'answer', operation: 'logout', status: 200, mediaType: json, sentAs: json };
const delivered: Seen = { kind: 'event', event: 'chat_message' };
const acknowledged: Seen = { kind: 'acknowledgement', event: 'resume' };
const refused: Seen = { kind: 'refusal', event: 'resume', code: 'not_found' };
const turnedAway: Seen = { kind: 'refusal', event: 'connect', code: 'unauthorized' };

const missed = (interaction: Interaction, ...seen: Seen[]): string[] =>
  unseen(reader, [interaction], [{ description: interaction.description, milliseconds: 1, seen }]);

test.each<[string, Interaction, Seen]>([
  ['an answer', request, answer],
  ['an event', event, delivered],
  ['an event that is not repeated', { ...event, ...again }, delivered],
  ['an acknowledgement', sent({ ok: true }), acknowledged],
  ['a repeated acknowledgement', { ...sent({ ok: true }), ...again }, acknowledged],
  ['a refusal', sent({ ok: false, error: { code: 'forbidden' } }), refused],
  ['a refused connection', sent({ ok: false, error: { code: 'unauthorized' } }, 'connect'), turnedAway],
])('%s is seen when the server has let it out, and missed otherwise', (_, interaction, seen) => {
  expect(missed(interaction, seen)).toEqual([]);
  const others = [answer, delivered, acknowledged, refused, turnedAway].filter((it) => it !== seen);
  expect(missed(interaction, ...others)).toHaveLength(1);
});

test('what was answered to bring the state about is not the answer', () => {
  expect(missed(request, answer, { ...answer, status: 401 })).toEqual(['a request: 200, sent as application/json']);
});

test.each<[string, Partial<typeof answer>, string]>([
  ['another media type', { mediaType: 'text/html' }, 'a request: 200'],
  ['another media type of the request', { sentAs: 'text/plain' }, 'a request: sent as application/json'],
])('%s is another promise', (_, change, expected) => {
  expect(missed(request, { ...answer, ...change } as Seen)).toEqual([expected]);
});

test('interactions are found in whatever order they were verified, and missed when they were not', () => {
  const its = (description: string, seen: Seen[]) => ({ description, milliseconds: 1, seen });
  const verified = [its('an event', [delivered]), its('a request', [answer])];
  expect(unseen(reader, [request, event], verified)).toEqual([]);
  expect(unseen(reader, [request, event, event], verified)).toEqual(['an event: delivered']);
});
