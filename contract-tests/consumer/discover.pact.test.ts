import { BadRequestError } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { amount, filled, pattern, text, whole } from './matching-rules.ts';

const learner = {
  id: whole(facts.other),
  email: '',
  full_name: filled('Bình Trần'),
  avatar_url: pattern('^https?://.+$', 'https://example.com/binh.jpg'),
  bio: text('Hello'),
  school_name: filled('Hanoi University'),
  major: filled('Physics'),
  year: whole(3),
  distance_km: amount(0.15),
  latitude: amount(21.029),
  longitude: amount(105.805),
};

test('learners nearby come with their distance and without their address', async () => {
  const found = exchange({
    operation: 'listNearbyLearners',
    title: 'somebody near',
    given: [given('learnersNearby', { people: 1 })],
    query: { radius: '5' },
    status: 200,
    answer: { ...page(learner), radius_km: 5 },
  });
  const { results, radius_km } = await record([found], (mate) => mate.discover.listNearbyLearners({ radius: 5 }));
  expect(radius_km).toBe(5);
  expect(results[0]).toMatchObject({ distance_km: 0.15, email: '' });
});

test('learners nearby are read from page to page with the radius kept', async () => {
  const several = [given('learnersNearby', { people: 2 })];
  const first = exchange({
    operation: 'listNearbyLearners',
    title: 'the first of several pages',
    given: several,
    query: { radius: '5', page_size: '1' },
    status: 200,
    answer: { ...page(learner, { next: 'page=2&page_size=1&radius=5' }), radius_km: 5 },
  });
  const last = exchange({
    operation: 'listNearbyLearners',
    title: 'the last of several pages',
    given: several,
    query: { radius: '5', page_size: '1', page: '2' },
    status: 200,
    answer: { ...page(learner, { previous: 'page_size=1&radius=5' }), radius_km: 5 },
  });
  const rows = await record([first, last], async (mate) => {
    const all: number[] = [];
    for await (const { id } of mate.discover.listNearbyLearners({ radius: 5, page_size: 1 })) all.push(id);
    return all;
  });
  expect(rows).toHaveLength(2);
});

test('without a position nobody can be near', async () => {
  const refused = exchange({
    operation: 'listNearbyLearners',
    title: 'I have no position',
    given: [given('signedIn')],
    status: 400,
    answer: {
      error: 'No location data available for current user',
      detail: 'No location data available for current user',
      radius_km: 0,
      count: 0,
      results: [],
    },
  });
  const error = await recordError(refused, (mate) => mate.discover.listNearbyLearners());
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({ detail: 'No location data available for current user' });
});
