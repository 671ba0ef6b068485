import { ask } from '../consumer/ask.ts';
import { fact, filled, pattern, placeholder } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';

const wrongToken = { detail: filled('Given token not valid for any token type') };

// What the program puts into words of its own, or tells in its own way; each once, since all commands share them.
recordCommands([
  {
    line: 'whoami',
    title: 'after the session was ended',
    given: [given('endedSignIn')],
    asks: [
      ask('getProfile', 401, { answer: wrongToken }),
      ask('refreshToken', 401, { token: undefined, body: { refresh: facts.refresh }, answer: wrongToken }),
    ],
    shows: ['✗ You are not signed in, or the session is over.', ' Sign in with: study-mate login'],
    code: 4,
  },
  {
    line: 'cities show 2147483647',
    given: [given('signedIn')],
    asks: [ask('getCity', 404, { params: { id: 2_147_483_647 }, answer: { detail: 'Not found.' } })],
    shows: ['✗ Not found.'],
    code: 1,
  },
  {
    line: 'location set 91 0',
    given: [given('signedIn')],
    asks: [
      ask('updateLocation', 400, {
        body: { latitude: 91, longitude: 0 },
        answer: { latitude: ['Ensure this value is less than or equal to 90.'] },
      }),
    ],
    shows: ['✗ latitude: Ensure this value is less than or equal to 90.'],
    code: 1,
  },
  {
    line: `sessions join ${facts.session}`,
    title: 'when it is full',
    given: [given('sessionOfOther', { state: 'full' })],
    asks: [
      ask('joinSession', 400, {
        params: { id: placeholder('session') },
        body: { notes: '' },
        answer: { detail: filled('The session is full') },
      }),
    ],
    shows: ['✗ The session is full'],
    code: 1,
  },
  {
    line: `cities remove ${facts.city}`,
    title: 'without being staff',
    given: [given('signedIn'), given('cities')],
    asks: [
      ask('deleteCity', 403, {
        params: { id: placeholder('city') },
        answer: { detail: filled('You do not have permission to perform this action.') },
      }),
    ],
    shows: ['✗ You do not have permission to perform this action.'],
    code: 1,
  },
  {
    line: `requests send ${facts.other}`,
    title: 'too often',
    given: [given('otherPerson'), given('rateLimitUsedUp', { operation: 'sendRequest' })],
    asks: [
      ask('sendRequest', 429, {
        body: { receiver_id: fact('other') },
        headers: { 'Retry-After': pattern('^[1-9]\\d*$', '30') },
        answer: { detail: filled('Request was throttled.') },
      }),
    ],
    shows: ['✗ Request was throttled.', ' Try again in 30 s.'],
    code: 1,
  },
]);
