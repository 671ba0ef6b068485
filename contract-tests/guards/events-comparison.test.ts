import { expect, test } from 'vitest';
import { type EventsDocument, eventDisagreements, events } from '../events-comparison.ts';
import type { ClientEventInteraction, ServerEventInteraction } from '../pact-files.ts';

const token = 'a token';
const expires_at = '2099-01-01T00:00:00Z';

const received = (): ClientEventInteraction => ({
  type: 'Synchronous/Messages',
  description: 'authenticate: a fresh token',
  request: { contents: { content: { event: 'authenticate', payload: { token } } } },
  response: [{ contents: { content: { ok: true, data: { expires_at } } as { ok: boolean } } }],
});

const sent = (): ServerEventInteraction => ({
  type: 'Asynchronous/Messages',
  description: 'group_chat_closed: somebody was removed',
  contents: { content: { event: 'group_chat_closed', payload: { group: 3 } } },
});

const compared = (interaction: ClientEventInteraction | ServerEventInteraction, document: EventsDocument = events) =>
  eventDisagreements(document, [
    {
      consumer: { name: 'sdk' },
      provider: { name: 'server' },
      interactions: [interaction],
      metadata: { pactSpecification: { version: '4.0' } },
    },
  ]);

test('events as documented agree', () => {
  expect([...compared(received()), ...compared(sent())]).toEqual([]);
});

test.each<[string, (it: ClientEventInteraction) => void, RegExp]>([
  ['a payload without its field', (it) => Object.assign(it.request.contents.content, { payload: {} }), /token/],
  ['a payload of another type', (it) => Object.assign(it.request.contents.content, { payload: { token: 1 } }), /token/],
  ['an unknown event', (it) => Object.assign(it.request.contents.content, { event: 'wave' }), /not documented/],
  [
    'a bare acknowledgement',
    ({ response }) => Object.assign(response[0] ?? {}, { contents: { content: { expires_at } } }),
    /ok/,
  ],
  [
    'an undocumented refusal',
    ({ response }) =>
      Object.assign(response[0] ?? {}, {
        contents: { content: { ok: false, error: { code: 'teapot', message: 'No' } } },
      }),
    /code/,
  ],
])('%s of a client is told', (_, change, expected) => {
  const interaction = received();
  change(interaction);
  expect(compared(interaction).join()).toMatch(expected);
});

test.each<[string, object, RegExp]>([
  ['a field of another type', { payload: { group: 'three' } }, /group/],
  ['a field that is not there', { payload: { group: 3, name: 'Three' } }, /additional/],
  ['an event that only clients send', { event: 'resume' }, /not documented/],
])('%s of the server is told', (_, change, expected) => {
  const interaction = sent();
  Object.assign(interaction.contents.content, change);
  expect(compared(interaction).join()).toMatch(expected);
});
