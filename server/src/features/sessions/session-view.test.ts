import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aSession } from './sessions.fixtures.ts';

const path = '/api/sessions/';

let app: App;
let mai: Person;
let an: Person;

beforeAll(async () => {
  app = await anApp();
  [mai, an] = [await app.person(), await app.person()];
});
afterAll(() => app.close());

const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);

describe('getSession', () => {
  test.each([
    [30, 'upcoming'],
    [0, 'in_progress'],
    [-59, 'in_progress'],
    [-60, 'completed'],
  ])('with a start in %i minutes is %s', async (minutes, status) => {
    const session = await aSession(app.models, { hostId: mai.id, startTime: inMinutes(minutes) });
    const { body } = await app.get(`${path}${session.id}/`, { as: an });
    expect(body).toMatchObject({ status, can_join: status !== 'completed', can_cancel: false, can_edit: false });
    const own = await app.get(`${path}${session.id}/`, { as: mai });
    expect(own.body).toMatchObject({ can_cancel: status === 'upcoming', can_leave: status === 'upcoming' });
  });

  test('shows a cancelled one, which nobody can do anything with', async () => {
    const startTime = inMinutes(60);
    const session = await aSession(app.models, { hostId: mai.id, startTime, cancelledAt: app.clock.now() });
    const none = { can_join: false, can_leave: false, can_edit: false, can_cancel: false };
    for (const as of [mai, an]) {
      const reply = await app.get(`${path}${session.id}/`, { as });
      expect(reply).toMatchObject({ status: 200, body: { status: 'cancelled', ...none } });
    }
  });

  test.each(['2000000000', 'abc', '0', '99999999999'])('answers 404 for %s', async (id) => {
    expect(await app.get(`${path}${id}/`, { as: an })).toMatchObject({ status: 404, body: { detail: 'Not found.' } });
  });

  test('needs a sign-in', async () => {
    expect(await app.get(`${path}1/`)).toMatchObject({ status: 401 });
  });
});
