import { RealtimeError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { fact, filled, pattern, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordClientEvent } from './record.ts';

const clientMessageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';
const conversation = fact('conversation');
const caught = (reason: unknown) => reason;

const message = (changes: object = {}) => ({
  conversation: fact('conversation'),
  message_id: whole(facts.message),
  seq: 1,
  client_message_id: clientMessageId,
  sender_id: fact('me'),
  sender_name: filled('Mai Nguyễn'),
  sender_avatar: pattern('^https?://.+$', 'https://example.com/mai.jpg'),
  content: 'Hello!',
  created_at: time(),
  ...changes,
});

describe('chat_message', () => {
  const payload = { conversation, content: 'Hello!', client_message_id: clientMessageId };
  const event = 'chat_message' as const;

  test.each([
    ['a first message', {}, message()],
    ['a message sent before', { sentBefore: clientMessageId }, message({ message_id: fact('message') })],
  ])('%s is acknowledged with what was stored', (title, parameters, data) =>
    recordClientEvent(
      { event, title, given: [given('conversation', parameters)], payload, answer: { ok: true, data } },
      async ({ realtime }) => {
        const outgoing = realtime.sendMessage(facts.conversation, 'Hello!', { clientMessageId });
        expect(await outgoing).toMatchObject({ seq: 1, content: 'Hello!' });
        expect(outgoing.state).toBe('sent');
      },
    ),
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

describe('message_read', () => {
  const event = 'message_read' as const;
  const payload = { conversation, message_ids: [fact('message')] };

  test('tells which messages were unread', () =>
    recordClientEvent(
      {
        event,
        title: 'one unread message',
        given: [given('conversation', { othersMessages: 1 })],
        payload,
        answer: { ok: true, data: { marked_count: 1, message_ids: [fact('message')], read_at: time() } },
      },
      async ({ realtime }) => {
        const { marked_count } = await realtime.markRead(facts.conversation, [facts.message]);
        expect(marked_count).toBe(1);
      },
    ));

  test('has no time when nothing was unread', () =>
    recordClientEvent(
      {
        event,
        title: 'a message of my own',
        given: [given('conversation', { sentBefore: clientMessageId })],
        payload,
        answer: { ok: true, data: { marked_count: 0, message_ids: [], read_at: null } },
      },
      async ({ realtime }) => {
        expect((await realtime.markRead(facts.conversation, [facts.message])).read_at).toBeNull();
      },
    ));

  test('does not find a conversation of others', () =>
    recordClientEvent(
      {
        event,
        title: 'in a conversation of others',
        given: [given('conversationOfOthers')],
        payload: { conversation, message_ids: [facts.message] },
        answer: { ok: false, error: { code: 'not_found', message: 'Not found.' } },
      },
      async ({ realtime }) => {
        const error = await realtime.markRead(facts.conversation, [facts.message]).catch(caught);
        expect(error).toMatchObject({ code: 'not_found' });
      },
    ));
});

describe('resume', () => {
  const event = 'resume' as const;
  const payload = { conversation, after_seq: 0 };

  test('brings what was missed', () =>
    recordClientEvent(
      {
        event,
        title: 'one missed message',
        given: [given('conversation', { sentBefore: clientMessageId })],
        payload,
        answer: { ok: true, data: { messages: [message()], latest_seq: 1, has_more: false } },
      },
      async ({ realtime }) => {
        const feed = realtime.conversation(facts.conversation, { afterSeq: 0 });
        await feed.ready;
        expect(feed.lastSeq).toBe(1);
      },
    ));

  test('brings nothing when nothing was missed', () =>
    recordClientEvent(
      {
        event,
        title: 'nothing missed',
        given: [given('conversation')],
        payload,
        answer: { ok: true, data: { messages: [], latest_seq: 0, has_more: false } },
      },
      async ({ realtime }) => {
        const feed = realtime.conversation(facts.conversation, { afterSeq: 0 });
        await feed.ready;
        expect(feed.lastSeq).toBe(0);
      },
    ));

  test('does not find a conversation of others', () =>
    recordClientEvent(
      {
        event,
        title: 'in a conversation of others',
        given: [given('conversationOfOthers')],
        payload,
        answer: { ok: false, error: { code: 'not_found', message: 'Not found.' } },
      },
      async ({ realtime }) => {
        const reason = await realtime.conversation(facts.conversation, { afterSeq: 0 }).ready.catch(caught);
        expect(reason).toMatchObject({ code: 'not_found' });
      },
    ));
});

describe('authenticate', () => {
  const event = 'authenticate' as const;

  test('a renewed token is handed over at once', () =>
    recordClientEvent(
      {
        event,
        title: 'a fresh token',
        given: [given('signedIn')],
        payload: { token: pattern('^new-access-token$', 'new-access-token') },
        answer: { ok: true, data: { expires_at: time() } },
      },
      async ({ mate, realtime, next }) => {
        await mate.credentials.renew();
        await next(event);
        expect(realtime.state).toBe('connected');
      },
    ));

  test('a connection whose new token is refused is given up', () =>
    recordClientEvent(
      {
        event,
        title: 'a token that is none',
        given: [given('noAccounts')],
        payload: { token: 'new-access-token' },
        answer: {
          ok: false,
          error: { code: 'unauthorized', message: filled('Given token not valid for any token type') },
        },
      },
      async ({ mate, realtime }) => {
        const change = new Promise((resolve) => realtime.on('state', resolve));
        await mate.credentials.renew();
        expect(await change).toBe('reconnecting');
      },
    ));
});
