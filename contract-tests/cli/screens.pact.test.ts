import { beforeEach, expect, test, vi } from 'vitest';
import { ask } from '../consumer/ask.ts';
import { recordAt } from '../consumer/exchange.ts';
import { fact, filled, listOf, placeholder, time, whole } from '../consumer/matching-rules.ts';
import { aScript, relayTo } from '../messages/script.ts';
import { facts, given } from '../states.ts';
import { exchangesOf } from './commands.ts';
import { recordEvent, recordRequest } from './live.ts';
import { onePage } from './page.shapes.ts';
import { openTerminal } from './terminal.ts';

const ctrlC = '\u0003';
const enter = '\r';
const nothing = { ok: true, data: { messages: [], latest_seq: 1, has_more: false } };
const other = { id: fact('other'), full_name: filled('Bình Trần') };
const firstPage = { page_size: '50' };
const unread = { id: fact('message'), seq: 1, content: filled('Message 1'), created_at: time(), is_read: false };
const isDone = { ok: true, data: {} } as const;

/** What a message of one's own is called where nothing is left to chance. */
const client_message_id = '10000000-1000-4000-8000-100000000000';

beforeEach(() => {
  const chance = vi.spyOn(crypto, 'getRandomValues').mockImplementation((values) => values);
  return () => chance.mockRestore();
});

test('study-mate chat open shows and reads what was said, sends, and tells what was read', () => {
  const line = `chat open ${facts.conversation}`;
  const conversation = fact('conversation');
  const params = { id: placeholder('conversation') };
  const unreadThere = { line, given: [given('conversation', { othersMessages: 1 })] };
  const exchanges = exchangesOf({
    ...unreadThere,
    asks: [
      ask('getConversation', 200, { params, answer: { other_participant: other } }),
      ask('listMessages', 200, {
        params,
        query: firstPage,
        answer: onePage({ ...unread, sender_id: other.id, sender_name: other.full_name }),
      }),
    ],
  });
  const reading = {
    event: 'message_read',
    payload: { conversation, message_ids: [fact('message')] },
    answer: isDone,
  } as const;
  const sending = {
    event: 'chat_message',
    payload: { conversation, content: 'Hello!', client_message_id },
    answer: {
      ok: true,
      data: {
        conversation,
        message_id: whole(346),
        seq: whole(2),
        client_message_id,
        sender_id: fact('me'),
        sender_name: filled('Mai Nguyễn'),
        content: 'Hello!',
        created_at: time(),
      },
    },
  } as const;
  const sentThere = { line, given: [given('conversation', { sentBefore: client_message_id })] };
  const wasRead = { conversation, user_id: fact('other'), message_ids: listOf(whole(346)) };

  return recordAt(exchanges, async (url) => {
    const script = await aScript(relayTo(url));
    script.answer('resume', nothing);
    await recordRequest(unreadThere, reading, script, async () => {
      const terminal = await openTerminal(script.url, line);
      await terminal.untilShown('Message 1');
      await terminal.untilShown('● connected');
      await recordRequest({ line, given: [given('conversation')] }, sending, script, async () => {
        terminal.press('Hello!');
        await terminal.untilShown('> Hello!');
        terminal.press(enter);
        await terminal.untilShown('Hello! ✓');
      });
      await recordEvent(sentThere, 'othersReading', wasRead, async (sent) => {
        script.emit(sent);
        await terminal.untilShown('Hello! ✓✓');
      });
      terminal.press(ctrlC);
      expect(await terminal.ended).toBe(130);
    });
  });
});

test('study-mate groups chat shows and reads what was said, and what others say', () => {
  const line = `groups chat ${facts.group}`;
  const group = fact('group');
  const iAmIn = { line, given: [given('group', { mine: 'active', messages: 1 })] };
  const exchanges = exchangesOf({
    ...iAmIn,
    asks: [
      ask('getGroup', 200, {
        params: { id: placeholder('group') },
        answer: {
          name: filled('Machine Learning Club'),
          is_member: true,
          user_membership: { user: { id: fact('me') } },
        },
      }),
      ask('listGroupMessages', 200, {
        params: { group_id: placeholder('group') },
        query: firstPage,
        answer: onePage({ ...unread, sender: other }),
      }),
    ],
  });
  const reading = {
    event: 'message_read',
    payload: { group, message_ids: [fact('message')] },
    answer: isDone,
  } as const;
  const theirs = {
    group,
    message_id: whole(346),
    seq: whole(2),
    sender_id: other.id,
    sender_name: other.full_name,
    content: 'Hello!',
    created_at: time(),
  };

  return recordAt(exchanges, async (url) => {
    const script = await aScript(relayTo(url));
    script.answer('resume', nothing);
    await recordRequest(iAmIn, reading, script, async () => {
      const terminal = await openTerminal(script.url, line);
      await terminal.untilShown('Message 1');
      await terminal.untilShown('● connected');
      await script.next('resume');
      await recordEvent(
        { line, given: [given('group', { mine: 'active' })] },
        'membersMessage',
        theirs,
        async (sent) => {
          script.emit(sent);
          await terminal.untilShown('Hello!');
        },
      );
      terminal.press(ctrlC);
      expect(await terminal.ended).toBe(130);
    });
  });
});
