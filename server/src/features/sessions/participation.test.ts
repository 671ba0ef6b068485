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
const actions = ['join', 'leave', 'check_in', 'check_out'];

describe('joinSession', () => {
  const full = refusal('Cannot join this session. It may be full, cancelled, or you are already a participant.');

  test('takes a seat', async () => {
    const id = await given();
    const { status, body } = await act(id, 'join', { body: { notes: '  I bring tea ' } });
    const now = app.clock.now().toISOString();
    expect([status, body]).toEqual([
      200,
      {
        id: expect.any(Number),
        user: { id: an.id, email: an.email, full_name: 'An', avatar_url: null, school: null, major: 'Law', year: 1 },
        status: 'registered',
        check_in_time: null,
        check_out_time: null,
        duration_minutes: null,
        notes: 'I bring tea',
        joined_at: now,
        updated_at: now,
      },
    ]);
    expect(await show(id)).toMatchObject({
      is_participant: true,
      can_join: false,
      can_leave: true,
      participant_count: 2,
    });
  });

  test('takes a session that has begun, and none that is over', async () => {
    expect((await act(await given({ startTime: inMinutes(-59) }), 'join')).status).toBe(200);
    const over = await given({ startTime: inMinutes(-60) });
    expect(await act(over, 'join')).toMatchObject(refusal('This session has already ended.'));
  });

  test('is refused twice, when cancelled, and when full', async () => {
    const twice = await given();
    await act(twice, 'join');
    expect(await act(twice, 'join')).toMatchObject(full);
    expect(await act(await given({ cancelledAt: app.clock.now() }), 'join')).toMatchObject(full);
    const small = await given({ maxParticipants: 2 });
    await sit(small, await app.person(), 'attended');
    expect(await show(small)).toMatchObject({ is_full: true, can_join: false });
    expect(await act(small, 'join')).toMatchObject(full);
  });

  test('after leaving uses the same row, with new words and no check-in', async () => {
    const id = await given();
    const first = await act(id, 'join', { body: { notes: 'First' } });
    await act(id, 'check_in');
    await act(id, 'check_out');
    await act(id, 'leave');
    app.clock.advance({ minutes: 1 });
    expect(await show(id)).toMatchObject({ can_join: true, is_participant: false, is_checked_in: false });
    const { status, body } = await act(id, 'join', { body: { notes: 'Second' } });
    const now = app.clock.now().toISOString();
    expect([status, body]).toEqual([200, { ...first.body, notes: 'Second', updated_at: now }]);
    expect(await app.models.participants.count({ where: { sessionId: id, userId: an.id } })).toBe(1);
  });

  test.each<[object, object]>([
    [{ notes: null }, { notes: ['This field may not be null.'] }],
    [{ notes: 'a'.repeat(1001) }, { notes: ['Ensure this field has no more than 1000 characters.'] }],
  ])('%j is refused', async (body, errors) => {
    expect(await act(await given(), 'join', { body })).toMatchObject({ status: 400, body: errors });
  });
});

describe('leaveSession', () => {
  test.each(['registered', 'attended'] as const)('frees the seat of somebody %s', async (status) => {
    const id = await given({ maxParticipants: 2 });
    await sit(id, an, status);
    expect(await act(id, 'leave')).toMatchObject({ status: 200, body: { message: 'You have left the session.' } });
    expect(await show(id)).toMatchObject({ participant_count: 1, is_full: false, is_participant: false });
    expect(await act(id, 'leave')).toMatchObject(refusal('You are not a participant in this session.'));
  });

  test('keeps the times of whoever was there', async () => {
    const id = await given();
    await sit(id, an, 'attended');
    await act(id, 'leave');
    const row = await app.models.participants.findOne({ where: { sessionId: id, userId: an.id } });
    expect([row?.status, row?.checkInTime]).toEqual(['cancelled', app.clock.now()]);
  });

  test('is for those who take part, the host too', async () => {
    const id = await given();
    expect(await act(id, 'leave')).toMatchObject(refusal('You are not a participant in this session.'));
    expect((await act(id, 'leave', { as: mai })).status).toBe(200);
    expect(await show(id, mai)).toMatchObject({
      is_host: true,
      is_participant: false,
      participant_count: 0,
      can_join: true,
    });
  });
});

describe.each(actions)('%s', (action) => {
  test('needs a session and a sign-in, but no body', async () => {
    expect(await act(2_000_000_000, action)).toMatchObject(notFound);
    expect(await app.post('/api/sessions/abc/join/', { as: an })).toMatchObject(notFound);
    expect(await app.post(`/api/sessions/1/${action}/`)).toMatchObject(signedOut);
  });
});
