import { describe, expect, test } from 'vitest';
import { fact, time } from '../consumer/matching-rules.ts';
import { clientMessageId, facts, given } from '../states.ts';
import { groupMessage } from './chat.shapes.ts';
import { recordClientEvent } from './record.ts';

const group = fact('group');
const iAmIn = { mine: 'active' } as const;
const sent = (changes: object = {}) => groupMessage('me', { client_message_id: clientMessageId, ...changes });
const caught = (reason: unknown) => reason;

describe('chat_message to a group', () => {
  const event = 'chat_message' as const;
  const payload = { group, content: 'Hello!', client_message_id: clientMessageId };
  const to = { group: facts.group };

  test.each([
    ['a first message to a group', iAmIn, sent()],
    [
      'a message to a group sent before',
      { ...iAmIn, sentBefore: clientMessageId },
      sent({ message_id: fact('message') }),
    ],
  ])('%s is acknowledged with what was stored', (title, parameters, data) =>
    recordClientEvent(
      { event, title, given: [given('group', parameters)], payload, answer: { ok: true, data } },
      async ({ realtime }) => {
        const message = await realtime.sendMessage(to, 'Hello!', { clientMessageId });
        expect(message).toMatchObject({ ...to, seq: 1, content: 'Hello!' });
      },
    ),
  );

  test('is refused to somebody who is not in', () =>
    recordClientEvent(
      {
        event,
        title: 'to a group that I am not in',
        given: [given('group')],
        payload,
        answer: { ok: false, error: { code: 'forbidden', message: 'You must be a member to send messages.' } },
      },
      async ({ realtime }) => {
        const outgoing = realtime.sendMessage(to, 'Hello!', { clientMessageId });
        expect(await outgoing.catch(caught)).toMatchObject({ code: 'forbidden' });
        expect(outgoing.state).toBe('failed');
      },
    ));
});

test('typing is told to a group', () =>
  recordClientEvent(
    {
      event: 'typing_indicator',
      title: 'in a group',
      given: [given('group', iAmIn)],
      payload: { group, is_typing: true },
      answer: { ok: true, data: {} },
    },
    async ({ realtime }) => realtime.setTyping({ group: facts.group }, true),
  ));

test('reading in a group is acknowledged with what changed', () =>
  recordClientEvent(
    {
      event: 'message_read',
      title: 'one unread message of a group',
      given: [given('group', { ...iAmIn, messages: 1 })],
      payload: { group, message_ids: [fact('message')] },
      answer: { ok: true, data: { marked_count: 1, message_ids: [fact('message')], read_at: time() } },
    },
    async ({ realtime }) => {
      const { marked_count } = await realtime.markRead({ group: facts.group }, [facts.message]);
      expect(marked_count).toBe(1);
    },
  ));

test('reading in a group up to a message is acknowledged with what changed', () =>
  recordClientEvent(
    {
      event: 'message_read',
      title: 'up to a message of a group',
      given: [given('group', { ...iAmIn, messages: 1 })],
      payload: { group, up_to_seq: 1 },
      answer: { ok: true, data: { marked_count: 1, message_ids: [fact('message')], read_at: time() } },
    },
    async ({ realtime }) => {
      await realtime.markRead({ group: facts.group }, { upToSeq: 1 });
    },
  ));

describe('resume in a group', () => {
  const event = 'resume' as const;
  const payload = { group, after_seq: 0 };

  test('brings what was missed', () =>
    recordClientEvent(
      {
        event,
        title: 'one missed message of a group',
        given: [given('group', { ...iAmIn, sentBefore: clientMessageId })],
        payload,
        answer: { ok: true, data: { messages: [sent()], latest_seq: 1, has_more: false } },
      },
      async ({ realtime }) => {
        const feed = realtime.group(facts.group, { afterSeq: 0 });
        await feed.ready;
        expect(feed.lastSeq).toBe(1);
      },
    ));

  test('is refused to somebody who is not in', () =>
    recordClientEvent(
      {
        event,
        title: 'a group that I am not in',
        given: [given('group')],
        payload,
        answer: { ok: false, error: { code: 'forbidden', message: 'You must be a member to read messages.' } },
      },
      async ({ realtime }) => {
        const reason = await realtime.group(facts.group, { afterSeq: 0 }).ready.catch(caught);
        expect(reason).toMatchObject({ code: 'forbidden' });
      },
    ));

  test('does not find an invite-only group of others', () =>
    recordClientEvent(
      {
        event,
        title: 'an invite-only group of others',
        given: [given('group', { privacy: 'invite_only' })],
        payload,
        answer: { ok: false, error: { code: 'not_found', message: 'Not found.' } },
      },
      async ({ realtime }) => {
        const reason = await realtime.group(facts.group, { afterSeq: 0 }).ready.catch(caught);
        expect(reason).toMatchObject({ code: 'not_found' });
      },
    ));
});
