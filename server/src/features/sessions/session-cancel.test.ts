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

const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);
const given = (facts: object = {}) => aSession(app.models, { hostId: mai.id, startTime: inMinutes(60), ...facts });
const show = async (id: number, as = mai) => (await app.get(`/api/sessions/${id}/`, { as })).body;
const cancel = (id: number, as = mai, query = '') => app.delete(`/api/sessions/${id}/${query}`, { as });
const notTheHost = { status: 403, body: { detail: 'Only the session host can perform this action.' } };
const gone = { status: 404, body: { detail: 'Not found.' } };

describe('cancelSession', () => {
  test('keeps the session readable, and everybody their row', async () => {
    const { id } = await given();
    await aParticipant(app.models.participants, { sessionId: id, userId: an.id });
    expect(await cancel(id)).toMatchObject({ status: 200, body: { message: 'Session cancelled successfully.' } });
    expect(await show(id, an)).toMatchObject({ status: 'cancelled', participant_count: 2, is_participant: true });
    const { body } = await app.get(`/api/sessions/${id}/participants/`, { as: an });
    expect(body.results.map(({ status }: { status: string }) => status)).toEqual(['registered', 'registered']);
    const again = 'This session has already been cancelled.';
    expect(await cancel(id)).toMatchObject({ status: 400, body: { error: again, detail: again } });
  });

  test.each(['this', 'following'])('takes the scope %s for a session that stands alone', async (scope) => {
    const { id } = await given();
    expect((await cancel(id, mai, `?scope=${scope}`)).status).toBe(200);
    expect((await show(id)).status).toBe('cancelled');
  });

  test('is for the host', async () => {
    const { id } = await given();
    await aParticipant(app.models.participants, { sessionId: id, userId: an.id });
    expect(await cancel(id, an)).toMatchObject(notTheHost);
    expect(await cancel(2_000_000_000, an)).toMatchObject(gone);
    expect(await cancel(id, mai, '?scope=all')).toMatchObject({
      status: 400,
      body: { scope: ['"all" is not a valid choice.'] },
    });
    expect((await app.delete(`/api/sessions/${id}/`)).status).toBe(401);
    expect((await show(id)).status).toBe('upcoming');
  });
});
