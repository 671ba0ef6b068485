import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, anApp, type Person, type Reply } from '../../../test/app.ts';
import { aCrowd, forEach } from '../../../test/crowd.ts';
import { aRequest } from './matching.fixtures.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
beforeEach(() => app.models.requests.destroy({ where: {} }));
afterAll(() => app.close());

async function somePairs(count: number): Promise<[Person, Person][]> {
  const crowd = await aCrowd(app, count * 2);
  return crowd.slice(0, count).flatMap((one, index) => {
    const other = crowd[count + index];
    return other ? [[one, other] as [Person, Person]] : [];
  });
}

const ask = (sender: Person, receiver: Person) =>
  app.post('/api/matching/requests/', { as: sender, body: { receiver_id: receiver.id } });
const act = (person: Person, id: number, action: string): Promise<Reply> =>
  action === 'cancel'
    ? app.delete(`/api/matching/requests/${id}/`, { as: person })
    : app.post(`/api/matching/requests/${id}/${action}/`, { as: person });
const atOnce = (calls: (() => Promise<Reply>)[]) => Promise.all(calls.map((call) => call()));
const conversationsOf = (connectionId: number) => app.models.conversations.count({ where: { connectionId } });

describe('sendRequest', () => {
  test('of a thousand pairs who ask each other at once, one of each succeeds', { timeout: 240_000 }, async () => {
    const pairs = await somePairs(1000);
    await forEach(pairs, 40, async ([one, other]) => {
      const replies = await Promise.all([ask(one, other), ask(other, one)]);
      const [won, lost] = replies.sort((a, b) => a.status - b.status);
      expect([won?.status, lost?.status]).toEqual([201, 400]);
      expect(lost?.body).toEqual({ non_field_errors: ['Connection request already exists with status: pending'] });
    });
    expect(await app.models.requests.count()).toBe(1000);
    const versions = await app.db.query<{ version: number; people: number }>(
      `SELECT relations_version AS version, count(*) AS people FROM users
       WHERE id IN (SELECT sender_id FROM connection_requests UNION SELECT receiver_id FROM connection_requests)
       GROUP BY 1`,
    );
    expect(versions, 'the refused half has changed nothing').toEqual([{ version: 1, people: 2000 }]);
  });

  test('both asking again after a rejection revive one row', async () => {
    for (const [one, other] of await somePairs(50)) {
      await aRequest(app.models.requests, { senderId: one.id, receiverId: other.id, state: 'rejected' });
      const replies = await Promise.all([ask(one, other), ask(other, one)]);
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 400]);
      const won = replies.find(({ status }) => status === 201);
      expect(await app.models.requests.findByPk(won?.body.id)).toMatchObject({
        state: 'pending',
        senderId: won?.body.sender.id,
      });
    }
  });

  test('many who ask one person at once all succeed', async () => {
    const [popular, ...others] = await aCrowd(app, 60);
    if (!popular) throw new Error('Nobody there');
    const replies = await Promise.all(others.map((person) => ask(person, popular)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect((await app.get('/api/matching/requests/received/', { as: popular })).body.count).toBe(59);
  });
});

test('profiles and requests of the same people change at once, and every change is made', async () => {
  const crowd = await aCrowd(app, 8);
  const rename = (person: Person) => app.patch('/api/auth/profile/', { as: person, body: { phone: `0${person.id}` } });
  const calls = crowd.flatMap((one, index) => [
    () => rename(one),
    ...crowd.slice(index + 1).flatMap((other) => [() => ask(one, other), () => ask(other, one), () => rename(other)]),
  ]);
  const replies = await atOnce(calls);
  expect(replies.filter(({ status }) => ![200, 201, 400].includes(status))).toEqual([]);
  expect(await app.models.requests.count()).toBe((8 * 7) / 2);
});

interface Race {
  name: string;
  actions: [string, string];
  /** What the two may answer together, in their order, and the state that is left; `gone` for no row. */
  outcomes: Record<string, string>;
}

const races: Race[] = [
  {
    name: 'accepted twice',
    actions: ['accept', 'accept'],
    outcomes: { '200 400': 'accepted', '400 200': 'accepted' },
  },
  {
    name: 'accepted and cancelled',
    actions: ['accept', 'cancel'],
    outcomes: { '200 400': 'accepted', '404 204': 'gone' },
  },
  {
    name: 'accepted and blocked',
    actions: ['accept', 'block'],
    // Whoever comes first, the block holds; an acceptance may have come before it.
    outcomes: { '200 200': 'blocked', '400 200': 'blocked' },
  },
  {
    name: 'accepted and rejected',
    actions: ['accept', 'reject'],
    outcomes: { '200 400': 'accepted', '400 200': 'rejected' },
  },
  {
    name: 'blocked by both',
    actions: ['block', 'block'],
    outcomes: { '200 400': 'blocked', '400 200': 'blocked' },
  },
];

test.each(races)(
  'a request $name at once has one outcome',
  { timeout: 60_000 },
  async ({ actions: [first, second], outcomes }) => {
    for (const [sender, receiver] of await somePairs(50)) {
      const { body } = await ask(sender, receiver);
      const other = second === 'cancel' || second === 'block' ? sender : receiver;
      const calls = [() => act(receiver, body.id, first), () => act(other, body.id, second)];
      // The second one starts first every other time, so that both orders happen.
      const replies = await (body.id % 2 ? atOnce(calls) : atOnce(calls.toReversed()).then((it) => it.toReversed()));
      const answers = replies.map(({ status }) => status).join(' ');
      expect(Object.keys(outcomes)).toContain(answers);

      const row = await app.models.requests.findByPk(body.id);
      expect(row?.state ?? 'gone').toBe(outcomes[answers]);
      const wasAccepted = first === 'accept' && replies.some(({ body: it }) => it?.state === 'accepted');
      expect(await conversationsOf(body.id)).toBe(wasAccepted ? 1 : 0);
      expect(row?.acceptedAt ?? null, 'accepted_at is kept').toEqual(wasAccepted ? app.clock.now() : null);
    }
  },
);
