import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import type { ParticipantStatus } from './participant.model.ts';
import { aParticipant, aSession } from './sessions.fixtures.ts';

const signedOut = { status: 401, body: { detail: 'Authentication credentials were not provided.' } };
const notFound = { status: 404, body: { detail: 'Not found.' } };

let app: App;
let mai: Person;
let an: Person;

beforeAll(async () => {
  app = await anApp({ ACCESS_TOKEN_LIFETIME: '1440' });
  [mai, an] = [await app.person({ full_name: 'Mai' }), await app.person({ full_name: 'An', major: 'Law', year: 1 })];
});
afterAll(() => app.close());

const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);
const given = async (facts: object = {}) =>
  (await aSession(app.models, { hostId: mai.id, startTime: inMinutes(60), ...facts })).id;
const sit = (sessionId: number, person: Person, status: ParticipantStatus = 'registered') =>
  aParticipant(app.models.participants, { sessionId, userId: person.id, status, at: app.clock.now() });
const act = (id: number, action: string, { as = an, body }: { as?: Person; body?: object } = {}) =>
  app.post(`/api/sessions/${id}/${action}/`, { as, body });
const show = async (id: number, as = an) => (await app.get(`/api/sessions/${id}/`, { as })).body;
const refusal = (text: string) => ({ status: 400, body: { error: text, detail: text } });

describe('checkInToSession', () => {
  const refused = refusal('You are not registered for this session or have already checked in.');

  test('notes the time, once', async () => {
    const id = await given();
    await sit(id, an);
    app.clock.advance({ minutes: 3 });
    const time = app.clock.now().toISOString();
    const { status, body } = await act(id, 'check_in');
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ status: 'attended', check_in_time: time, updated_at: time }),
    ]);
    expect(await show(id)).toMatchObject({ is_checked_in: true, is_participant: true, participant_count: 2 });
    app.clock.advance({ minutes: 3 });
    expect(await act(id, 'check_in')).toMatchObject(refused);
    expect((await act(id, 'check_out')).body.check_in_time).toBe(time);
  });

  test('is for those who are registered', async () => {
    const id = await given();
    expect(await act(id, 'check_in')).toMatchObject(refused);
    await sit(id, an, 'cancelled');
    expect(await act(id, 'check_in')).toMatchObject(refused);
    const off = await given({ cancelledAt: app.clock.now() });
    await sit(off, an);
    expect(await act(off, 'check_in')).toMatchObject(refused);
  });
});

describe('checkOutOfSession', () => {
  const refused = refusal('You have not checked in to this session.');

  test('notes the time and the whole minutes, and the first time counts', async () => {
    const id = await given();
    await sit(id, an, 'attended');
    app.clock.advance({ minutes: 89, seconds: 59 });
    const { status, body } = await act(id, 'check_out');
    const time = app.clock.now().toISOString();
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ check_out_time: time, duration_minutes: 89, status: 'attended' }),
    ]);
    app.clock.advance({ minutes: 30 });
    expect((await act(id, 'check_out')).body).toEqual(body);
  });

  test('is for those who have checked in', async () => {
    const id = await given();
    expect(await act(id, 'check_out')).toMatchObject(refused);
    await sit(id, an);
    expect(await act(id, 'check_out')).toMatchObject(refused);
  });
});

describe('listSessionParticipants', () => {
  test('holds everybody who has ever joined, the longest there first, by pages', async () => {
    const id = await given();
    const people = [mai];
    const states: ParticipantStatus[] = ['registered', 'attended', 'no_show', 'cancelled'];
    for (let index = 0; index < 13; index++) {
      const person = await app.person();
      app.clock.advance({ seconds: index % 2 });
      await sit(id, person, states[index % 4]);
      people.push(person);
    }
    const list = (query: string) => app.get(`/api/sessions/${id}/participants/${query}`, { as: an });
    const idsOf = ({ body }: { body: { results: { user: { id: number } }[] } }) =>
      body.results.map(({ user }) => user.id);
    const expected = people.map((person) => person.id);
    const first = await list('');
    expect([first.status, first.body.count, idsOf(first)]).toEqual([200, 14, expected.slice(0, 12)]);
    expect(first.body.next).toBe(`${app.url}/api/sessions/${id}/participants/?page=2`);
    expect(idsOf(await list('?page=2'))).toEqual(expected.slice(12));
    expect(idsOf(await list('?page=last&page_size=5'))).toEqual(expected.slice(10));
    for (const size of ['96', '1000']) expect(idsOf(await list(`?page_size=${size}`))).toEqual(expected);
    expect(idsOf(await list('?page_size=0'))).toEqual(expected.slice(0, 1));
    expect(idsOf(await list('?page_size=abc'))).toEqual(expected.slice(0, 12));
    expect(await list('?page=3')).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
  });

  test('is there for a cancelled session, and for nobody signed out', async () => {
    const id = await given({ cancelledAt: app.clock.now() });
    expect(await app.get(`/api/sessions/${id}/participants/`, { as: an })).toMatchObject({
      status: 200,
      body: { count: 1 },
    });
    expect(await app.get('/api/sessions/2000000000/participants/', { as: an })).toMatchObject(notFound);
    expect(await app.get(`/api/sessions/${id}/participants/`)).toMatchObject(signedOut);
  });
});
