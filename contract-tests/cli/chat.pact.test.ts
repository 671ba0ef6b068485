import { ask } from '../consumer/ask.ts';
import { fact, filled, flag, listOf, pattern, placeholder, text, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, usual } from './page.shapes.ts';

const theConversation = { id: placeholder('conversation') };
const uuid = pattern('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', '0192f3a4-5b6c-7d8e-9f01-23456789abcd');
const unread = [given('conversation', { othersMessages: 1 })];
const other = { id: whole(facts.other), full_name: filled('Bình Trần') };

const found = ask('listConversations', 200, {
  answer: listOf({ id: fact('conversation'), other_participant: { ...other, email: text('binh@example.com') } }),
});

recordCommands([
  {
    line: 'chat list',
    given: unread,
    asks: [
      ask('listConversations', 200, {
        answer: listOf({
          id: whole(facts.conversation),
          other_participant: { full_name: other.full_name },
          unread_count: 1,
          last_message_at: time(),
          last_message_preview: { content: filled('Message 1') },
        }),
      }),
    ],
    shows: ['ID WITH UNREAD LAST MESSAGE', '12 Bình Trần 1 24 Oct 2025 Message 1'],
  },
  {
    line: 'chat send binh Hello!',
    given: [given('conversation')],
    asks: [
      found,
      ask('sendMessage', 201, {
        body: { conversation: fact('conversation'), content: 'Hello!', client_message_id: uuid },
        answer: { id: whole(facts.message), conversation: fact('conversation'), seq: 1, created_at: time() },
      }),
    ],
    shows: ['✓ Sent (message 1 of conversation 12).'],
  },
  {
    line: 'chat history binh --after 0',
    given: unread,
    asks: [
      found,
      ask('listMessages', 200, {
        params: theConversation,
        query: { after_seq: '0', ...usual },
        answer: onePage({
          seq: 1,
          sender_id: fact('other'),
          sender_name: filled('Bình Trần'),
          content: filled('Message 1'),
          is_read: false,
          created_at: time(),
        }),
      }),
      ask('getConversation', 200, { params: theConversation, answer: { other_participant: { id: fact('other') } } }),
    ],
    shows: ['24 Oct 2025 10:00 Bình Trần Message 1'],
  },
  {
    line: `chat history ${facts.conversation}`,
    given: [given('conversation', { sentBefore: '0192f3a4-5b6c-7d8e-9f01-23456789abcd' })],
    asks: [
      ask('listMessages', 200, {
        params: theConversation,
        query: usual,
        answer: onePage({
          seq: 1,
          sender_id: fact('me'),
          sender_name: filled('Mai Nguyễn'),
          content: 'Hello!',
          is_read: flag(true),
          created_at: time(),
        }),
      }),
      ask('getConversation', 200, { params: theConversation, answer: { other_participant: { id: fact('other') } } }),
    ],
    shows: ['24 Oct 2025 10:00 Mai Nguyễn Hello! ✓✓'],
  },
  {
    line: 'chat read binh',
    given: unread,
    asks: [found, ask('markMessagesRead', 200, { params: theConversation, body: {}, answer: { marked_count: 1 } })],
    shows: ['✓ 1 message is marked as read.'],
  },
  {
    line: `chat read ${facts.conversation} --up-to 1`,
    given: unread,
    asks: [
      ask('markMessagesRead', 200, { params: theConversation, body: { up_to_seq: 1 }, answer: { marked_count: 1 } }),
    ],
    shows: ['✓ 1 message is marked as read.'],
  },
  {
    line: `chat read ${facts.conversation} ${facts.message}`,
    given: unread,
    asks: [
      ask('markMessagesRead', 200, {
        params: theConversation,
        body: { message_ids: [fact('message')] },
        answer: { marked_count: 1 },
      }),
    ],
    shows: ['✓ 1 message is marked as read.'],
  },
]);
