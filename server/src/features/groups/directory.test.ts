import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aPosition, hanoi } from '../location/location.fixtures.ts';
import { aSubject } from '../subjects/subjects.fixtures.ts';
import { aGroup, aMembership } from './groups.fixtures.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

type Rows = { id: number }[];
const ids = (rows: Rows) => rows.map(({ id }) => id);
const list = (as: Person, query = '') => app.get(`/api/groups/${query}`, { as });
const nearby = (as: Person, query = '') => app.get(`/api/groups/nearby/${query}`, { as });
const mine = (as: Person, query = '') => app.get(`/api/groups/my_groups/${query}`, { as });

let schools = 0;
async function aSchool(): Promise<number> {
  schools += 1;
  const name = `School of groups ${schools}`;
  const [school] = await app.db.query<{ id: number }>('INSERT INTO schools (name) VALUES ($1) RETURNING id', [name]);
  return school?.id ?? 0;
}

async function aSubjectOf(group: number): Promise<number> {
  const { id } = await aSubject(app.models);
  await app.db.query('INSERT INTO group_subjects (group_id, subject_id) VALUES ($1, $2)', [group, id]);
  return id;
}

describe('listGroups', () => {
  test('newest first, page by page, with links that keep the filters', async () => {
    const mai = await app.person();
    const schoolId = await aSchool();
    const made: number[] = [];
    for (let count = 0; count < 12; count += 1) made.unshift((await aGroup(app.models, mai.id, { schoolId })).group);
    // Groups of one moment still have their order.
    await app.db.query('UPDATE study_groups SET created_at = now() WHERE school_id = $1', [schoolId]);

    const first = await list(mai, `?school=${schoolId}&page_size=5`);
    expect(first.body).toMatchObject({ count: 12, previous: null });
    const next = new URL(first.body.next);
    expect(next.search).toBe(`?page=2&page_size=5&school=${schoolId}`);
    const second = await app.get(next.pathname + next.search, { as: mai });
    const third = await list(mai, `?school=${schoolId}&page_size=5&page=last`);
    expect([first, second, third].flatMap(({ body }) => ids(body.results))).toEqual(made);
    expect((await list(mai, `?school=${schoolId}`)).body.results).toHaveLength(10);
    const past = await list(mai, `?school=${schoolId}&page=3`);
    expect([past.status, past.body]).toEqual([404, { detail: 'Invalid page.' }]);
  });

  test('shows invite-only groups to their active members only', async () => {
    const [mai, an, binh] = [await app.person(), await app.person(), await app.person()];
    const schoolId = await aSchool();
    const open = await aGroup(app.models, mai.id, { schoolId, privacy: 'private' });
    const hidden = await aGroup(app.models, mai.id, { schoolId, privacy: 'invite_only' });
    await aMembership(app.models, hidden.group, an.id, { status: 'invited' });
    const seenBy = async (person: Person) => ids((await list(person, `?school=${schoolId}`)).body.results);
    expect(await seenBy(mai)).toEqual([hidden.group, open.group]);
    expect(await seenBy(an)).toEqual([open.group]);
    expect(await seenBy(binh)).toEqual([open.group]);
  });

  test('shows active groups unless asked for others', async () => {
    const mai = await app.person();
    const schoolId = await aSchool();
    const made: Record<string, number> = {};
    for (const status of ['active', 'inactive', 'archived'] as const) {
      made[status] = (await aGroup(app.models, mai.id, { schoolId, status })).group;
    }
    for (const [query, status] of Object.entries({
      '': 'active',
      '&status=inactive': 'inactive',
      '&status=': 'active',
    })) {
      expect(ids((await list(mai, `?school=${schoolId}${query}`)).body.results)).toEqual([made[status]]);
    }
    expect(ids((await list(mai, `?school=${schoolId}&status=archived`)).body.results)).toEqual([made.archived]);
    expect((await list(mai, `?school=${schoolId}&status=gone`)).body).toMatchObject({ count: 0, results: [] });
  });

  test('filters by privacy and subject', async () => {
    const mai = await app.person();
    const schoolId = await aSchool();
    const open = await aGroup(app.models, mai.id, { schoolId });
    const closed = await aGroup(app.models, mai.id, { schoolId, privacy: 'private' });
    const subject = await aSubjectOf(open.group);
    const found = async (query: string) => ids((await list(mai, `?school=${schoolId}&${query}`)).body.results);
    expect(await found('privacy=private')).toEqual([closed.group]);
    expect(await found('privacy=secret')).toEqual([]);
    expect(await found(`subject=${subject}`)).toEqual([open.group]);
    expect(await found('subject=2147483647')).toEqual([]);
    for (const name of ['subject', 'school']) {
      const { status, body } = await list(mai, `?${name}=maths`);
      expect([status, body]).toEqual([400, { [name]: ['A valid integer is required.'] }]);
    }
  });

  test('finds every word in the name or the description, with and without marks', async () => {
    const mai = await app.person();
    const schoolId = await aSchool();
    const { group } = await aGroup(app.models, mai.id, {
      schoolId,
      name: 'Học máy Hà Nội',
      description: 'Weekly 100% practice_sessions',
    });
    const found = async (search: string) =>
      ids((await list(mai, `?school=${schoolId}&search=${encodeURIComponent(search)}`)).body.results);
    for (const search of ['hoc may', 'WEEKLY, hà', '"may ha noi"', '100%', 'practice_s', '']) {
      expect(await found(search)).toEqual([group]);
    }
    for (const search of ['hoc sinh', 'practice%s', 'weekly_100', '"hoc ha noi"'])
      expect(await found(search)).toEqual([]);
    expect((await list(mai, `?search=${'x'.repeat(201)}`)).status).toBe(400);
    expect((await list(mai, '?search=%00')).status).toBe(400);
  });

  test('needs a sign-in', async () => {
    expect((await app.get('/api/groups/')).status).toBe(401);
  });
});

describe('listMyGroups', () => {
  test('holds groups of every state in which the caller is active, newest first', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const old = await aGroup(app.models, an.id, { status: 'archived' });
    const hidden = await aGroup(app.models, an.id, { privacy: 'invite_only' });
    for (const { group } of [old, hidden]) await aMembership(app.models, group, mai.id, { role: 'moderator' });
    for (const status of ['pending', 'invited', 'left', 'removed'] as const) {
      await aMembership(app.models, (await aGroup(app.models, an.id)).group, mai.id, { status });
    }
    const { status, body } = await mine(mai);
    expect(status).toBe(200);
    expect(ids(body)).toEqual([hidden.group, old.group]);
    expect(body[0]).toMatchObject({ is_member: true, is_admin: false, user_role: 'moderator', member_count: 2 });
  });

  test('tells of invitations and of requests when asked', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const invited = await aGroup(app.models, an.id, { privacy: 'invite_only' });
    const asked = await aGroup(app.models, an.id, { privacy: 'private' });
    await aMembership(app.models, invited.group, mai.id, { status: 'invited' });
    await aMembership(app.models, asked.group, mai.id, { status: 'pending' });
    expect(ids((await mine(mai, '?membership_status=invited')).body)).toEqual([invited.group]);
    expect(ids((await mine(mai, '?membership_status=pending')).body)).toEqual([asked.group]);
    expect((await mine(mai, '?membership_status=removed')).body).toEqual([]);
    expect((await mine(mai)).body).toEqual([]);
  });

  test('needs a sign-in', async () => {
    expect((await app.get('/api/groups/my_groups/')).status).toBe(401);
  });
});

describe('listNearbyGroups', () => {
  /** Far from all others, so that a test finds only what it has put there. */
  let spots = 0;
  const aSpot = () => {
    spots += 1;
    return { latitude: -40 + spots * 3, longitude: 20 };
  };
  const found = async (person: Person, place: { latitude: number; longitude: number }, more: object = {}) =>
    (await app.post('/api/groups/', { as: person, body: { name: 'Around', ...place, ...more } })).body.id as number;

  test('nearest first, ten kilometres around unless told, the own ones included', async () => {
    const [mai, an] = [await app.person(), await app.person()];
    const { latitude, longitude } = aSpot();
    await aPosition(app.db, mai.id, { latitude, longitude });
    const far = await found(an, { latitude: latitude + 0.2, longitude });
    const near = await found(an, { latitude: latitude + 0.05, longitude });
    const own = await found(mai, { latitude, longitude });
    await found(an, {} as never);
    expect(ids((await nearby(mai)).body)).toEqual([own, near]);
    expect(ids((await nearby(mai, '?radius_km=30')).body)).toEqual([own, near, far]);
    expect(ids((await nearby(mai, '?radius_km=1')).body)).toEqual([own]);
    expect((await nearby(mai, '?radius_km=0')).body).toEqual([]);
  });

  test('leaves out what is closed or hidden, and knows subjects', async () => {
    const mai = await app.person();
    const place = aSpot();
    await aPosition(app.db, mai.id, place);
    await found(mai, place, { privacy: 'invite_only' });
    const closed = await found(mai, place);
    await app.delete(`/api/groups/${closed}/`, { as: mai });
    const group = await found(mai, place, { privacy: 'private' });
    const other = await found(mai, place);
    const subject = await aSubjectOf(group);
    expect(ids((await nearby(mai)).body)).toEqual([group, other]);
    expect(ids((await nearby(mai, `?subject=${subject}`)).body)).toEqual([group]);
  });

  test('wants to know where the caller is', async () => {
    const text = 'You must set your location first.';
    const { status, body } = await nearby(await app.person());
    expect([status, body]).toEqual([400, { error: text, detail: text }]);
  });

  test('names what is wrong', async () => {
    const mai = await app.person();
    await aPosition(app.db, mai.id, hanoi);
    expect((await nearby(mai, '?radius_km=far')).body).toEqual({ radius_km: ['A valid number is required.'] });
    expect((await nearby(mai, '?radius_km=nan')).status).toBe(400);
    expect((await nearby(mai, '?radius_km=-1')).status).toBe(400);
    expect((await nearby(mai, '?subject=maths')).status).toBe(400);
    expect((await app.get('/api/groups/nearby/')).status).toBe(401);
  });
});
