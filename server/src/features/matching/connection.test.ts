import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aRequest } from './matching.fixtures.ts';
import type { RequestState } from './request.model.ts';

const path = '/api/matching/connections/';

let app: App;
let an: Person;
let binh: Person;
let chi: Person;

beforeAll(async () => {
  app = await anApp();
  an = await app.person({ full_name: 'An' });
  binh = await app.person({ full_name: 'Bình', major: 'Biology', privacy_level: 'private' });
  chi = await app.person({ full_name: 'Chi' });
});
beforeEach(() => app.models.requests.destroy({ where: {} }));
afterAll(() => app.close());

const given = (sender: Person, receiver: Person, state: RequestState, minutesAgo = 0) =>
  aRequest(app.models.requests, {
    senderId: sender.id,
    receiverId: receiver.id,
    state,
    at: new Date(app.clock.now().getTime() - minutesAgo * 60_000),
  });
const connect = async (sender: Person, receiver: Person) => {
  const { body } = await app.post('/api/matching/requests/', { as: sender, body: { receiver_id: receiver.id } });
  return app.post(`/api/matching/requests/${body.id}/accept/`, { as: receiver });
};

describe('listConnections', () => {
  test('shows accepted requests with the other person, the latest connection first', async () => {
    await given(an, chi, 'accepted', 10);
    const { body: accepted } = await connect(binh, an);
    const { status, body } = await app.get(path, { as: an });
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 2, next: null, previous: null });
    expect(body.results[0]).toEqual({
      id: accepted.id,
      user: {
        id: binh.id,
        email: binh.email,
        full_name: 'Bình',
        avatar_url: null,
        school: null,
        major: 'Biology',
        year: null,
        bio: '',
      },
      connection_state: 'accepted',
      accepted_at: accepted.accepted_at,
      can_message: true,
      conversation_id: expect.any(Number),
    });
    expect(body.results[1]).toMatchObject({ user: { id: chi.id }, conversation_id: null });
  });

  test('is paged', async () => {
    await given(an, chi, 'accepted', 10);
    await given(binh, an, 'accepted');
    const { body } = await app.get(`${path}?page=2&page_size=1`, { as: an });
    expect(body).toMatchObject({ count: 2, next: null, results: [{ user: { id: chi.id } }] });
    expect(await app.get(`${path}?page=3&page_size=1`, { as: an })).toMatchObject({ status: 404 });
  });
});

describe('getConnection', () => {
  test('is for its two people', async () => {
    const { id } = await given(an, binh, 'accepted');
    expect((await app.get(`${path}${id}/`, { as: an })).body.user.id).toBe(binh.id);
    expect((await app.get(`${path}${id}/`, { as: binh })).body.user.id).toBe(an.id);
    expect(await app.get(`${path}${id}/`, { as: chi })).toMatchObject({
      status: 403,
      body: { detail: 'You do not have permission to view this connection' },
    });
  });

  test.each(['pending', 'rejected', 'blocked'] as const)('a %s request is none', async (state) => {
    const { id } = await given(an, binh, state);
    for (const as of [an, chi]) expect((await app.get(`${path}${id}/`, { as })).status).toBe(404);
  });

  test.each(['2000000000', 'abc'])('answers 404 for %s', async (id) => {
    expect(await app.get(`${path}${id}/`, { as: an })).toMatchObject({ status: 404, body: { detail: 'Not found.' } });
  });
});

describe('getConnectionStatistics', () => {
  test('counts as the lists do, and a blocked connection no more', async () => {
    const { id } = await given(an, binh, 'accepted');
    await given(chi, an, 'pending');
    const statistics = async () => (await app.get(`${path}statistics/`, { as: an })).body;
    expect(await statistics()).toEqual({
      sent_pending: 0,
      received_pending: 1,
      accepted_connections: 1,
      total_requests: 1,
    });
    await app.post(`/api/matching/requests/${id}/block/`, { as: binh });
    expect((await statistics()).accepted_connections).toBe(0);
  });
});

describe('getConnectionStatus', () => {
  const status = async (as: Person, other: Person) => (await app.get(`${path}status/${other.id}/`, { as })).body;
  const none = { user1_sent: false, user2_sent: false, user1_request_state: null, user2_request_state: null };

  test.each(['pending', 'accepted', 'rejected', 'blocked'] as const)(
    'of a %s request, from both sides',
    async (state) => {
      await given(an, binh, state);
      const shared = { connected: state === 'accepted', can_message: state === 'accepted' };
      expect(await status(an, binh)).toEqual({ ...none, ...shared, user1_sent: true, user1_request_state: state });
      expect(await status(binh, an)).toEqual({ ...none, ...shared, user2_sent: true, user2_request_state: state });
    },
  );

  test('with a stranger and with oneself there is nothing', async () => {
    const nothing = { ...none, connected: false, can_message: false };
    expect(await status(an, chi)).toEqual(nothing);
    expect(await status(an, an)).toEqual(nothing);
  });

  test.each(['2000000000', 'abc'])('answers 404 for %s', async (id) => {
    expect((await app.get(`${path}status/${id}/`, { as: an })).status).toBe(404);
  });
});

test.each([path, `${path}1/`, `${path}statistics/`, `${path}status/1/`])('%s needs a sign-in', async (url) => {
  expect((await app.get(url)).status).toBe(401);
});
