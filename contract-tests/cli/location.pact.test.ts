import { ask } from '../consumer/ask.ts';
import { amount, placeholder, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage } from './page.shapes.ts';

const somewhere = { latitude: amount(21.028511), longitude: amount(105.804817) };
const entry = { id: whole(facts.entry), ...somewhere, recorded_at: time(), accuracy: amount(15.5) };

recordCommands([
  {
    line: 'location set 21.03 105.81',
    given: [given('history')],
    asks: [
      ask('updateLocation', 200, {
        body: { latitude: 21.03, longitude: 105.81 },
        answer: {
          latitude: 21.03,
          longitude: 105.81,
          distance_moved: amount(560.4),
          saved_to_history: true,
          timestamp: time(),
        },
      }),
    ],
    shows: ['✓ You are at 21.03, 105.81, 560 m from where you were.'],
  },
  {
    line: 'location show',
    given: [given('position')],
    asks: [ask('getCurrentLocation', 200, { answer: { ...somewhere, last_updated: time() } })],
    shows: ['Latitude 21.028511', 'Longitude 105.804817', 'Reported 24 Oct 2025'],
  },
  {
    line: 'location show',
    title: 'without a position',
    given: [given('signedIn')],
    asks: [ask('getCurrentLocation', 200, { answer: { latitude: null } })],
    shows: ['✗ You have not said where you are.', ' Do so with: study-mate location set <latitude> <longitude>'],
    code: 1,
  },
  {
    line: 'location history',
    given: [given('history')],
    asks: [ask('listLocationHistory', 200, { query: { limit: '20' }, answer: onePage(entry) })],
    shows: ['ID LATITUDE LONGITUDE RECORDED ACCURACY', '51 21.028511 105.804817 24 Oct 2025 15.5'],
  },
  {
    line: `location history ${facts.entry}`,
    given: [given('history')],
    asks: [ask('getLocationHistoryEntry', 200, { params: { id: placeholder('entry') }, answer: entry })],
    shows: ['Id 51', 'Latitude 21.028511', 'Longitude 105.804817', 'Recorded 24 Oct 2025', 'Accuracy 15.5 m'],
  },
  {
    line: 'location stats --days 7',
    given: [given('history')],
    asks: [
      ask('getLocationStats', 200, {
        query: { days: '7' },
        answer: {
          total_records: 1,
          days_analyzed: 7,
          first_recorded: time(),
          last_recorded: time(),
          current_location: somewhere,
        },
      }),
    ],
    shows: ['Positions 1', 'Days 7', 'First 24 Oct 2025', 'Last 24 Oct 2025', 'Now at 21.028511, 105.804817'],
  },
]);
