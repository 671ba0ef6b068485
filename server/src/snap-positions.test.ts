import { expect, test } from 'vitest';
import { anAppForThisTest } from '../test/app.ts';
import { aPosition, hanoi } from './features/location/location.fixtures.ts';
import { aSession } from './features/sessions/sessions.fixtures.ts';
import { snapPositions } from './snap-positions.ts';

test('a change of precision holds for positions that were reported before it', async () => {
  const app = await anAppForThisTest();
  const [viewer, learner] = [await app.person(), await app.person()];
  await aPosition(app.db, viewer.id);
  await aPosition(app.db, learner.id, { ...hanoi, latitude: 21.0334 });
  const shown = async () => {
    const { body } = await app.get('/api/discover/nearby-learners/', { as: viewer });
    const { latitude, longitude, distance_km } = body.results[0];
    return { latitude, longitude, distance_km };
  };

  await snapPositions(app.db, 1);
  expect(await shown()).toEqual({ latitude: 21, longitude: 105.8, distance_km: 0 });
  await snapPositions(app.db, 4);
  expect(await shown()).toEqual({ latitude: 21.0334, longitude: 105.8048, distance_km: 0.54 });
  const { body } = await app.get('/api/users/location/current/', { as: viewer });
  expect(body).toMatchObject(hanoi);
});

test('it holds for the places of sessions, too', async () => {
  const app = await anAppForThisTest();
  const [host, viewer] = [await app.person(), await app.person()];
  const startTime = new Date(app.clock.now().getTime() + 3_600_000);
  const { id } = await aSession(app.models, { hostId: host.id, startTime, place: hanoi });
  const shown = async (as = viewer) => (await app.get(`/api/sessions/${id}/`, { as })).body.geom_point;

  expect(await shown()).toBe('SRID=4326;POINT (105.805 21.029)');
  await snapPositions(app.db, 1);
  expect(await shown()).toBe('SRID=4326;POINT (105.8 21)');
  expect(await shown(host)).toBe('SRID=4326;POINT (105.804817 21.028511)');
});
