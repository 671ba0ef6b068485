import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { openPlain, openSocketIo } from '../../realtime/realtime.fixtures.ts';
import { aConversation } from '../chat/chat.fixtures.ts';

let app: App;
let mai: Person;
let an: Person;
let conversation: number;
const sockets: Socket[] = [];

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  [mai, an] = [await app.person(), await app.person()];
  ({ conversation } = await aConversation(app.models, mai.id, an.id));
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await allAreGone();
});
afterAll(() => app.close());

/** The sockets of a test are closed, and their people have gone. */
async function allAreGone() {
  await vi.waitUntil(async () => (await openConnections()) === 0);
  await after(15);
}

const openConnections = async (): Promise<number> =>
  Number(/^study_mate_sockets (\d+)$/m.exec((await app.get('/metrics')).body)?.[1]);

type News = { user_id: number; online: boolean; last_active_at: string | null };

/** Somebody with a connection, and what they hear of others. */
async function arrive(person: Person) {
  const socket = openSocketIo(app, person.tokens.access);
  sockets.push(socket);
  const news: News[] = [];
  socket.on('presence_changed', (change: News) => news.push(change));
  await new Promise((resolve) => socket.once('connection_established', resolve));
  await settled();
  return {
    socket,
    news,
    /** Everything that was heard until now. */
    heard: async (count: number) => {
      await vi.waitUntil(() => news.length >= count);
      return news.splice(0);
    },
  };
}

/** What happened until now has been told. */
const settled = () => app.server.features.presence.beat();

async function leave({ socket }: { socket: Socket }) {
  const before = await openConnections();
  socket.disconnect();
  await vi.waitUntil(async () => (await openConnections()) < before);
}

/** Time passes, with a beat now and then. */
async function after(seconds: number) {
  for (let left = seconds; left > 0; left -= 5) {
    app.clock.advance({ seconds: Math.min(left, 5) });
    await settled();
  }
}

const see = async (viewer: Person): Promise<News[]> =>
  (await app.get('/api/matching/connections/presence/', { as: viewer })).body.results;
const never = { online: false, last_active_at: null };
const setPrivacy = (person: Person, privacy_level: string) =>
  app.patch('/api/auth/profile/', { as: person, body: { privacy_level } });

describe('listPresence', () => {
  test('tells who is online, on either kind of socket, and when they were last active', async () => {
    expect(await see(mai)).toEqual([{ id: expect.any(Number), user_id: an.id, ...never }]);
    const socket = await arrive(an);
    await app.server.features.activity.flush();
    const arrivedAt = app.clock.now().toISOString();
    expect(await see(mai)).toMatchObject([{ user_id: an.id, online: true, last_active_at: arrivedAt }]);

    const plain = openPlain(app, `/ws/chat/${conversation}/?token=${an.tokens.access}`);
    await plain.next();
    await leave(socket);
    await after(60);
    expect(await see(mai)).toMatchObject([{ online: true }]);
    plain.socket.close();
    await allAreGone();
    await app.server.features.activity.flush();
    expect(await see(mai)).toMatchObject([{ online: false, last_active_at: app.clock.now().toISOString() }]);
  });

  test('is for people who are signed in, and about their accepted connections only', async () => {
    const [stranger, asked] = [await app.person(), await app.person()];
    await app.post('/api/matching/requests/', { as: asked, body: { receiver_id: mai.id } });
    for (const person of [stranger, asked, an]) await arrive(person);
    expect((await app.get('/api/matching/connections/presence/')).status).toBe(401);
    expect((await see(mai)).map(({ user_id }) => user_id)).toEqual([an.id]);
    expect(await see(stranger)).toEqual([]);
    expect(await see(asked)).toEqual([]);
  });

  test('shows whoever keeps to themselves, or has lost the account, as if they had never been there', async () => {
    await arrive(an);
    await app.server.features.activity.flush();
    await setPrivacy(an, 'friends_of_friends');
    expect(await see(mai)).toMatchObject([{ online: true }]);
    await setPrivacy(an, 'private');
    expect(await see(mai)).toEqual([{ id: expect.any(Number), user_id: an.id, ...never }]);
    await setPrivacy(an, 'open');
    expect(await see(mai)).toMatchObject([{ online: true }]);
    await app.models.users.update({ status: 'banned' }, { where: { id: an.id } });
    expect(await see(mai)).toMatchObject([never]);
  });
});

describe('presence_changed', () => {
  test('tells connections who comes and who has gone for good, and nobody else', async () => {
    const stranger = await app.person();
    const [ofMai, ofStranger] = [await arrive(mai), await arrive(stranger)];
    const visit = await arrive(an);
    const cameAt = app.clock.now().toISOString();
    expect(await ofMai.heard(1)).toEqual([{ user_id: an.id, online: true, last_active_at: cameAt }]);

    await leave(visit);
    await after(9);
    const again = await arrive(an);
    await after(9);
    expect(ofMai.news).toEqual([]);

    await leave(again);
    await after(15);
    const wentAt = app.clock.now().toISOString();
    expect(await ofMai.heard(1)).toEqual([{ user_id: an.id, online: false, last_active_at: wentAt }]);
    await after(15);
    expect(ofMai.news).toEqual([]);
    expect(ofStranger.news).toEqual([]);
  });

  test('tells of somebody with several connections once', async () => {
    const ofMai = await arrive(mai);
    const [first, second] = [await arrive(an), await arrive(an)];
    expect(await ofMai.heard(1)).toMatchObject([{ online: true }]);
    await leave(first);
    await after(60);
    expect(ofMai.news).toEqual([]);
    await leave(second);
    await after(60);
    expect(await ofMai.heard(1)).toMatchObject([{ online: false }]);
  });

  test('is silent about whoever is private, and tells at once that they have become so', async () => {
    const ofMai = await arrive(mai);
    const visit = await arrive(an);
    await ofMai.heard(1);
    await setPrivacy(an, 'private');
    expect(await ofMai.heard(1)).toEqual([{ user_id: an.id, ...never }]);
    await leave(visit);
    await after(60);
    await arrive(an);
    expect(ofMai.news).toEqual([]);
    await setPrivacy(an, 'open');
    expect(await ofMai.heard(1)).toMatchObject([{ user_id: an.id, online: true }]);
    await app.patch('/api/auth/profile/', { as: an, body: { bio: 'Still here', privacy_level: 'open' } });
    await settled();
    expect(ofMai.news).toEqual([]);
  });

  test('tells new connections of each other, and those who have parted nothing any more', async () => {
    const binh = await app.person();
    const [ofMai, ofBinh] = [await arrive(mai), await arrive(binh)];
    const { body: request } = await app.post('/api/matching/requests/', { as: binh, body: { receiver_id: mai.id } });
    await app.post(`/api/matching/requests/${request.id}/accept/`, { as: mai });
    expect(await ofMai.heard(1)).toMatchObject([{ user_id: binh.id, online: true }]);
    expect(await ofBinh.heard(1)).toMatchObject([{ user_id: mai.id, online: true }]);

    await app.post(`/api/matching/requests/${request.id}/block/`, { as: mai });
    expect(await ofBinh.heard(1)).toEqual([{ user_id: mai.id, ...never }]);
    expect(await ofMai.heard(1)).toEqual([{ user_id: binh.id, ...never }]);
    expect(await see(binh)).toEqual([]);
    // The acceptance, if its turn comes only now.
    app.server.features.presence.join(binh.id, mai.id);
    await settled();
    await leave(ofMai);
    await after(60);
    const back = await arrive(mai);
    expect([ofBinh.news, ofMai.news, back.news]).toEqual([[], [], []]);
  });
});
