import type { LiveMessage, OutgoingMessage, StudyMate } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { openConversation, openGroup } from './chat.ts';
import { ChatModel } from './chat-model.ts';

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

/** The same message as groups list it; whoever has read one's own message is somebody else. */
const inGroup = ({ sender_id, sender_name, is_read, ...same }: ReturnType<typeof row>) => ({
  ...same,
  sender: { id: sender_id, full_name: sender_name },
  is_read: sender_id !== me && is_read,
  read_count: is_read ? 1 : 0,
});

type Listener = (event: never) => void;

/** A server in a nutshell: what it has stored, what it was told, and a way to make it speak. */
const aServer = (rows: ReturnType<typeof row>[], isMember = true) => {
  const listeners = new Map<string, Listener>();
  const told: unknown[] = [];
  const on = (name: string, listener: Listener) => {
    listeners.set(name, listener);
    return () => listeners.delete(name);
  };
  const feed = {
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
    group: (_id: number, from: object) => told.push(from) && feed,
    close: () => {},
  };
  const mate = {
    chat: {
      getConversation: async () => ({ other_participant: mai }),
      listMessages: async (_id: number, query: { before_seq?: number }) => {
        told.push(query);
        const results = rows
          .filter(({ seq }) => seq < (query.before_seq ?? Number.POSITIVE_INFINITY))
          .reverse()
          .slice(0, 3);
        return { results, hasNextPage: () => (results.at(-1)?.seq ?? 1) > 1 };
      },
    },
    groups: {
      getGroup: async () => ({ name: 'Readers', is_member: isMember, user_membership: { user: { id: me } } }),
      listGroupMessages: async () => ({ results: [...rows].reverse().map(inGroup), hasNextPage: () => false }),
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
  const model = await ChatModel.open(server.mate, await openConversation(server.mate, 4), () => changes++);
  const shown = () => model.state.entries.map(({ seq, state }) => `${seq ?? '-'} ${state}`);
  return { model, shown, changes: () => changes };
};

test('begins after the latest message, and marks what was unread as read once its end is in sight', async () => {
  const server = aServer([row(1, me, true), row(2, 1, false), row(3, 1, false)]);
  const { model, shown } = await open(server);
  expect(shown()).toEqual(['1 read', '2 received', '3 received']);
  expect(model.state.unreadFrom).toBe(2);
  expect(server.told).toContainEqual({ afterSeq: 3 });
  expect(server.told).not.toContainEqual(['read', [102, 103]]);
  model.look(false);
  expect(server.told).not.toContainEqual(['read', [102, 103]]);
  model.look(true);
  expect(server.told).toContainEqual(['read', [102, 103]]);
});

test('what comes out of sight is counted, led to by a line, and read when it is looked at', async () => {
  const server = aServer([row(1, 1, true)]);
  const { model } = await open(server);
  model.look(false);
  server.say('message', live(2, 1));
  server.say('message', live(2, 1));
  server.say('message', live(3, me));
  server.say('message', live(4, 1));
  expect(model.state).toMatchObject({ below: 2, unreadFrom: 2 });
  expect(server.told.filter((it) => Array.isArray(it))).toEqual([]);
  model.look(true);
  expect(model.state).toMatchObject({ below: 0, unreadFrom: 2 });
  expect(server.told).toContainEqual(['read', [102, 104]]);
  model.look(false);
  server.say('message', live(5, 1));
  expect(model.state).toMatchObject({ below: 1, unreadFrom: 5 });
});

test('finds where reading had stopped, however many pages that is ago', async () => {
  const server = aServer(Array.from({ length: 10 }, (_, index) => row(index + 1, 1, index < 2)));
  const { model, shown } = await open(server);
  expect(model.state.unreadFrom).toBe(3);
  expect(shown()).toHaveLength(9);
  model.look(true);
  expect(server.told).toContainEqual(['read', [103, 104, 105, 106, 107, 108, 109, 110]]);
});

test('what arrives is shown once and marked as read, and ends the typing', async () => {
  const server = aServer([]);
  const { model, shown } = await open(server);
  model.look(true);
  server.say('typing', { user_id: 1, user_name: 'Mai', is_typing: true });
  expect(model.state.typing).toEqual(['Mai']);
  server.say('message', live(1, 1));
  server.say('message', live(1, 1));
  expect(shown()).toEqual(['1 received']);
  expect(model.state.typing).toEqual([]);
  expect(server.told).toContainEqual(['read', [101]]);
  model.close();
});

test('a message of one’s own goes from on its way to sent to read', async () => {
  const server = aServer([]);
  const { model, shown } = await open(server);
  const outgoing = {
    to: { conversation: 4 },
    content: 'hi',
    clientMessageId: 'c',
    state: 'pending',
  } as OutgoingMessage;
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
    to: { conversation: 4 },
    content: 'a',
    clientMessageId: 'a',
    state: 'failed',
    error: new Error('No.'),
    resend,
  });
  server.say('outgoing', { to: { conversation: 4 }, content: 'b', clientMessageId: 'b', state: 'pending', resend });
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

test('in a group, names tell who types, and anybody’s reading counts', async () => {
  const server = aServer([row(1, me, true), row(2, me, false), row(3, 5, true), row(4, 6, false)]);
  const model = await ChatModel.open(server.mate, await openGroup(server.mate, 3), () => {});
  const shown = () => model.state.entries.map(({ seq, name, state }) => `${seq} ${name} ${state}`);
  expect(model.title).toBe('Readers');
  expect(shown()).toEqual(['1 An read', '2 An sent', '3 Mai received', '4 Mai received']);
  expect(model.state.unreadFrom).toBe(4);
  model.look(true);
  expect(server.told).toEqual([{ afterSeq: 4 }, ['read', [104]]]);
  for (const [user_id, user_name] of [
    [5, 'Mai'],
    [6, 'Linh'],
    [me, 'An'],
  ]) {
    server.say('typing', { user_id, user_name, is_typing: true });
  }
  expect(model.state.typing).toEqual(['Mai', 'Linh']);
  server.say('message', live(5, 5));
  server.say('typing', { user_id: 6, user_name: 'Linh', is_typing: false });
  expect(model.state.typing).toEqual([]);
  server.say('read', { user_id: me, message_ids: [102] });
  expect(shown()[1]).toBe('2 An sent');
  server.say('read', { user_id: 6, message_ids: [102] });
  expect(shown()[1]).toBe('2 An read');
  model.close();
});

test('whoever is not in a group does not get into its chat', async () => {
  await expect(openGroup(aServer([], false).mate, 3)).rejects.toThrow('You are not in Readers.');
});

test('says why it has ended', async () => {
  const server = aServer([]);
  const { model, changes } = await open(server);
  server.say('error', new Error('You are not allowed to.'));
  expect([model.state.ended, changes()]).toEqual(['You are not allowed to.', 1]);
});
