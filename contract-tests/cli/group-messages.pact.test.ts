import { ask } from '../consumer/ask.ts';
import { fact, filled, pattern, placeholder, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, toFind, usual } from './page.shapes.ts';

const theGroup = { group_id: placeholder('group') };
const uuid = pattern('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', '0192f3a4-5b6c-7d8e-9f01-23456789abcd');
const unread = [given('group', { mine: 'active', messages: 1 })];
const read = ask('markGroupMessagesRead', 200, {
  params: theGroup,
  body: { message_ids: [fact('message')] },
  answer: { marked_count: 1 },
});

recordCommands([
  {
    line: `groups send ${facts.group} Hello!`,
    given: [given('group', { mine: 'active' })],
    asks: [
      ask('sendGroupMessage', 201, {
        params: theGroup,
        body: { content: 'Hello!', client_message_id: uuid },
        answer: { id: whole(facts.message), seq: 1, created_at: time() },
      }),
    ],
    shows: ['✓ Sent (message 1 of group 3).'],
  },
  {
    line: `groups history ${facts.group}`,
    given: unread,
    asks: [
      ask('listGroupMessages', 200, {
        params: theGroup,
        query: usual,
        answer: onePage({
          seq: 1,
          sender: { id: fact('other'), full_name: filled('Bình Trần') },
          content: filled('Message 1'),
          read_count: whole(0),
          created_at: time(),
        }),
      }),
      ask('getGroup', 200, {
        params: { id: placeholder('group') },
        answer: { user_membership: { user: { id: fact('me') } } },
      }),
    ],
    shows: ['24 Oct 2025 10:00 Bình Trần Message 1'],
  },
  {
    line: `groups read ${facts.group} ${facts.message}`,
    given: unread,
    asks: [read],
    shows: ['✓ 1 message is marked as read.'],
  },
  {
    line: `groups read ${facts.group} --up-to 1`,
    given: unread,
    asks: [
      ask('markGroupMessagesRead', 200, {
        params: theGroup,
        body: { message_ids: [], up_to_seq: 1 },
        answer: { marked_count: 1 },
      }),
    ],
    shows: ['✓ 1 message is marked as read.'],
  },
  {
    line: `groups read ${facts.group}`,
    given: unread,
    asks: [
      ask('listGroupMessages', 200, {
        params: theGroup,
        query: toFind,
        answer: onePage({ id: fact('message'), is_read: false }),
      }),
      read,
    ],
    shows: ['✓ 1 message is marked as read.'],
  },
]);
