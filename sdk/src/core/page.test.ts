import { describe, expect, test } from 'vitest';
import { aClient, json } from '../client.fixtures.ts';
import { NotFoundError } from './errors.ts';

const rows = Array.from({ length: 25 }, (_, index) => ({ id: index + 1 }));

/** Twenty-five learners, ten a page, with links to a host that must never be asked. */
const learners = (request: Request): Response => {
  const { searchParams } = new URL(request.url);
  const page = Number(searchParams.get('page') ?? 1);
  if (page > 3) return json({ detail: 'Invalid page.' }, 404);
  const link = (to: number) => `http://elsewhere.test/api/discover/nearby-learners/?page=${to}&radius=5`;
  return json({
    count: rows.length,
    next: page < 3 ? link(page + 1) : null,
    previous: page > 1 ? link(page - 1) : null,
    radius_km: 5,
    results: rows.slice((page - 1) * 10, page * 10),
  });
};

describe('a page', () => {
  test('has what the server sent and knows whether there is another', async () => {
    const { mate } = aClient(learners);
    const page = await mate.discover.listNearbyLearners({ radius: 5 });
    expect(page).toMatchObject({ count: 25, radius_km: 5, previous: null });
    expect(page.results).toHaveLength(10);
    expect(page.hasNextPage()).toBe(true);
  });

  test('leads to the next, with the query of the link and the server of the client', async () => {
    const { mate, requests } = aClient(learners);
    const first = await mate.discover.listNearbyLearners({ radius: 5 });
    const second = await first.nextPage();
    expect(second.results.map(({ id }) => id)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    const asked = new URL(requests[1]?.url ?? '');
    expect(asked.host).toBe('study.test');
    expect(Object.fromEntries(asked.searchParams)).toEqual({ page: '2', radius: '5' });
  });

  test('says so when it is the last', async () => {
    const { mate } = aClient(learners);
    const last = await mate.discover.listNearbyLearners({ page: 3 });
    expect(last.hasNextPage()).toBe(false);
    await expect(last.nextPage()).rejects.toThrow(RangeError);
  });

  test('prints and serialises as what the server sent', async () => {
    const { mate } = aClient(learners);
    const page = await mate.discover.listNearbyLearners({ page: 3 });
    expect(Object.keys(JSON.parse(JSON.stringify(page)))).toEqual([
      'count',
      'next',
      'previous',
      'radius_km',
      'results',
    ]);
  });
});

describe('a loop over a list', () => {
  test('sees every row of every page', async () => {
    const { mate, requests } = aClient(learners);
    const seen: number[] = [];
    for await (const { id } of mate.discover.listNearbyLearners({ radius: 5 })) seen.push(id);
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(requests).toHaveLength(3);
  });

  test('asks for no page that it does not reach', async () => {
    const { mate, requests } = aClient(learners);
    for await (const { id } of mate.discover.listNearbyLearners()) if (id === 10) break;
    expect(requests).toHaveLength(1);
  });

  test('fails where a page does', async () => {
    const { mate } = aClient((request) =>
      request.url.includes('page=2') ? json({ detail: 'Invalid page.' }, 404) : learners(request),
    );
    const seen: number[] = [];
    const loop = async () => {
      for await (const { id } of mate.discover.listNearbyLearners()) seen.push(id);
    };
    await expect(loop()).rejects.toThrow(NotFoundError);
    expect(seen).toHaveLength(10);
  });

  test('takes the call’s options to every page', async () => {
    const { mate, requests } = aClient(learners);
    for await (const _ of mate.discover.listNearbyLearners({}, { headers: { 'x-trace': 'abc' } }));
    expect(requests.map((request) => request.headers.get('x-trace'))).toEqual(['abc', 'abc', 'abc']);
  });
});

test('a list behaves like any promise', async () => {
  const { mate } = aClient(learners);
  const list = mate.discover.listNearbyLearners();
  const counted = list.then(({ count }) => count);
  expect(counted).toBeInstanceOf(Promise);
  expect(counted.constructor).toBe(Promise);
  expect(await counted).toBe(25);
  const failed = aClient(() => json({ detail: 'No.' }, 404)).mate.discover.listNearbyLearners();
  expect(await failed.catch((error) => error)).toBeInstanceOf(NotFoundError);
});
