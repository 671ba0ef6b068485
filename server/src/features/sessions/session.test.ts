import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';

const path = '/api/sessions/';
const signedOut = { status: 401, body: { detail: 'Authentication credentials were not provided.' } };

let app: App;
let mai: Person;
let an: Person;
let subject: number;

beforeAll(async () => {
  app = await anApp();
  mai = await app.person({ full_name: 'Mai', major: 'Mathematics', year: 2 });
  an = await app.person({ full_name: 'An' });
  const [row] = await app.db.query<{ id: number }>(
    "INSERT INTO subjects (code, name_en, name_vi) VALUES ('MATH101', 'Calculus', 'Giải tích') RETURNING id",
  );
  subject = row?.id ?? 0;
});
afterAll(() => app.close());

const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);
const required = () => ({ title: 'Calculus', start_time: inMinutes(60).toISOString(), duration_minutes: 90 });
const valid = () => ({ ...required(), location_name: 'Library' });
const create = (body: object, as = mai) => app.post(path, { as, body });

describe('createSession', () => {
  test('answers with the session and its host as the first participant', async () => {
    const fields = {
      ...valid(),
      description: '  Limits and series ',
      subject,
      session_type: 'hybrid',
      location_address: '1 Dai Co Viet',
      latitude: 21.00591,
      longitude: 105.84312,
      meeting_link: 'https://meet.example.com/calculus',
      max_participants: 8,
    };
    const { status, body } = await create(fields);
    expect(status).toBe(201);
    const now = app.clock.now().toISOString();
    expect(body).toEqual({
      id: expect.any(Number),
      title: 'Calculus',
      description: 'Limits and series',
      host: {
        id: mai.id,
        email: mai.email,
        full_name: 'Mai',
        avatar_url: null,
        school: null,
        major: 'Mathematics',
        year: 2,
      },
      subject: { id: subject, code: 'MATH101', name_en: 'Calculus', name_vi: 'Giải tích', level: null },
      session_type: 'hybrid',
      location_name: 'Library',
      location_address: '1 Dai Co Viet',
      geom_point: 'SRID=4326;POINT (105.84312 21.00591)',
      meeting_link: 'https://meet.example.com/calculus',
      start_time: fields.start_time,
      end_time: inMinutes(150).toISOString(),
      duration_minutes: 90,
      timezone: 'Asia/Ho_Chi_Minh',
      recurrence_pattern: 'none',
      recurrence_end_date: null,
      series: null,
      recurrence_index: null,
      occurrence_date: null,
      max_participants: 8,
      participant_count: 1,
      is_full: false,
      status: 'upcoming',
      is_host: true,
      is_participant: true,
      is_checked_in: false,
      can_join: false,
      can_leave: true,
      can_edit: true,
      can_cancel: true,
      created_at: now,
      updated_at: now,
    });
    expect((await app.get(`${path}${body.id}/`, { as: mai })).body).toEqual(body);
  });

  test('the equator and Greenwich are places', async () => {
    const { status, body } = await create({ ...required(), latitude: 0, longitude: 0 });
    expect([status, body.geom_point]).toEqual([201, 'SRID=4326;POINT (0 0)']);
  });

  test.each([
    ['2026-12-05T14:00', '2026-12-05T14:00:00.000Z'],
    ['2026-12-05 21:00:00+07:00', '2026-12-05T14:00:00.000Z'],
    ['2026-12-05', '2026-12-05T00:00:00.000Z'],
    ['2019-12-05T14:00:00Z', '2019-12-05T14:00:00.000Z'],
  ])('the start %s is %s', async (start_time, start) => {
    expect((await create({ ...valid(), start_time })).body.start_time).toBe(start);
  });

  test('what only the server knows is ignored', async () => {
    const { body } = await create({
      ...valid(),
      id: 7,
      host: an.id,
      status: 'cancelled',
      geom_point: 'here',
      series: 1,
    });
    expect(body).toMatchObject({ host: { id: mai.id }, status: 'upcoming', geom_point: null, series: null });
  });

  const place = 'In-person or hybrid sessions must have a location name or coordinates.';
  const link = 'Virtual or hybrid sessions must have a meeting link.';
  test.each<[string, object, string | undefined]>([
    ['in person by default, nowhere', {}, place],
    ['in person, nowhere', { session_type: 'in_person', location_name: ' ' }, place],
    ['hybrid, nowhere', { session_type: 'hybrid', meeting_link: 'https://a.example' }, place],
    ['hybrid without a link', { session_type: 'hybrid', location_name: 'Library' }, link],
    ['virtual without a link', { session_type: 'virtual', location_name: 'Library' }, link],
    ['virtual', { session_type: 'virtual', meeting_link: 'http://localhost:3000/room?x=1#y' }, undefined],
    ['in person by name', { location_name: 'Library' }, undefined],
    ['in person by point', { latitude: 21, longitude: 105 }, undefined],
    ['hybrid', { session_type: 'hybrid', latitude: 1, longitude: 2, meeting_link: 'https://[::1]/' }, undefined],
  ])('%s', async (_, how, refusal) => {
    const { status, body } = await create({ ...required(), ...how });
    if (refusal) expect({ status, body }).toEqual({ status: 400, body: { non_field_errors: [refusal] } });
    else expect(status).toBe(201);
  });

  const atLeast = (limit: number) => `Ensure this value is greater than or equal to ${limit}.`;
  const noUrl = 'Enter a valid URL.';
  test.each<[object, object]>([
    [{ title: undefined }, { title: ['This field is required.'] }],
    [{ title: ' ' }, { title: ['This field may not be blank.'] }],
    [{ title: 'a'.repeat(256) }, { title: ['Ensure this field has no more than 255 characters.'] }],
    [{ description: null }, { description: ['This field may not be null.'] }],
    [{ description: 'a'.repeat(5001) }, { description: ['Ensure this field has no more than 5000 characters.'] }],
    [{ subject: 2_000_000_000 }, { subject: ['Invalid pk "2000000000" - object does not exist.'] }],
    [{ subject: 'maths' }, { subject: ['A valid integer is required.'] }],
    [{ session_type: 'zz' }, { session_type: ['"zz" is not a valid choice.'] }],
    [{ latitude: 91, longitude: 0 }, { latitude: ['Ensure this value is less than or equal to 90.'] }],
    [{ latitude: 'nan', longitude: 0 }, { latitude: ['A valid number is required.'] }],
    [{ latitude: 21 }, { longitude: ['This field is required.'] }],
    [{ longitude: 105, latitude: null }, { latitude: ['This field is required.'] }],
    [{ meeting_link: 'javascript:alert(1)' }, { meeting_link: [noUrl] }],
    [{ meeting_link: 'https://nowhere' }, { meeting_link: [noUrl] }],
    [{ meeting_link: 'https://a.example/b c' }, { meeting_link: [noUrl] }],
    [{ meeting_link: `https://a.example/${'x'.repeat(200)}` }, { meeting_link: [expect.stringContaining('200')] }],
    [{ start_time: 'soon' }, { start_time: [expect.stringContaining('Datetime has wrong format.')] }],
    [{ start_time: '2026-02-30T10:00:00Z' }, { start_time: [expect.stringContaining('Datetime')] }],
    [
      { start_time: '9999-12-31T23:59:59Z' },
      { start_time: ['Ensure this date is between 1970-01-01 and 2999-12-31.'] },
    ],
    [{ start_time: '0001-01-01' }, { start_time: ['Ensure this date is between 1970-01-01 and 2999-12-31.'] }],
    [{ duration_minutes: 0 }, { duration_minutes: [atLeast(1)] }],
    [{ duration_minutes: 1.5 }, { duration_minutes: ['A valid integer is required.'] }],
    [{ max_participants: 0 }, { max_participants: [atLeast(1)] }],
    [{ timezone: 'Mars/Olympus' }, { timezone: ['Enter a valid IANA time zone, such as Asia/Ho_Chi_Minh.'] }],
    [{ timezone: '+07:00' }, { timezone: ['Enter a valid IANA time zone, such as Asia/Ho_Chi_Minh.'] }],
  ])('%j is refused', async (wrong, errors) => {
    const before = await app.models.sessions.count();
    expect(await create({ ...valid(), ...wrong })).toMatchObject({ status: 400, body: errors });
    expect(await app.models.sessions.count()).toBe(before);
  });

  test('needs a sign-in', async () => {
    expect(await app.post(path, { body: valid() })).toMatchObject(signedOut);
  });
});
