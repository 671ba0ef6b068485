import { ask } from '../consumer/ask.ts';
import { fact, filled, placeholder, text, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, toFind, usual } from './page.shapes.ts';

const user = { id: whole(facts.other), full_name: filled('Bình Trần'), email: text('binh@example.com') };
const row = { id: fact('connection'), user, accepted_at: time(), conversation_id: whole(facts.conversation) };

recordCommands([
  {
    line: 'connections list',
    given: [given('conversation')],
    asks: [ask('listConnections', 200, { query: usual, answer: onePage(row) })],
    shows: ['ID NAME USER EMAIL SINCE CHAT', '32 Bình Trần 8 binh@example.com 24 Oct 2025 12'],
  },
  {
    line: 'connections online',
    given: [given('conversation')],
    asks: [
      ask('listPresence', 200, {
        query: usual,
        answer: onePage({ id: row.id, user_id: user.id, online: false, last_active_at: time() }),
      }),
      ask('listConnections', 200, { query: toFind, answer: onePage({ id: row.id, user }) }),
    ],
    shows: ['USER NAME ONLINE LAST ACTIVE', '8 Bình Trần no 24 Oct 2025'],
  },
  {
    line: 'connections show binh',
    given: [given('conversation')],
    asks: [
      ask('listConnections', 200, { query: toFind, answer: onePage({ id: row.id, user }) }),
      ask('getConnection', 200, {
        params: { id: placeholder('connection') },
        answer: {
          ...row,
          user: { ...user, major: filled('Physics'), year: whole(3), bio: text('Hello') },
          can_message: true,
        },
      }),
    ],
    shows: [
      'Id 32',
      'Name Bình Trần',
      'Email binh@example.com',
      'User 8',
      'Major Physics',
      'Year 3',
      'About Hello',
      'Since 24 Oct 2025',
      'May write yes',
      'Chat 12',
    ],
  },
  {
    line: `connections chat ${facts.connection}`,
    given: [given('conversation')],
    asks: [
      ask('getConversationByConnection', 200, {
        query: { connection_id: placeholder('connection') },
        answer: {
          id: whole(facts.conversation),
          other_participant: { full_name: filled('Bình Trần') },
          unread_count: 0,
          last_message: null,
          last_message_at: null,
        },
      }),
    ],
    shows: ['Id 12', 'With Bình Trần', 'Unread 0', 'Last', 'Message'],
  },
  {
    line: `connections status ${facts.other}`,
    given: [given('sentRequest')],
    asks: [
      ask('getConnectionStatus', 200, {
        params: { user_id: placeholder('other') },
        answer: {
          connected: false,
          can_message: false,
          user1_request_state: 'pending',
          user2_request_state: null,
        },
      }),
    ],
    shows: ['Status your request is pending', 'Connected no', 'May write no', 'Your request pending', 'Their request'],
  },
  {
    line: 'connections stats',
    given: [given('conversation')],
    asks: [
      ask('getConnectionStatistics', 200, {
        answer: { accepted_connections: 1, sent_pending: 0, received_pending: 0, total_requests: 0 },
      }),
    ],
    shows: ['Connections 1', 'Sent, pending 0', 'Received, pending 0', 'Requests in all 0'],
  },
]);
