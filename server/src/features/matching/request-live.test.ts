import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';

let app: App;
let an: Person;
let binh: Person;
let chi: Person;
const sockets: Socket[] = [];

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  [an, binh, chi] = [await app.person(), await app.person(), await app.person()];
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => app.close());

interface News {
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: the hub checks payloads against the spec
  payload: any;
}

/** What a person is told from now on, until `upTo` names the last event awaited. */
async function listen(person: Person) {
  const socket = io(app.url, { transports: ['websocket'], auth: { token: person.tokens.access }, reconnection: false });
  sockets.push(socket);
  const news: News[] = [];
  await new Promise((resolve) => socket.once('connection_established', resolve));
  // Who comes and goes is told whatever is asked; presence.test.ts listens for that.
  socket.onAny((event, payload) => event === 'presence_changed' || news.push({ event, payload }));
  const upTo = (event: string): Promise<News[]> =>
    new Promise((resolve) => {
      const look = () => news.some((it) => it.event === event) && resolve(news);
      socket.onAny(look);
      look();
    });
  return { news, upTo };
}

const ask = (sender: Person, receiver: Person) =>
  app.post('/api/matching/requests/', { as: sender, body: { receiver_id: receiver.id } });
const act = (person: Person, id: number, action: string) =>
  app.post(`/api/matching/requests/${id}/${action}/`, { as: person });

test('the receiver is told of a request, in the shape that is for their eyes; others are not', async () => {
  const [ofAn, ofBinh, ofChi] = [await listen(an), await listen(binh), await listen(chi)];
  const { body } = await ask(an, binh);
  const [received] = await ofBinh.upTo('connection_request_received');
  const shown = await app.get(`/api/matching/requests/${body.id}/`, { as: binh });
  expect(received?.payload).toEqual(shown.body);
  expect(received?.payload).toMatchObject({ can_accept: true, sender: { email: '' }, receiver: { email: binh.email } });
  await act(binh, body.id, 'accept');
  await ofAn.upTo('connection_request_accepted');
  expect(ofAn.news.map(({ event }) => event)).toEqual(['connection_request_accepted']);
  expect(ofChi.news).toEqual([]);
});

test.each([
  ['accept', 'accepted'],
  ['reject', 'rejected'],
  ['block', 'blocked'],
])('both are told of %s, each as they see it', async (action, change) => {
  const { body } = await ask(an, binh);
  const [ofAn, ofBinh] = [await listen(an), await listen(binh)];
  await act(binh, body.id, action);
  for (const [person, ear] of [[an, ofAn] as const, [binh, ofBinh] as const]) {
    const [told] = await ear.upTo(`connection_request_${change}`);
    const { body: shown } = await app.get(`/api/matching/requests/${body.id}/`, { as: person });
    expect(told?.payload).toEqual(shown);
    expect(shown.state).toBe(change);
  }
});

test('both are told that a request was taken back', async () => {
  const { body } = await ask(an, binh);
  const [ofAn, ofBinh] = [await listen(an), await listen(binh)];
  await app.delete(`/api/matching/requests/${body.id}/`, { as: an });
  for (const ear of [ofAn, ofBinh]) {
    const [told] = await ear.upTo('connection_request_cancelled');
    expect(told?.payload).toEqual({ id: body.id });
  }
});

test('nobody is told of what was refused', async () => {
  const { body } = await ask(an, binh);
  const ofBinh = await listen(binh);
  await act(an, body.id, 'accept');
  await act(binh, body.id, 'reject');
  expect((await ofBinh.upTo('connection_request_rejected')).map(({ event }) => event)).toEqual([
    'connection_request_rejected',
  ]);
});
