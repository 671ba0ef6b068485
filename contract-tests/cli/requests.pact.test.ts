import { ask } from '../consumer/ask.ts';
import { fact, filled, listOf, placeholder, text, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { noPage, onePage, toFind, usual } from './page.shapes.ts';

const theRequest = { id: placeholder('request') };
const message = text('Shall we study together?');
const me = { id: whole(facts.me), full_name: filled('Mai Nguyễn') };
const other = { id: whole(facts.other), full_name: filled('Bình Trần') };
const fromMe = { id: fact('request'), sender: me, receiver: other };
const toMe = { id: fact('request'), sender: other, receiver: me };
const asked = { state: 'pending', created_at: time(), message } as const;

recordCommands([
  {
    line: 'requests list',
    given: [given('sentRequest')],
    asks: [ask('listRequests', 200, { query: usual, answer: onePage({ ...fromMe, ...asked }) })],
    shows: ['ID FROM TO STATE WHEN MESSAGE', '31 Mai Nguyễn Bình Trần pending 24 Oct 2025 Shall we study together?'],
  },
  {
    line: 'requests sent --state pending',
    given: [given('sentRequest')],
    asks: [
      ask('listSentRequests', 200, {
        query: { state: 'pending', ...usual },
        answer: onePage({ ...fromMe, ...asked }),
      }),
    ],
    shows: ['ID FROM TO STATE WHEN MESSAGE', '31 Mai Nguyễn Bình Trần pending 24 Oct 2025 Shall we study together?'],
  },
  {
    line: 'requests received',
    given: [given('receivedRequest')],
    asks: [ask('listReceivedRequests', 200, { query: usual, answer: onePage({ ...toMe, ...asked }) })],
    shows: ['ID FROM TO STATE WHEN MESSAGE', '31 Bình Trần Mai Nguyễn pending 24 Oct 2025 Shall we study together?'],
  },
  {
    line: 'requests pending',
    given: [given('receivedRequest')],
    asks: [ask('listPendingRequests', 200, { answer: { received: listOf({ ...toMe, ...asked }), sent: [] } })],
    shows: [
      'DIRECTION ID FROM TO STATE WHEN MESSAGE',
      'received 31 Bình Trần Mai Nguyễn pending 24 Oct 2025 Shall we study together?',
    ],
  },
  {
    line: `requests send ${facts.other} Hello!`,
    given: [given('otherPerson')],
    asks: [
      ask('sendRequest', 201, {
        body: { receiver_id: fact('other'), message: 'Hello!' },
        answer: { id: whole(facts.request), sender: me, receiver: other, state: 'pending' },
      }),
    ],
    shows: ['✓ Bình Trần is asked to connect (request 31).'],
  },
  {
    line: 'requests send binh',
    given: [given('learnersNearby')],
    asks: [
      ask('listNearbyLearners', 200, {
        query: { radius: '100', ...toFind },
        answer: onePage({ id: fact('other'), full_name: filled('Bình Trần') }),
      }),
      ask('listSentRequests', 200, { query: toFind, answer: noPage }),
      ask('listReceivedRequests', 200, { query: toFind, answer: noPage }),
      ask('sendRequest', 201, {
        body: { receiver_id: fact('other') },
        answer: { id: whole(facts.request), sender: me, receiver: other, state: 'pending' },
      }),
    ],
    shows: ['✓ Bình Trần is asked to connect (request 31).'],
  },
  {
    line: `requests show ${facts.request}`,
    given: [given('sentRequest', { state: 'accepted' })],
    asks: [
      ask('getRequest', 200, {
        params: theRequest,
        answer: { ...fromMe, ...asked, state: 'accepted', accepted_at: time(), rejected_at: null },
      }),
    ],
    shows: [
      'Id 31',
      'From Mai Nguyễn (user 7)',
      'To Bình Trần (user 8)',
      'State accepted',
      'Message Shall we study together?',
      'Sent 24 Oct 2025',
      'Accepted 24 Oct 2025',
      'Rejected',
    ],
  },
  {
    line: 'requests accept binh',
    given: [given('receivedRequest')],
    asks: [
      ask('listPendingRequests', 200, { answer: { received: listOf(toMe), sent: [] } }),
      ask('acceptRequest', 200, { params: theRequest, answer: { ...toMe, state: 'accepted' } }),
    ],
    shows: ['✓ You and Bình Trần are connected. Say hello with: study-mate chat open <name>'],
  },
  {
    line: `requests reject ${facts.request}`,
    given: [given('receivedRequest')],
    asks: [ask('rejectRequest', 200, { params: theRequest, answer: { ...toMe, state: 'rejected' } })],
    shows: ['✓ The request of Bình Trần is rejected.'],
  },
  {
    line: 'requests cancel binh',
    given: [given('sentRequest')],
    asks: [
      ask('listPendingRequests', 200, { answer: { received: [], sent: listOf(fromMe) } }),
      ask('cancelRequest', 204, { params: theRequest }),
    ],
    shows: ['✓ Request 31 is withdrawn.'],
  },
  {
    line: `requests block ${facts.request}`,
    given: [given('receivedRequest')],
    asks: [ask('blockRequest', 200, { params: theRequest, answer: { ...toMe, state: 'blocked' } })],
    shows: ['✓ Request 31 is blocked. The two of you cannot reach each other any more.'],
  },
]);
