import type { ConnectionRequest, ServerEvents } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { connectionRequest } from '../consumer/matching.shapes.ts';
import { fact, filled, pattern, type Template, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import type { Peer } from './peer.ts';
import { recordServerEvent } from './record.ts';

/** What a listener of the SDK is handed when the server says this. */
const heard = <Name extends keyof ServerEvents>({ realtime, emit }: Peer, event: Name, payload: ServerEvents[Name]) =>
  new Promise<ServerEvents[Name]>((resolve) => {
    realtime.on(event, resolve as (payload: unknown) => void);
    emit({ event, payload });
  });

const message = (sender: 'me' | 'other'): Template<ServerEvents['chat_message']> => ({
  conversation: fact('conversation'),
  message_id: whole(facts.message),
  seq: 1,
  client_message_id: null,
  sender_id: fact(sender),
  sender_name: filled(sender === 'me' ? 'Mai Nguyễn' : 'Bình Trần'),
  sender_avatar: pattern('^https?://.+$', 'https://example.com/binh.jpg'),
  content: 'Hello!',
  created_at: time(),
});

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
    { cause, given: [given('conversation')], payload: message(sender) },
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

test('the other person has read', () =>
  recordServerEvent(
    {
      cause: 'othersReading',
      given: [given('conversation', { sentBefore: '0192f3a4-5b6c-7d8e-9f01-23456789abcd' })],
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
  ));

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

const news = [
  ['requestReceived', given('otherPerson'), connectionRequest({ iAm: 'receiver', state: 'pending' })],
  ['requestAccepted', given('sentRequest'), connectionRequest({ iAm: 'sender', state: 'accepted' })],
  ['requestRejected', given('sentRequest'), connectionRequest({ iAm: 'sender', state: 'rejected' })],
  ['requestBlocked', given('sentRequest'), connectionRequest({ iAm: 'sender', state: 'blocked' })],
] as const;

test.each(news)('%s', (cause, state, payload) =>
  recordServerEvent({ cause, given: [state], payload }, async (peer, sent) => {
    const request: ConnectionRequest = await heard(peer, sent.event, sent.payload);
    expect(request).toEqual(sent.payload);
  }),
);

test('requestCancelled', () =>
  recordServerEvent(
    { cause: 'requestCancelled', given: [given('receivedRequest')], payload: { id: fact('request') } },
    async (peer, { event, payload }) => {
      expect(await heard(peer, event, payload)).toEqual({ id: facts.request });
    },
  ));
