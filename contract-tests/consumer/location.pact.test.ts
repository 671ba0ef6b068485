import { BadRequestError } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { amount, fact, filled, placeholder, time, whole } from './matching-rules.ts';

const hanoi = { latitude: 21.028511, longitude: 105.804817 };
const somewhere = { latitude: amount(21.028511), longitude: amount(105.804817) };
const row = { id: whole(facts.entry), ...somewhere, recorded_at: time(), accuracy: amount(15.5) };

test('the first position enters the history', async () => {
  const stored = exchange({
    operation: 'updateLocation',
    title: 'a first position',
    given: [given('signedIn')],
    body: hanoi,
    status: 200,
    answer: {
      updated: true,
      saved_to_history: true,
      distance_moved: null,
      time_since_last: null,
      message: 'Initial location set',
      ...hanoi,
      timestamp: time(),
    },
  });
  const result = await record([stored], (mate) => mate.location.updateLocation(hanoi));
  expect(result).toMatchObject({ saved_to_history: true, distance_moved: null });
});

test('another position tells how far it is and how long ago', async () => {
  const place = { latitude: 21.03, longitude: 105.81, accuracy: 12 };
  const stored = exchange({
    operation: 'updateLocation',
    title: 'a position further on',
    given: [given('history', { entries: 1 })],
    body: place,
    status: 200,
    answer: {
      updated: true,
      saved_to_history: true,
      distance_moved: amount(560.4),
      time_since_last: amount(60),
      message: filled('Location saved'),
      latitude: 21.03,
      longitude: 105.81,
      timestamp: time(),
    },
  });
  const result = await record([stored], (mate) => mate.location.updateLocation(place));
  expect(result.distance_moved).toBe(560.4);
});

test('an impossible position is told at its field', async () => {
  const place = { latitude: 91, longitude: 0 };
  const refused = exchange({
    operation: 'updateLocation',
    title: 'a latitude out of range',
    given: [given('signedIn')],
    body: place,
    status: 400,
    answer: { latitude: ['Ensure this value is less than or equal to 90.'] },
  });
  const error = await recordError(refused, (mate) => mate.location.updateLocation(place));
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({ fields: { latitude: [expect.any(String)] } });
});

test('the own position', async () => {
  const shown = exchange({
    operation: 'getCurrentLocation',
    title: 'a position',
    given: [given('position')],
    status: 200,
    answer: { ...somewhere, last_updated: time() },
  });
  expect(await record([shown], (mate) => mate.location.getCurrentLocation())).toMatchObject(hanoi);
});

test('without a position there are nulls and a message', async () => {
  const none = exchange({
    operation: 'getCurrentLocation',
    title: 'no position',
    given: [given('signedIn')],
    status: 200,
    answer: { latitude: null, longitude: null, last_updated: null, message: 'No location data available' },
  });
  expect((await record([none], (mate) => mate.location.getCurrentLocation())).latitude).toBeNull();
});

test('the history is read from page to page', async () => {
  const [first, second] = [
    exchange({
      operation: 'listLocationHistory',
      title: 'the first of several pages',
      given: [given('history', { entries: 2 })],
      query: { limit: '1' },
      status: 200,
      answer: page(row, { next: 'limit=1&page=2' }),
    }),
    exchange({
      operation: 'listLocationHistory',
      title: 'the last of several pages',
      given: [given('history', { entries: 2 })],
      query: { limit: '1', page: '2' },
      status: 200,
      answer: page(row, { previous: 'limit=1' }),
    }),
  ];
  const rows = await record([first, second], async (mate) => {
    const all: number[] = [];
    for await (const { id } of mate.location.listLocationHistory({ limit: 1 })) all.push(id);
    return all;
  });
  expect(rows).toEqual([facts.entry, facts.entry]);
});

test('a bound that is no time is told at its field', async () => {
  const refused = exchange({
    operation: 'listLocationHistory',
    title: 'a bound that is no time',
    given: [given('signedIn')],
    query: { from_date: 'yesterday' },
    status: 400,
    answer: { from_date: [filled('Datetime has wrong format.')] },
  });
  const error = await recordError(refused, (mate) => mate.location.listLocationHistory({ from_date: 'yesterday' }));
  expect(error).toMatchObject({ status: 400, fields: { from_date: [expect.any(String)] } });
});

test('one entry of the history', async () => {
  const shown = exchange({
    operation: 'getLocationHistoryEntry',
    title: 'my entry',
    params: { id: placeholder('entry') },
    given: [given('history', { entries: 1 })],
    status: 200,
    answer: {
      id: fact('entry'),
      user: fact('me'),
      user_email: filled(facts.email),
      user_name: filled('Mai Nguyễn'),
      ...somewhere,
      recorded_at: time(),
      accuracy: amount(15.5),
      created_at: time(),
    },
  });
  const entry = await record([shown], (mate) => mate.location.getLocationHistoryEntry(facts.entry));
  expect(entry.user).toBe(facts.me);
});

test('the history in numbers', async () => {
  const shown = exchange({
    operation: 'getLocationStats',
    title: 'my history',
    given: [given('history', { entries: 2 })],
    query: { days: '7' },
    status: 200,
    answer: {
      total_records: 2,
      days_analyzed: 7,
      first_recorded: time(),
      last_recorded: time(),
      current_location: somewhere,
    },
  });
  expect((await record([shown], (mate) => mate.location.getLocationStats({ days: 7 }))).total_records).toBe(2);
});

test('a number of days out of range is told at its field', async () => {
  const refused = exchange({
    operation: 'getLocationStats',
    title: 'too many days',
    given: [given('signedIn')],
    query: { days: '5000' },
    status: 400,
    answer: { days: ['Ensure this value is less than or equal to 3650.'] },
  });
  const error = await recordError(refused, (mate) => mate.location.getLocationStats({ days: 5000 }));
  expect(error).toMatchObject({ status: 400, fields: { days: [expect.any(String)] } });
});
