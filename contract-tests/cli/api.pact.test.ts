import { ask } from '../consumer/ask.ts';
import { listOf, pattern, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';

// It prints whatever is answered, so it relies on nothing but that. Lists are another matter: their pages are followed.
recordCommands([
  {
    line: 'api getProfile',
    given: [given('signedIn')],
    asks: [ask('getProfile', 200, { answer: { id: whole(facts.me) } })],
    shows: ['{', ' "id": 7', '}'],
  },
  {
    line: 'api listCities -f page_size=1 --paginate',
    given: [given('signedIn'), given('cities', { cities: 2 })],
    asks: [
      ask('listCities', 200, {
        query: { page_size: '1' },
        answer: {
          next: pattern('^https?://.+\\?page=2&page_size=1$', 'http://server/api/cities/?page=2&page_size=1'),
          results: listOf({ id: whole(facts.city) }),
        },
      }),
      ask('listCities', 200, {
        query: { page: '2', page_size: '1' },
        answer: { next: null, results: listOf({ id: whole(facts.city) }) },
      }),
    ],
    shows: ['[', ' {', ' "id": 61', ' },', ' {', ' "id": 61', ' }', ']'],
  },
]);
