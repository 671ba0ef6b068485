import { expect, test } from 'vitest';
import { type EventsDocument, eventDisagreements, events } from '../events-comparison.ts';
import type { ClientEventInteraction, Consumer, ServerEventInteraction } from '../pact-files.ts';

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

const compared = (
  interaction: ClientEventInteraction | ServerEventInteraction,
  document: EventsDocument = events,
  consumer: Consumer = 'study-mate-sdk',
) =>
  eventDisagreements(document, [
    {
      consumer: { name: consumer },
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

test('only the SDK has to hand on whole objects, and nobody may read what is not documented', () => {
  const typing = (payload: object): ServerEventInteraction => ({
    ...sent(),
    contents: { content: { event: 'typing_indicator', payload } },
  });
  const byCommand = (payload: object) => compared(typing(payload), events, 'study-mate-cli');
  expect(compared(typing({ conversation: 1 })).join()).toMatch(/user_id/);
  expect(byCommand({ conversation: 1 })).toEqual([]);
  expect(byCommand({ mood: 'good' }).join()).toMatch(/additional/);
});

test('frames are held against the plain sockets, and whole where a client sends them', () => {
  const exchanged = (frame: object, answer: object) =>
    compared(
      {
        ...received(),
        request: { contents: { content: { type: 'chat_message', ...frame } } },
        response: [{ contents: { content: { type: 'chat_message', ...answer } } }],
      },
      events,
      'study-mate-websocket',
    ).join();
  expect(exchanged({ content: 'Hello!' }, { content: 'Hello!' })).toBe('');
  expect(exchanged({}, { content: 'Hello!' })).toMatch(/from the client: .*content/);
  expect(exchanged({ content: 'Hello!' }, { content: 1 })).toMatch(/from the server: .*string/);
  expect(exchanged({ content: 'Hello!' }, { type: 'wave' })).toMatch(/not documented/);
});
