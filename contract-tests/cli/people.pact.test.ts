import { ask } from '../consumer/ask.ts';
import { busyStatistics } from '../consumer/dashboard.shapes.ts';
import { amount, filled, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, usual } from './page.shapes.ts';

const learner = {
  id: whole(facts.other),
  full_name: filled('Bình Trần'),
  distance_km: amount(0.15),
  school_name: filled('Hanoi University'),
  major: filled('Physics'),
  year: whole(3),
};

recordCommands([
  {
    line: 'nearby --radius 2.5',
    given: [given('learnersNearby')],
    asks: [ask('listNearbyLearners', 200, { query: { radius: '2.5', ...usual }, answer: onePage(learner) })],
    shows: ['ID NAME DISTANCE SCHOOL MAJOR YEAR', '8 Bình Trần 0.15 km Hanoi University Physics 3'],
  },
  {
    line: 'nearby',
    title: 'without a position',
    given: [given('signedIn')],
    asks: [
      ask('listNearbyLearners', 400, {
        query: usual,
        answer: { detail: 'No location data available for current user' },
      }),
    ],
    shows: [
      '✗ No location data available for current user',
      ' Say where you are with: study-mate location set <latitude> <longitude>',
    ],
    code: 1,
  },
  {
    line: 'dashboard',
    given: [given('busyLife')],
    asks: [
      ask('getDashboardStatistics', 200, {
        answer: busyStatistics,
      }),
    ],
    shows: [
      'Sessions you host 7: 3 upcoming, 1 now, 2 over, 1 cancelled',
      'Their guests 7',
      'Sessions you attend 7: 2 upcoming, 1 now, 4 over',
      'Your seats 17: 10 registered, 5 attended, 1 missed, 1 given back',
      'How you met 10 in person, 4 virtual, 3 hybrid',
      'Connections 1',
      'Pending requests 1: 1 sent, 0 received',
    ],
  },
]);
