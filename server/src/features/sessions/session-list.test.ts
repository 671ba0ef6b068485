import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aParticipant, aSession } from './sessions.fixtures.ts';

const path = '/api/sessions/';
const signedOut = { status: 401, body: { detail: 'Authentication credentials were not provided.' } };

let app: App;
let mai: Person;
let an: Person;
let subject: number;
/** By what it is. */
let ids: Record<string, number>;

const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);
const idsOf = ({ body }: { body: { results?: { id: number }[] } }) =>
  (body.results ?? (body as { id: number }[])).map(({ id }) => id);
const list = (query = '', as = an) => app.get(path + query, { as });

beforeAll(async () => {
  app = await anApp();
  [mai, an] = [await app.person({ full_name: 'Mai' }), await app.person({ full_name: 'An' })];
  const [row] = await app.db.query<{ id: number }>(
    "INSERT INTO subjects (code, name_en, name_vi, level) VALUES ('PHYS', 'Physics', 'Vật lý', 'advanced') RETURNING id",
  );
  subject = row?.id ?? 0;
  const given = async (minutes: number, facts: object = {}) =>
    (await aSession(app.models, { hostId: mai.id, startTime: inMinutes(minutes), ...facts })).id;
  ids = {
    later: await given(600),
    past: await given(-600),
    running: await given(-30),
    virtual: await given(60, { sessionType: 'virtual', meetingLink: 'https://a.example', subjectId: subject }),
    twin: await given(600),
    cancelled: await given(300, { cancelledAt: app.clock.now() }),
    own: await given(120, { hostId: an.id }),
  };
});
afterAll(() => app.close());

const named = (...names: string[]) => names.map((name) => ids[name]);

describe('listSessions', () => {
  test('the earliest come first, by id at equal times, without those that are cancelled', async () => {
    expect(idsOf(await list())).toEqual(named('past', 'running', 'virtual', 'own', 'later', 'twin'));
  });

  test.each<[string, string[]]>([
    ['status=upcoming', ['virtual', 'own', 'later', 'twin']],
    ['status=in_progress', ['running']],
    ['status=completed', ['past']],
    ['status=cancelled', ['cancelled']],
    ['status=', ['past', 'running', 'virtual', 'own', 'later', 'twin']],
    ['status=soon', []],
    ['session_type=virtual', ['virtual']],
    ['session_type=in_person&status=upcoming', ['own', 'later', 'twin']],
    ['session_type=hybrid', []],
    ['session_type=online', []],
    ['time_filter=upcoming', ['virtual', 'own', 'later', 'twin']],
    ['time_filter=past', ['past', 'running']],
    ['time_filter=whenever&status=completed', ['past']],
    ['subject=2000000000', []],
    ['series=1', []],
  ])('%s', async (query, expected) => {
    const reply = await list(`?${query}`);
    expect([reply.status, idsOf(reply)]).toEqual([200, named(...expected)]);
    expect(reply.body.count).toBe(expected.length);
  });

  test('of a subject', async () => {
    const { body } = await list(`?subject=${subject}`);
    expect(body.results).toMatchObject([
      { id: ids.virtual, subject: { id: subject, code: 'PHYS', level: 'advanced' } },
    ]);
  });

  test('a page has links that keep the filters', async () => {
    const first = await list('?time_filter=upcoming&page_size=3');
    expect(idsOf(first)).toEqual(named('virtual', 'own', 'later'));
    expect(first.body).toMatchObject({ count: 4, previous: null });
    expect(first.body.next).toBe(`${app.url}${path}?page=2&page_size=3&time_filter=upcoming`);
    const next = await app.get(first.body.next.replace(app.url, ''), { as: an });
    expect(idsOf(next)).toEqual(named('twin'));
    expect(await list('?page=2')).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
  });

  test('a row has these fields', async () => {
    const { body } = await list('?status=in_progress');
    const session = await app.models.sessions.findByPk(ids.running);
    expect(body.results).toEqual([
      {
        id: ids.running,
        title: 'Study together',
        description: '',
        host: { id: mai.id, email: '', full_name: 'Mai', avatar_url: null, school: null, major: null, year: null },
        subject: null,
        session_type: 'in_person',
        location_name: 'Library',
        start_time: inMinutes(-30).toISOString(),
        end_time: inMinutes(30).toISOString(),
        duration_minutes: 60,
        participant_count: 1,
        max_participants: null,
        is_full: false,
        status: 'in_progress',
        is_host: false,
        is_participant: false,
        created_at: session?.createdAt.toISOString(),
        series: null,
        recurrence_index: null,
        occurrence_date: null,
      },
    ]);
  });

  test.each(['subject=physics', 'series=x', 'subject=0'])('%s is refused', async (query) => {
    expect((await list(`?${query}`)).status).toBe(400);
  });

  test('needs a sign-in', async () => {
    expect(await app.get(path)).toMatchObject(signedOut);
  });
});

describe('listMySessions', () => {
  test('holds what one hosts and what one takes part in', async () => {
    await aParticipant(app.models.participants, { sessionId: ids.later ?? 0, userId: an.id });
    await aParticipant(app.models.participants, { sessionId: ids.past ?? 0, userId: an.id, status: 'attended' });
    await aParticipant(app.models.participants, { sessionId: ids.twin ?? 0, userId: an.id, status: 'cancelled' });
    await aParticipant(app.models.participants, { sessionId: ids.cancelled ?? 0, userId: an.id });
    const mine = (query: string) => app.get(`${path}my_sessions/${query}`, { as: an });
    expect(idsOf(await mine(''))).toEqual(named('past', 'own', 'later'));
    expect(idsOf(await mine('?role=hosting'))).toEqual(named('own'));
    expect(idsOf(await mine('?role=attending'))).toEqual(named('past', 'later'));
    expect(idsOf(await mine('?role=both'))).toEqual(named('past', 'own', 'later'));
    expect((await mine('')).body).toMatchObject([{ is_host: false, is_participant: true }, { is_host: true }, {}]);
  });

  test('needs a sign-in', async () => {
    expect(await app.get(`${path}my_sessions/`)).toMatchObject(signedOut);
  });
});
