import { RealtimeError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { fact, filled, whole } from '../consumer/matching-rules.ts';
import { clientMessageId, facts, given } from '../states.ts';
import { chatMessage } from './chat.shapes.ts';
import { recordClientEvent } from './record.ts';

const conversation = fact('conversation');
const sent = (changes: object = {}) => chatMessage('me', { client_message_id: clientMessageId, ...changes });
const caught = (reason: unknown) => reason;

describe('chat_message', () => {
  const payload = { conversation, content: 'Hello!', client_message_id: clientMessageId };
  const event = 'chat_message' as const;

  const sentBefore = given('conversation', { sentBefore: clientMessageId });

  test.each([
    ['a first message', [given('conversation')], sent()],
    ['a message sent before', [sentBefore], sent({ message_id: fact('message') })],
    ['the same message again', [given('conversation'), given('repeated')], sent()],
  ])('%s is acknowledged with what was stored', (title, states, data) =>
    recordClientEvent({ event, title, given: states, payload, answer: { ok: true, data } }, async ({ realtime }) => {
      const outgoing = realtime.sendMessage(facts.conversation, 'Hello!', { clientMessageId });
      expect(await outgoing).toMatchObject({ seq: 1, content: 'Hello!' });
      expect(outgoing.state).toBe('sent');
    }),
  );

  const refusals = [
    {
      title: 'no words',
      given: [given('conversation')],
      content: ' ',
      error: {
        code: 'validation' as const,
        message: 'Message content cannot be empty',
        fields: { content: ['This field may not be blank.'] },
      },
    },
    {
      title: 'a conversation of others',
      given: [given('conversationOfOthers')],
      content: 'Hello!',
      error: {
        code: 'forbidden' as const,
        message: 'You can only message users you are connected with (accepted connections).',
      },
    },
    {
      title: 'too often',
      given: [given('conversation'), given('rateLimitUsedUp', { operation: 'sendMessage' })],
      content: 'Hello!',
      error: { code: 'rate_limited' as const, message: filled('Request was throttled.'), retry_after: whole(30) },
    },
    {
      title: 'while the database is gone',
      given: [given('conversation'), given('databaseDown')],
      content: 'Hello!',
      error: { code: 'internal' as const, message: 'Internal server error.' },
    },
  ];

  test.each(refusals)('$title: refused', ({ title, given: states, content, error }) =>
    recordClientEvent(
      { event, title, given: states, payload: { ...payload, content }, answer: { ok: false, error } },
      async ({ realtime }) => {
        const outgoing = realtime.sendMessage(facts.conversation, content, { clientMessageId });
        const reason = await outgoing.catch(caught);
        expect(reason).toBeInstanceOf(RealtimeError);
        expect(reason).toMatchObject({ code: error.code });
        expect(outgoing.state).toBe('failed');
      },
    ),
  );
});

describe('typing_indicator', () => {
  const payload = { conversation, is_typing: true };

  test('is sent at the first key', () =>
    recordClientEvent(
      {
        event: 'typing_indicator',
        title: 'in my conversation',
        given: [given('conversation')],
        payload,
        answer: { ok: true, data: {} },
      },
      async ({ realtime }) => realtime.setTyping(facts.conversation, true),
    ));

  test('nobody minds when the server fails', () =>
    recordClientEvent(
      {
        event: 'typing_indicator',
        title: 'while the database is gone',
        given: [given('conversation'), given('databaseDown')],
        payload,
        answer: { ok: false, error: { code: 'internal', message: 'Internal server error.' } },
      },
      async ({ realtime }) => {
        realtime.setTyping(facts.conversation, true);
        expect(realtime.state).toBe('connected');
      },
    ));

  test('is refused where one may not write, and nobody minds', () =>
    recordClientEvent(
      {
        event: 'typing_indicator',
        title: 'in a conversation of others',
        given: [given('conversationOfOthers')],
        payload,
        answer: { ok: false, error: { code: 'forbidden', message: filled('You can only message users.') } },
      },
      async ({ realtime }) => realtime.setTyping(facts.conversation, true),
    ));
});
