import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, anAppForThisTest, type Person } from '../../../test/app.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const ask = (node: App, sender: Person, receiver: Person) =>
  node.post('/api/matching/requests/', { as: sender, body: { receiver_id: receiver.id } });

/** Everything that is cached about a person, as one node shows it. */
async function seenBy(person: Person, node = app) {
  const get = async (path: string) => (await node.get(`/api/matching/${path}`, { as: person })).body;
  const received = await get('requests/received/');
  const statistics = await get('connections/statistics/');
  return {
    states: received.results.map(({ state }: { state: string }) => state),
    pending: (await get('requests/pending/')).received.length,
    connections: (await get('connections/')).count,
    counted: [statistics.received_pending, statistics.accepted_connections],
  };
}

const pendingOnly = { states: ['pending'], pending: 1, connections: 0, counted: [1, 0] };
const acceptedOnly = { states: ['accepted'], pending: 0, connections: 1, counted: [0, 1] };

describe('every change is seen at once', () => {
  const walkThrough = async (writer: App, reader: App) => {
    const [an, binh] = [await app.person(), await app.person()];
    const nothing = { states: [], pending: 0, connections: 0, counted: [0, 0] };
    expect(await seenBy(binh, reader)).toEqual(nothing);
    const { body } = await ask(writer, an, binh);
    expect(await seenBy(binh, reader)).toEqual(pendingOnly);
    await writer.delete(`/api/matching/requests/${body.id}/`, { as: an });
    expect(await seenBy(binh, reader)).toEqual(nothing);
    const { body: again } = await ask(writer, an, binh);
    await writer.post(`/api/matching/requests/${again.id}/accept/`, { as: binh });
    expect(await seenBy(binh, reader)).toEqual(acceptedOnly);
    await writer.post(`/api/matching/requests/${again.id}/block/`, { as: an });
    expect(await seenBy(binh, reader)).toEqual({ ...nothing, states: ['blocked'] });
  };

  test('on one node', () => walkThrough(app, app));

  test('on another node, which was told nothing', async () => walkThrough(app, await anAppForThisTest()));

  test('while the cache is away', async () => {
    const node = await anAppForThisTest({ REDIS_URL: 'redis://127.0.0.1:1' });
    await walkThrough(node, node);
  });
});

test('what did not change is kept: a list read twice asks the database once', async () => {
  const [an, binh] = [await app.person(), await app.person()];
  await ask(app, an, binh);
  expect(await seenBy(binh)).toEqual(pendingOnly);
  // Behind the service's back, so that only the cache can still hold the old state.
  await app.models.requests.update({ state: 'rejected' }, { where: { senderId: an.id } });
  expect(await seenBy(binh)).toEqual(pendingOnly);
});

test('a stale list grants nothing: rights are decided on the row', async () => {
  const [an, binh] = [await app.person(), await app.person()];
  const { body } = await ask(app, an, binh);
  expect(await seenBy(binh)).toEqual(pendingOnly);
  await app.models.requests.update({ state: 'rejected' }, { where: { senderId: an.id } });
  expect(await app.post(`/api/matching/requests/${body.id}/accept/`, { as: binh })).toMatchObject({
    status: 400,
    body: { detail: 'Cannot accept request in rejected state' },
  });
});
