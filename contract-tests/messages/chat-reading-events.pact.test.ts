import { describe, expect, test } from 'vitest';
import { fact, time } from '../consumer/matching-rules.ts';
import { clientMessageId, facts, given } from '../states.ts';
import { chatMessage } from './chat.shapes.ts';
import { recordClientEvent } from './record.ts';

const conversation = fact('conversation');
const failed = { ok: false, error: { code: 'internal', message: 'Internal server error.' } } as const;
const caught = (reason: unknown) => reason;

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

  test('tells which messages were unread up to one of them', () =>
    recordClientEvent(
      {
        event,
        title: 'up to a message',
        given: [given('conversation', { othersMessages: 1 })],
        payload: { conversation, up_to_seq: 1 },
        answer: { ok: true, data: { marked_count: 1, message_ids: [fact('message')], read_at: time() } },
      },
      async ({ realtime }) => {
        await realtime.markRead(facts.conversation, { upToSeq: 1 });
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

  test('says nothing new when it is done again', () =>
    recordClientEvent(
      {
        event,
        title: 'the same messages again',
        given: [given('conversation', { othersMessages: 1 }), given('repeated')],
        payload,
        answer: { ok: true, data: { marked_count: 0, message_ids: [], read_at: null } },
      },
      async ({ realtime }) => {
        expect((await realtime.markRead(facts.conversation, [facts.message])).marked_count).toBe(0);
      },
    ));

  test('fails with the server', () =>
    recordClientEvent(
      {
        event,
        title: 'while the database is gone',
        given: [given('conversation', { othersMessages: 1 }), given('databaseDown')],
        payload,
        answer: failed,
      },
      async ({ realtime }) => {
        const error = await realtime.markRead(facts.conversation, [facts.message]).catch(caught);
        expect(error).toMatchObject({ code: 'internal' });
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
        answer: {
          ok: true,
          data: {
            messages: [chatMessage('me', { client_message_id: clientMessageId })],
            latest_seq: 1,
            has_more: false,
          },
        },
      },
      async ({ realtime }) => {
        const feed = realtime.conversation(facts.conversation, { afterSeq: 0 });
        await feed.ready;
        expect(feed.lastSeq).toBe(1);
      },
    ));

  test('is asked for again when the server has failed', () =>
    recordClientEvent(
      {
        event,
        title: 'while the database is gone',
        given: [given('conversation'), given('databaseDown')],
        payload,
        answer: failed,
      },
      async ({ realtime, answer, next }) => {
        const feed = realtime.conversation(facts.conversation, { afterSeq: 0 });
        await next(event);
        answer(event, { ok: true, data: { messages: [], latest_seq: 0, has_more: false } });
        await feed.ready;
        expect(feed.lastSeq).toBe(0);
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
