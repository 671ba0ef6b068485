import { expect, test } from 'vitest';
import { fact, filled, time } from '../consumer/matching-rules.ts';
import { clientMessageId, facts, given } from '../states.ts';
import { groupMessage } from './chat.shapes.ts';
import { recordServerEvent } from './record.ts';

const iAmIn = { mine: 'active' } as const;
const empty = { ok: true, data: { messages: [], latest_seq: 0, has_more: false } };

test('a message to my group is handed out', () =>
  recordServerEvent(
    { cause: 'membersMessage', given: [given('group', iAmIn)], payload: groupMessage('other') },
    async (peer, sent) => {
      peer.answer('resume', empty);
      const feed = peer.realtime.group(facts.group, { afterSeq: 0 });
      await feed.ready;
      const shown: string[] = [];
      feed.on('message', ({ content }) => shown.push(content));
      peer.emit(sent);
      await expect.poll(() => shown).toEqual(['Hello!']);
    },
  ));

test('another member types', () =>
  recordServerEvent(
    {
      cause: 'membersTyping',
      given: [given('group', iAmIn)],
      payload: { group: fact('group'), user_id: fact('other'), user_name: filled('Bình Trần'), is_typing: true },
    },
    async (peer, sent) => {
      const feed = peer.realtime.group(facts.group, { afterSeq: 0 });
      const typing = new Promise((resolve) => feed.on('typing', resolve));
      peer.emit(sent);
      expect(await typing).toEqual(sent.payload);
    },
  ));

test('another member has read', () =>
  recordServerEvent(
    {
      cause: 'membersReading',
      given: [given('group', { ...iAmIn, sentBefore: clientMessageId })],
      payload: { group: fact('group'), user_id: fact('other'), message_ids: [fact('message')], read_at: time() },
    },
    async (peer, sent) => {
      const feed = peer.realtime.group(facts.group, { afterSeq: 0 });
      const read = new Promise((resolve) => feed.on('read', resolve));
      peer.emit(sent);
      expect(await read).toEqual(sent.payload);
    },
  ));

test('my chat of the group is over', () =>
  recordServerEvent(
    { cause: 'removal', given: [given('group', iAmIn)], payload: { group: fact('group') } },
    async (peer, sent) => {
      peer.answer('resume', empty);
      const feed = peer.realtime.group(facts.group, { afterSeq: 0 });
      await feed.ready;
      const failure = new Promise((resolve) => feed.on('error', resolve));
      peer.emit(sent);
      expect(await failure).toMatchObject({ code: 'forbidden' });
    },
  ));
