import type { LiveMessage, OutgoingMessage, StudyMate } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { ConversationModel } from './conversation-model.ts';

const mai = { id: 1, email: '', full_name: 'Mai', avatar_url: null };
const me = 2;

const row = (seq: number, sender: number, isRead: boolean) => ({
  id: 100 + seq,
  seq,
  sender_id: sender,
  sender_name: sender === me ? 'An' : 'Mai',
  sender_avatar: null,
  content: `message ${seq}`,
  is_read: isRead,
  read_at: null,
  created_at: '2025-10-25T10:00:00Z',
  client_message_id: null,
});

const live = (seq: number, sender: number, clientMessageId: string | null = null): LiveMessage => ({
  conversation: 4,
  message_id: 100 + seq,
  seq,
  client_message_id: clientMessageId,
  sender_id: sender,
  sender_name: 'x',
  sender_avatar: null,
  content: `message ${seq}`,
  created_at: '2025-10-25T10:00:00Z',
});

type Listener = (event: never) => void;

/** A server in a nutshell: what it has stored, what it was told, and a way to make it speak. */
const aServer = (rows: ReturnType<typeof row>[], unread = 0) => {
  const listeners = new Map<string, Listener>();
  const told: unknown[] = [];
  const on = (name: string, listener: Listener) => {
    listeners.set(name, listener);
    return () => listeners.delete(name);
  };
  const feed = {
    conversation: 4,
    on,
    markRead: async (ids: number[]) => void told.push(['read', ids]),
    send: (text: string) => told.push(['send', text]),
    setTyping: () => {},
    close: () => {},
  };
  const realtime = {
    state: 'connecting',
    on,
    conversation: (_id: number, from: object) => told.push(from) && feed,
    close: () => {},
  };
  const mate = {
    chat: {
      getConversation: async () => ({ other_participant: mai, unread_count: unread }),
      listMessages: async (_id: number, query: { before_seq?: number }) => {
        told.push(query);
        const results = rows
          .filter(({ seq }) => seq < (query.before_seq ?? Number.POSITIVE_INFINITY))
          .reverse()
          .slice(0, 3);
        return { results, hasNextPage: () => (results.at(-1)?.seq ?? 1) > 1 };
      },
    },
    realtime: async () => realtime,
  };
  return {
    // Only these few members are used.
    mate: mate as unknown as StudyMate,
    rows,
    told,
    say: (name: string, event: unknown) => listeners.get(name)?.(event as never),
  };
};

const open = async (server: ReturnType<typeof aServer>) => {
  let changes = 0;
  const model = await ConversationModel.open(server.mate, 4, () => changes++);
  const shown = () => model.state.entries.map(({ seq, state }) => `${seq ?? '-'} ${state}`);
  return { model, shown, changes: () => changes };
};

test('begins after the latest message, and marks what was unread as read', async () => {
  const server = aServer([row(1, me, true), row(2, 1, false), row(3, 1, false)], 2);
  const { model, shown } = await open(server);
  expect(shown()).toEqual(['1 read', '2 received', '3 received']);
  expect(model.state.unreadFrom).toBe(2);
  expect(server.told).toContainEqual({ afterSeq: 3 });
  expect(server.told).toContainEqual(['read', [102, 103]]);
});

test('what arrives is shown once and marked as read, and ends the typing', async () => {
  const server = aServer([]);
  const { model, shown } = await open(server);
  server.say('typing', { user_id: 1, is_typing: true });
  expect(model.state.isTyping).toBe(true);
  server.say('message', live(1, 1));
  server.say('message', live(1, 1));
  expect(shown()).toEqual(['1 received']);
  expect(model.state.isTyping).toBe(false);
  expect(server.told).toContainEqual(['read', [101]]);
  model.close();
});

test('a message of one’s own goes from on its way to sent to read', async () => {
  const server = aServer([]);
  const { model, shown } = await open(server);
  const outgoing = { conversation: 4, content: 'hi', clientMessageId: 'c', state: 'pending' } as OutgoingMessage;
  server.say('outgoing', outgoing);
  expect(shown()).toEqual(['- pending']);
  expect(model.unsent).toEqual(['hi']);
  server.say('message', live(1, me, 'c'));
  expect(shown()).toEqual(['1 sent']);
  server.say('read', { user_id: 1, message_ids: [101] });
  expect(shown()).toEqual(['1 read']);
  expect(model.unsent).toEqual([]);
});

test('what failed is sent again, and nothing else', async () => {
  const server = aServer([]);
  const { model, shown } = await open(server);
  let resent = 0;
  const resend = async () => resent++;
  server.say('outgoing', {
    conversation: 4,
    content: 'a',
    clientMessageId: 'a',
    state: 'failed',
    error: new Error('No.'),
    resend,
  });
  server.say('outgoing', { conversation: 4, content: 'b', clientMessageId: 'b', state: 'pending', resend });
  expect(shown()).toEqual(['- failed', '- pending']);
  expect([model.retry(), resent]).toEqual([1, 1]);
});

test('after a break it learns what was read meanwhile', async () => {
  const server = aServer([row(1, me, false)]);
  const { shown } = await open(server);
  server.say('state', 'connected');
  server.say('state', 'reconnecting');
  server.rows[0] = row(1, me, true);
  server.say('state', 'connected');
  await expect.poll(shown).toEqual(['1 read']);
});

test('looking back loads what was said before, until there is no more', async () => {
  const server = aServer([1, 2, 3, 4].map((seq) => row(seq, 1, true)));
  const { model, shown } = await open(server);
  expect(shown()).toHaveLength(3);
  await model.loadOlder();
  expect(shown()[0]).toBe('1 received');
  const asked = server.told.length;
  await model.loadOlder();
  expect(server.told).toHaveLength(asked);
});

test('says why it has ended', async () => {
  const server = aServer([]);
  const { model, changes } = await open(server);
  server.say('error', new Error('You are not allowed to.'));
  expect([model.state.ended, changes()]).toEqual(['You are not allowed to.', 1]);
});
