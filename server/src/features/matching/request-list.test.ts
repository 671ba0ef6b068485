import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aRequest } from './matching.fixtures.ts';
import type { RequestState } from './request.model.ts';

const path = '/api/matching/requests/';

let app: App;
let an: Person;
let binh: Person;
let crowd: Person[];

beforeAll(async () => {
  app = await anApp();
  an = await app.person({ full_name: 'An', avatar_url: 'https://example.com/an.jpg', bio: 'Algebra' });
  binh = await app.person({ full_name: 'Bình' });
  crowd = [];
  for (let number = 0; number < 13; number += 1) crowd.push(await app.person());
});
beforeEach(() => app.models.requests.destroy({ where: {} }));
afterAll(() => app.close());

const given = (sender: Person, receiver: Person, state: RequestState = 'pending', minutesAgo = 0) =>
  aRequest(app.models.requests, {
    senderId: sender.id,
    receiverId: receiver.id,
    state,
    at: new Date(app.clock.now().getTime() - minutesAgo * 60_000),
  });
const idsOf = (body: { results: { id: number }[] }) => body.results.map(({ id }) => id);

describe('listReceivedRequests', () => {
  test('shows rows newest first, with both people and what the viewer may do', async () => {
    const older = await given(binh, an, 'accepted', 5);
    const newer = await given(crowd[0] ?? binh, an);
    await given(an, crowd[1] ?? binh);
    const { status, body } = await app.get(`${path}received/`, { as: an });
    expect(status).toBe(200);
    expect(idsOf(body)).toEqual([newer.id, older.id]);
    expect(body).toMatchObject({ count: 2, next: null, previous: null });
    expect(body.results[0]).toMatchObject({ state: 'pending', can_accept: true, can_reject: true, can_message: false });
    expect(body.results[1]).toEqual({
      id: older.id,
      sender_name: 'Bình',
      sender_avatar: null,
      receiver_name: 'An',
      receiver_avatar: 'https://example.com/an.jpg',
      state: 'accepted',
      message: 'Shall we study together?',
      created_at: older.createdAt.toISOString(),
      sender: expect.objectContaining({ id: binh.id, email: binh.email }),
      receiver: expect.objectContaining({ id: an.id, email: an.email, bio: 'Algebra' }),
      can_accept: false,
      can_reject: false,
      can_message: true,
    });
  });

  test('is paged by ten, with absolute links that keep the state', async () => {
    const rows = [];
    for (const person of crowd) rows.push(await given(person, an));
    const newestFirst = rows.map(({ id }) => id).reverse();
    const first = await app.get(`${path}received/?state=pending`, { as: an });
    expect(idsOf(first.body)).toEqual(newestFirst.slice(0, 10));
    expect(first.body).toMatchObject({
      count: 13,
      next: `${app.url}${path}received/?page=2&state=pending`,
      previous: null,
    });
    const second = await app.get(first.body.next.slice(app.url.length), { as: an });
    expect(idsOf(second.body)).toEqual(newestFirst.slice(10));
    expect(second.body).toMatchObject({ count: 13, next: null, previous: `${app.url}${path}received/?state=pending` });
    expect((await app.get(`${path}received/?page=last&page_size=6`, { as: an })).body.results).toHaveLength(1);
    expect(await app.get(`${path}received/?page=3`, { as: an })).toMatchObject({
      status: 404,
      body: { detail: 'Invalid page.' },
    });
  });

  test('narrows to a state; one that does not exist finds nothing', async () => {
    const rejected = await given(binh, an, 'rejected');
    await given(crowd[0] ?? binh, an);
    expect(idsOf((await app.get(`${path}received/?state=rejected`, { as: an })).body)).toEqual([rejected.id]);
    expect((await app.get(`${path}received/?state=lost`, { as: an })).body).toMatchObject({ count: 0, results: [] });
    expect((await app.get(`${path}received/?state=lost&page=2`, { as: an })).status).toBe(404);
  });
});

describe('listSentRequests', () => {
  test('holds what the viewer sent', async () => {
    const sent = await given(an, binh);
    await given(crowd[0] ?? binh, an);
    const { body } = await app.get(`${path}sent/?state=pending`, { as: an });
    expect(idsOf(body)).toEqual([sent.id]);
    expect(body.results[0]).toMatchObject({
      sender: { id: an.id, email: an.email },
      receiver: { id: binh.id, email: '' },
      can_accept: false,
      can_reject: false,
    });
    expect((await app.get(`${path}sent/`, { as: binh })).body.count).toBe(0);
  });
});

describe('listRequests', () => {
  test('holds both directions in every state, but nothing between others', async () => {
    const sent = await given(an, binh, 'blocked', 2);
    const received = await given(crowd[0] ?? binh, an, 'rejected', 1);
    await given(binh, crowd[0] ?? an);
    const { body } = await app.get(path, { as: an });
    expect(body.count).toBe(2);
    expect(idsOf(body)).toEqual([received.id, sent.id]);
  });
});

describe('listPendingRequests', () => {
  test('holds what waits for an answer, by direction', async () => {
    const sent = await given(an, binh);
    const received = await given(crowd[0] ?? binh, an);
    await given(crowd[1] ?? binh, an, 'accepted');
    const { status, body } = await app.get(`${path}pending/`, { as: an });
    expect(status).toBe(200);
    expect(body.sent.map(({ id }: { id: number }) => id)).toEqual([sent.id]);
    expect(body.received.map(({ id }: { id: number }) => id)).toEqual([received.id]);
  });
});

test.each([path, `${path}sent/`, `${path}received/`, `${path}pending/`])('%s needs a sign-in', async (url) => {
  expect((await app.get(url)).status).toBe(401);
});
