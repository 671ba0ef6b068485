import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aParticipant, aSession } from './sessions.fixtures.ts';

let app: App;
let mai: Person;
let an: Person;

beforeAll(async () => {
  app = await anApp();
  [mai, an] = [await app.person(), await app.person()];
});
afterAll(() => app.close());

const hanoi = { latitude: 21.02, longitude: 105.8 };
const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);
const given = (facts: object = {}) => aSession(app.models, { hostId: mai.id, startTime: inMinutes(60), ...facts });
const show = async (id: number, as = mai) => (await app.get(`/api/sessions/${id}/`, { as })).body;
const change = (id: number, body: object, as = mai) => app.patch(`/api/sessions/${id}/`, { as, body });
const replace = (id: number, body: object, as = mai) => app.put(`/api/sessions/${id}/`, { as, body });
const notTheHost = { status: 403, body: { detail: 'Only the session host can perform this action.' } };
const gone = { status: 404, body: { detail: 'Not found.' } };
const cancelled = 'This session has been cancelled and cannot be changed.';

describe('updateSession', () => {
  test('answers with the whole session, and only what was sent is different', async () => {
    const { id } = await given({ place: hanoi, description: 'Old' });
    const before = await show(id);
    app.clock.advance({ seconds: 5 });
    const { status, body } = await change(id, { title: 'New', max_participants: 4, duration_minutes: 30 });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...before,
      title: 'New',
      max_participants: 4,
      duration_minutes: 30,
      end_time: new Date(new Date(before.start_time).getTime() + 30 * 60_000).toISOString(),
      updated_at: app.clock.now().toISOString(),
    });
    expect(await show(id)).toEqual(body);
  });

  test('nothing sent changes nothing', async () => {
    const { id } = await given();
    const before = await show(id);
    app.clock.advance({ seconds: 5 });
    expect(await change(id, {})).toMatchObject({ status: 200, body: before });
  });

  test('null empties what may be empty', async () => {
    const { id } = await given({ place: hanoi, maxParticipants: 3 });
    const { body } = await change(id, { latitude: null, longitude: null, max_participants: null, subject: '' });
    expect(body).toMatchObject({ geom_point: null, max_participants: null, subject: null });
    expect((await change(id, { title: null })).body).toEqual({ title: ['This field may not be null.'] });
  });

  test('the time decides the status, whatever is sent', async () => {
    const { id } = await given({ startTime: inMinutes(-10) });
    expect((await change(id, { status: 'upcoming' })).body.status).toBe('in_progress');
    const start_time = inMinutes(10).toISOString().slice(0, 16);
    expect((await change(id, { start_time })).body).toMatchObject({
      status: 'upcoming',
      start_time: expect.stringMatching(/Z$/),
    });
    expect((await change(id, { status: 'zz' })).body).toEqual({ status: ['"zz" is not a valid choice.'] });
  });

  test('the status cancelled cancels', async () => {
    const { id } = await given();
    expect((await change(id, { status: 'cancelled', title: 'Off' })).body).toMatchObject({
      status: 'cancelled',
      title: 'Off',
    });
    expect(await change(id, { status: 'upcoming' })).toMatchObject({ status: 400, body: { error: cancelled } });
    expect((await show(id)).status).toBe('cancelled');
  });

  const place = 'In-person or hybrid sessions must have a location name or coordinates.';
  const link = 'Virtual or hybrid sessions must have a meeting link.';
  test.each<[object, object, string | undefined]>([
    [{}, { session_type: 'virtual' }, link],
    [{}, { session_type: 'hybrid' }, link],
    [{}, { session_type: 'hybrid', meeting_link: 'https://a.example' }, undefined],
    [{}, { location_name: '' }, place],
    [{ place: hanoi }, { location_name: '' }, undefined],
    [{ place: hanoi, locationName: '' }, { latitude: null, longitude: null }, place],
    [{ sessionType: 'virtual', meetingLink: 'https://a.example' }, { meeting_link: '' }, link],
    [{ sessionType: 'virtual', meetingLink: 'https://a.example' }, { session_type: 'in_person' }, undefined],
    [{}, { recurrence_pattern: 'weekly' }, 'Recurring sessions must have a recurrence end date.'],
  ])('%j with %j', async (facts, body, refusal) => {
    const { id } = await given(facts);
    const reply = await change(id, body);
    if (refusal) expect(reply).toMatchObject({ status: 400, body: { non_field_errors: [refusal] } });
    else expect(reply.status).toBe(200);
  });

  test.each<[object, object]>([
    [{ subject: 2_000_000_000 }, { subject: ['Invalid pk "2000000000" - object does not exist.'] }],
    [{ latitude: 5 }, { longitude: ['This field is required.'] }],
    [{ timezone: 'Mars/Olympus' }, { timezone: ['Enter a valid IANA time zone, such as Asia/Ho_Chi_Minh.'] }],
    [{ start_time: '9999-01-01' }, { start_time: ['Ensure this date is between 1970-01-01 and 2999-12-31.'] }],
    [{ scope: 'all' }, { scope: ['"all" is not a valid choice.'] }],
    [
      { duration_minutes: 0, title: '' },
      { duration_minutes: [expect.any(String)], title: [expect.any(String)] },
    ],
  ])('%j is refused and changes nothing', async (wrong, errors) => {
    const { id } = await given();
    const before = await show(id);
    const reply = await change(id, { description: 'Half a change', ...wrong });
    expect([reply.status, reply.body]).toEqual([400, errors]);
    expect(await show(id)).toEqual(before);
  });

  test('there are never fewer seats than people', async () => {
    const { id } = await given({ maxParticipants: 5 });
    for (const [status, count] of [
      ['registered', 1],
      ['attended', 1],
      ['cancelled', 3],
    ] as const)
      for (let i = 0; i < count; i++)
        await aParticipant(app.models.participants, { sessionId: id, userId: (await app.person()).id, status });
    expect((await change(id, { max_participants: 2 })).body).toEqual({
      max_participants: ['Ensure this value is greater than or equal to 3.'],
    });
    expect((await change(id, { max_participants: 3 })).body).toMatchObject({ max_participants: 3, is_full: true });
  });

  test('is for the host', async () => {
    const { id } = await given();
    await aParticipant(app.models.participants, { sessionId: id, userId: an.id });
    expect(await change(id, { title: 'Mine' }, an)).toMatchObject(notTheHost);
    expect(await change(2_000_000_000, { title: 'Mine' }, an)).toMatchObject(gone);
    expect((await app.patch(`/api/sessions/${id}/`, { body: {} })).status).toBe(401);
    expect((await show(id)).title).toBe('Study together');
  });
});

describe('replaceSession', () => {
  test('needs title, start and duration, and keeps the rest', async () => {
    const { id } = await given({ place: hanoi, maxParticipants: 7, description: 'Kept' });
    expect(await replace(id, { description: '' })).toMatchObject({
      status: 400,
      body: {
        title: ['This field is required.'],
        start_time: ['This field is required.'],
        duration_minutes: ['This field is required.'],
      },
    });
    const start_time = inMinutes(90).toISOString();
    const { status, body } = await replace(id, { title: 'New', start_time, duration_minutes: 10 });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        title: 'New',
        start_time,
        description: 'Kept',
        max_participants: 7,
        location_name: 'Library',
      }),
    ]);
    expect(body.geom_point).toMatch(/105\.8 21\.02/);
  });

  test('is for the host', async () => {
    const { id } = await given();
    const body = { title: 'New', start_time: inMinutes(1).toISOString(), duration_minutes: 10 };
    expect(await replace(id, body, an)).toMatchObject(notTheHost);
    expect(await replace(2_000_000_000, body, an)).toMatchObject(gone);
    expect((await app.put(`/api/sessions/${id}/`, { body })).status).toBe(401);
  });
});
