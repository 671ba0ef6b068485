import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aRequest } from '../matching/matching.fixtures.ts';
import { aBusyLife } from './dashboard.fixtures.ts';
import { countLists } from './lists.fixtures.ts';

const path = '/api/dashboard/statistics/';

let app: App;
let an: Person;
let binh: Person;
let chi: Person;

beforeAll(async () => {
  app = await anApp({ ACCESS_TOKEN_LIFETIME: '100000' });
  [an, binh, chi] = [await app.person(), await app.person(), await app.person()];
});
beforeEach(async () => {
  await app.db.query('DELETE FROM study_sessions');
  await app.db.query('DELETE FROM connection_requests');
  await app.db.query('UPDATE users SET relations_version = relations_version + 1');
});
afterAll(() => app.close());

const dashboardOf = (as: Person) => app.get(path, { as });
const live = () => aBusyLife(app.models, { me: an.id, other: binh.id, third: chi.id, now: app.clock.now() });
const request = (sender: Person, receiver: Person, state: 'pending' | 'accepted' | 'rejected' | 'blocked') =>
  aRequest(app.models.requests, { senderId: sender.id, receiverId: receiver.id, state, at: app.clock.now() });

/** Everybody sees the same in the numbers and in the lists; answers with what An sees. */
async function agreed() {
  for (const person of [an, binh, chi]) {
    const { status, body } = await dashboardOf(person);
    expect([status, body]).toEqual([
      200,
      await countLists(async (list) => (await app.get(list, { as: person })).body, person.id),
    ]);
  }
  return (await dashboardOf(an)).body;
}

describe('getDashboardStatistics', () => {
  test('begins with nothing', async () => {
    const { sessions, connections } = await agreed();
    const { sessions_by_type: types, ...numbers } = sessions;
    const all = [...Object.values(numbers), ...Object.values(types), ...Object.values(connections)];
    expect([all.length, new Set(all)]).toEqual([22, new Set([0])]);
  });

  test('counts what is in the lists', async () => {
    await live();
    expect(await agreed()).toEqual({
      sessions: {
        sessions_hosted_total: 7,
        sessions_hosted_upcoming: 3,
        sessions_hosted_in_progress: 1,
        sessions_hosted_completed: 2,
        sessions_hosted_cancelled: 1,
        sessions_attending_total: 7,
        sessions_attending_upcoming: 2,
        sessions_attending_in_progress: 1,
        sessions_attending_completed: 4,
        total_participations: 17,
        participations_attended: 5,
        participations_registered: 10,
        participations_no_show: 1,
        participations_cancelled: 1,
        sessions_by_type: { in_person: 10, virtual: 4, hybrid: 3 },
        total_participants_in_hosted_sessions: 7,
      },
      connections: { sent_pending: 1, received_pending: 0, accepted_connections: 1, total_requests: 1 },
    });
  });

  test('goes with the clock', async () => {
    await live();
    const { sessions: before } = await agreed();
    app.clock.advance({ minutes: 31 });
    const { sessions: soon } = await agreed();
    expect(soon).toEqual({
      ...before,
      sessions_hosted_in_progress: 0,
      sessions_hosted_completed: before.sessions_hosted_completed + 1,
      sessions_attending_in_progress: 0,
      sessions_attending_completed: before.sessions_attending_completed + 1,
    });
    // The moment in which those of tomorrow begin; then the one in which they end.
    app.clock.advance({ minutes: 24 * 60 - 31 });
    expect((await agreed()).sessions).toMatchObject({ sessions_hosted_upcoming: 0, sessions_hosted_in_progress: 3 });
    app.clock.advance({ minutes: 60 });
    expect((await agreed()).sessions).toMatchObject({ sessions_hosted_in_progress: 0, sessions_hosted_completed: 6 });
  });

  test('follows what people do', async () => {
    await live();
    const change = async (act: () => Promise<{ status: number }>) => {
      const before = await dashboardOf(an);
      expect((await act()).status).toBeLessThan(300);
      expect(await agreed()).not.toEqual(before.body);
    };
    const start = new Date(app.clock.now().getTime() + 600_000).toISOString();
    const form = { title: 'Calculus', location_name: 'Library', start_time: start, duration_minutes: 60 };
    let own = 0;
    await change(async () => {
      const made = await app.post('/api/sessions/', { as: an, body: { ...form, timezone: 'UTC' } });
      own = made.body.id;
      return made;
    });
    await change(() => app.post(`/api/sessions/${own}/join/`, { as: binh }));
    await change(() => app.post(`/api/sessions/${own}/leave/`, { as: binh }));
    await change(() => app.post(`/api/sessions/${own}/check_in/`, { as: an }));
    await change(() => app.delete(`/api/sessions/${own}/`, { as: an }));

    const { body: others } = await app.post('/api/sessions/', { as: binh, body: form });
    await change(() => app.post(`/api/sessions/${others.id}/join/`, { as: an }));
    await change(() => app.post(`/api/sessions/${others.id}/leave/`, { as: an }));
    await change(() => app.post(`/api/sessions/${others.id}/join/`, { as: an }));
    await change(() => app.delete(`/api/sessions/${others.id}/`, { as: binh }));
  });

  test('counts each session of a series', async () => {
    const start = app.clock.now();
    start.setUTCHours(start.getUTCHours() + 2);
    const until = new Date(start.getTime() + 15 * 86_400_000).toISOString().slice(0, 10);
    const rule = { recurrence_pattern: 'weekly', recurrence_end_date: until, timezone: 'UTC' };
    const form = { title: 'Weekly', location_name: 'Library', start_time: start.toISOString(), duration_minutes: 60 };
    const { body } = await app.post('/api/sessions/', { as: an, body: { ...form, ...rule } });
    expect((await agreed()).sessions).toMatchObject({ sessions_hosted_total: 3, participations_registered: 3 });
    await app.delete(`/api/sessions/${body.id}/?scope=following`, { as: an });
    expect((await agreed()).sessions).toMatchObject({ sessions_hosted_upcoming: 0, sessions_hosted_cancelled: 3 });
  });

  test('says of connections what their own numbers say', async () => {
    await request(an, binh, 'accepted');
    await request(chi, an, 'pending');
    const numbers = { sent_pending: 0, received_pending: 1, accepted_connections: 1, total_requests: 1 };
    expect((await agreed()).connections).toEqual(numbers);
    const { body: requests } = await app.get('/api/matching/requests/received/?state=pending', { as: an });
    await app.post(`/api/matching/requests/${requests.results[0].id}/accept/`, { as: an });
    expect((await agreed()).connections).toMatchObject({ received_pending: 0, accepted_connections: 2 });
    const { body: connections } = await app.get('/api/matching/connections/', { as: an });
    for (const { id } of connections.results) await app.post(`/api/matching/requests/${id}/block/`, { as: an });
    expect((await agreed()).connections).toMatchObject({ accepted_connections: 0 });
  });

  test('needs a sign-in', async () => {
    expect(await app.get(path)).toMatchObject({
      status: 401,
      body: { detail: 'Authentication credentials were not provided.' },
    });
  });
});
