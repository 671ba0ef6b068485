import { expect, test } from 'vitest';
import { fact, filled, time } from '../consumer/matching-rules.ts';
import { clientMessageId, facts, given } from '../states.ts';
import { chatMessage } from './chat.shapes.ts';
import { heard } from './peer.ts';
import { recordServerEvent } from './record.ts';

test('the server greets', () =>
  recordServerEvent(
    { cause: 'arrival', given: [given('signedIn')], payload: { message: filled('Connected') } },
    async (peer, { event, payload }) => {
      expect(await heard(peer, event, payload)).toEqual(payload);
    },
  ));

test.each([
  ['othersMessage', 'other'],
  ['ownMessage', 'me'],
] as const)('a message (%s) is handed out once and in its place', (cause, sender) =>
  recordServerEvent(
    { cause, given: [given('conversation')], payload: chatMessage(sender) },
    async (peer, { event, payload }) => {
      peer.answer('resume', { ok: true, data: { messages: [], latest_seq: 0, has_more: false } });
      const feed = peer.realtime.conversation(facts.conversation, { afterSeq: 0 });
      await feed.ready;
      const shown: number[] = [];
      feed.on('message', ({ seq }) => shown.push(seq));
      const later = { ...payload, seq: 2, message_id: payload.message_id + 1 };
      peer.answer('resume', { ok: true, data: { messages: [payload], latest_seq: 2, has_more: false } });
      // The later one overtakes it and the same one comes twice: listeners must not notice.
      for (const it of [later, payload, payload]) peer.emit({ event, payload: it });
      await expect.poll(() => shown).toEqual([1, 2]);
    },
  ),
);

test('a message that is sent again is handed out once', () =>
  recordServerEvent(
    {
      cause: 'othersRepeatedMessage',
      given: [given('conversation'), given('repeated')],
      payload: chatMessage('other', { client_message_id: clientMessageId }),
    },
    async (peer, { event, payload }) => {
      expect(await heard(peer, event, payload)).toEqual(payload);
    },
  ));

test('the other person types', () =>
  recordServerEvent(
    {
      cause: 'othersTyping',
      given: [given('conversation')],
      payload: {
        conversation: fact('conversation'),
        user_id: fact('other'),
        user_name: filled('Bình Trần'),
        is_typing: true,
      },
    },
    async (peer, { event, payload }) => {
      const typing = new Promise((resolve) => {
        peer.realtime.conversation(facts.conversation, { afterSeq: 0 }).on('typing', resolve);
      });
      peer.emit({ event, payload });
      expect(await typing).toEqual(payload);
    },
  ));

const myMessage = given('conversation', { sentBefore: clientMessageId });

test.each([
  ['othersReading', [myMessage]],
  ['othersRepeatedReading', [myMessage, given('repeated')]],
] as const)('the other person has read (%s)', (cause, states) =>
  recordServerEvent(
    {
      cause,
      given: states,
      payload: {
        conversation: fact('conversation'),
        user_id: fact('other'),
        message_ids: [fact('message')],
        read_at: time(),
      },
    },
    async (peer, { event, payload }) => {
      const read = new Promise((resolve) => {
        peer.realtime.conversation(facts.conversation, { afterSeq: 0 }).on('read', resolve);
      });
      peer.emit({ event, payload });
      expect(await read).toEqual(payload);
    },
  ),
);

test('something that was sent is refused', () =>
  recordServerEvent(
    {
      cause: 'refusedFrame',
      given: [given('conversation')],
      payload: { message: 'Message content cannot be empty', code: 'validation' },
    },
    async (peer, { event, payload }) => {
      expect(await heard(peer, event, payload)).toEqual(payload);
    },
  ));
