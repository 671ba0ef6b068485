import { ask } from '../consumer/ask.ts';
import { fact, filled, placeholder, text, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { usual } from './page.shapes.ts';

const theSession = { id: placeholder('session') };
const me = { id: fact('me'), full_name: filled('Mai Nguyễn') };
const seat = {
  user: { id: me.id },
  status: 'registered',
  check_in_time: null,
  check_out_time: null,
  duration_minutes: null,
} as const;

recordCommands([
  {
    line: `sessions participants ${facts.session}`,
    given: [given('sessionOfOther', { seat: 'attended' })],
    asks: [
      ask('listSessionParticipants', 200, {
        params: theSession,
        query: usual,
        answer: {
          count: 2,
          next: null,
          results: [
            { ...seat, user: { id: fact('other'), full_name: filled('Bình Trần') }, notes: text('') },
            { ...seat, user: me, status: 'attended', check_in_time: time(), notes: text('') },
          ],
        },
      }),
    ],
    shows: [
      'USER NAME STATUS CAME WENT MINUTES NOTE',
      '8 Bình Trần registered',
      '7 Mai Nguyễn attended 24 Oct 2025 10:00',
    ],
  },
  {
    line: `sessions join ${facts.session} Hello!`,
    given: [given('sessionOfOther')],
    asks: [ask('joinSession', 200, { params: theSession, body: { notes: 'Hello!' }, answer: seat })],
    shows: ['✓ You have a seat in session 81.'],
  },
  {
    line: `sessions leave ${facts.session}`,
    given: [given('sessionOfOther', { seat: 'registered' })],
    asks: [ask('leaveSession', 200, { params: theSession, answer: {} })],
    shows: ['✓ You have left session 81.'],
  },
  {
    line: `sessions check-in ${facts.session}`,
    given: [given('sessionOfOther', { seat: 'registered' })],
    asks: [
      ask('checkInToSession', 200, {
        params: theSession,
        answer: { ...seat, status: 'attended', check_in_time: time() },
      }),
    ],
    shows: ['✓ You are checked in to session 81.'],
  },
  {
    line: `sessions check-out ${facts.session}`,
    given: [given('sessionOfOther', { seat: 'attended' })],
    asks: [
      ask('checkOutOfSession', 200, {
        params: theSession,
        answer: {
          ...seat,
          status: 'attended',
          check_in_time: time(),
          check_out_time: time(),
          duration_minutes: whole(0),
        },
      }),
    ],
    shows: ['✓ You were in session 81 for 0 min.'],
  },
]);
