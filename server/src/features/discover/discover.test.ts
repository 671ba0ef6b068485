import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aPosition, type Place } from '../location/location.fixtures.ts';
import { aRequest } from '../matching/matching.fixtures.ts';
import { nearbyText } from './learner.queries.ts';

const path = '/api/discover/nearby-learners/';

let app: App;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

let regions = -60;

/** A place so far from all others that its people meet nobody else. */
const aRegion = (): Place => {
  regions += 3;
  return { latitude: regions, longitude: 105 };
};

/** A step on the grid of places that others may know of; 0.001° to the north are about 111 m. */
const north = ({ latitude, longitude }: Place, steps: number): Place => ({
  latitude: latitude + steps / 1000,
  longitude,
});

type Profile = Parameters<App['person']>[0];

async function someoneAt(place: Place, profile: Profile = {}): Promise<Person> {
  const person = await app.person(profile);
  await aPosition(app.db, person.id, place);
  return person;
}

const nearby = (as: Person, query = '') => app.get(path + query, { as });
const idsOf = ({ body }: { body: { results: { id: number }[] } }) => body.results.map(({ id }) => id);

describe('listNearbyLearners', () => {
  test('a learner is shown with school and distance, but without an email', async () => {
    const here = aRegion();
    const [school] = await app.db.query<{ id: number }>(
      `INSERT INTO schools (name, short_name) VALUES ('University of Science', 'HUS') RETURNING id`,
    );
    const viewer = await someoneAt(here);
    const profile = { bio: 'Hello!', major: 'Physics', year: 2, avatar_url: 'https://example.com/mai.png' };
    const mai = await someoneAt(north(here, 3), { ...profile, full_name: 'Mai', school: school?.id ?? 0 });
    const binh = await someoneAt(north(here, 7), { full_name: 'Binh' });

    const { status, body } = await nearby(viewer);
    expect(status).toBe(200);
    const [first, second] = body.results;
    expect(body).toEqual({ count: 2, next: null, previous: null, radius_km: 5, results: [first, second] });
    expect(first).toEqual({
      id: mai.id,
      email: '',
      full_name: 'Mai',
      ...profile,
      school_name: 'University of Science',
      distance_km: 0.33,
      latitude: expect.closeTo(here.latitude + 0.003, 9),
      longitude: 105,
    });
    expect(second).toMatchObject({ id: binh.id, school_name: null, major: null, year: null, avatar_url: null });
  });

  test('the nearest come first, at equal distance in the order of their ids, page by page', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here);
    const far = await someoneAt(north(here, 9));
    const twins = [await someoneAt(north(here, 2)), await someoneAt(north(here, 2)), await someoneAt(north(here, 2))];
    const near = await someoneAt(north(here, 1));
    const order = [near, ...twins, far].map(({ id }) => id);

    expect(idsOf(await nearby(viewer))).toEqual(order);
    const first = await nearby(viewer, '?radius=7.5&page_size=2');
    expect(idsOf(first)).toEqual(order.slice(0, 2));
    expect(first.body).toMatchObject({ count: 5, previous: null });
    expect(first.body.next).toBe(`${app.url}${path}?page=2&page_size=2&radius=7.5`);
    const second = await app.get(first.body.next.replace(app.url, ''), { as: viewer });
    expect(idsOf(second)).toEqual(order.slice(2, 4));
    expect(idsOf(await nearby(viewer, '?page=last&page_size=2'))).toEqual(order.slice(4));
    const past = await nearby(viewer, '?page=2');
    expect([past.status, past.body]).toEqual([404, { detail: 'Invalid page.' }]);
  });

  test('the radius is the own one unless asked otherwise, and never above 100 km', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here, { learning_radius_km: 2 });
    const steps = [0, 15, 40, 880, 950];
    const ids = [];
    for (const step of steps) ids.push((await someoneAt(north(here, step))).id);
    const found = async (query: string) => {
      const reply = await nearby(viewer, query);
      return [reply.body.radius_km, idsOf(reply)];
    };

    expect(await found('')).toEqual([2, ids.slice(0, 2)]);
    expect(await found('?radius=')).toEqual([2, ids.slice(0, 2)]);
    expect(await found('?radius=wide')).toEqual([2, ids.slice(0, 2)]);
    expect(await found('?radius=nan')).toEqual([2, ids.slice(0, 2)]);
    expect(await found('?radius=4.5')).toEqual([4.5, ids.slice(0, 3)]);
    expect(await found('?radius=5000')).toEqual([100, ids.slice(0, 4)]);
    expect(await found('?radius=0')).toEqual([0, []]);
    expect(await found('?radius=-3')).toEqual([0, []]);

    await app.models.users.update({ learningRadiusKm: 500 }, { where: { id: viewer.id } });
    expect(await found('')).toEqual([100, ids.slice(0, 4)]);
  });

  test('only active people with a position are found, and never oneself', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here);
    const active = await someoneAt(here);
    for (const status of ['banned', 'deleted']) {
      const gone = await someoneAt(here);
      await app.models.users.update({ status: status as 'banned' }, { where: { id: gone.id } });
    }
    await app.person();
    expect(idsOf(await nearby(viewer))).toEqual([active.id]);
  });

  test.each(['pending', 'accepted', 'rejected', 'blocked'] as const)(
    'a request hides both sides from each other: %s',
    async (state) => {
      const here = aRegion();
      const [an, binh, chi] = [await someoneAt(here), await someoneAt(here), await someoneAt(here)];
      await aRequest(app.models.requests, { senderId: an.id, receiverId: binh.id, state });
      expect(idsOf(await nearby(an))).toEqual([chi.id]);
      expect(idsOf(await nearby(binh))).toEqual([chi.id]);
      expect(idsOf(await nearby(chi))).toEqual([an.id, binh.id]);
    },
  );

  test('a private profile is hidden, and one for friends of friends needs a connection in common', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here);
    const stranger = await someoneAt(here);
    await someoneAt(here, { privacy_level: 'private' });
    const shy = await someoneAt(here, { privacy_level: 'friends_of_friends' });
    const friend = await app.person();

    await aRequest(app.models.requests, { senderId: viewer.id, receiverId: friend.id, state: 'accepted' });
    const asked = await aRequest(app.models.requests, { senderId: shy.id, receiverId: friend.id });
    expect(idsOf(await nearby(viewer))).toEqual([stranger.id]);
    await asked.update({ state: 'accepted' });
    expect(idsOf(await nearby(viewer))).toEqual([stranger.id, shy.id]);
    expect(idsOf(await nearby(stranger))).toEqual([viewer.id]);
  });

  test('without a position of the own there is nothing to measure from', async () => {
    const { status, body } = await nearby(await app.person(), '?radius=3');
    expect(status).toBe(400);
    const text = 'No location data available for current user';
    expect(body).toEqual({ error: text, detail: text, radius_km: 0, count: 0, results: [] });
  });

  test('a stranger finds nobody', async () => {
    expect((await app.get(path)).status).toBe(401);
  });
});

describe('an exact position stays with its owner', () => {
  /** Where in a cell of the grid somebody may be, in thousandths of a degree from its middle. */
  const spots = [0, 0.49, -0.49, 0.123];
  const within = (cell: Place, spot: number): Place => ({
    latitude: cell.latitude + spot / 1000,
    longitude: cell.longitude - spot / 1000,
  });
  const report = (as: Person, place: Place) => app.post('/api/users/location/', { as, body: place });
  /** What can be seen from here: at the border of a radius, in the order, in the rows. */
  const view = async (viewer: Person) => [
    (await nearby(viewer)).body,
    (await nearby(viewer, '?radius=0.33')).body,
    (await nearby(viewer, '?radius=0.34')).body,
  ];

  test('somebody can move within a cell unseen', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here);
    const mover = await someoneAt(north(here, 3));
    await someoneAt(north(here, 3));
    const seen: Awaited<ReturnType<typeof view>>[] = [];
    for (const spot of spots) {
      await report(mover, within(north(here, 3), spot));
      seen.push(await view(viewer));
    }
    expect(seen).toEqual(spots.map(() => seen[0]));
    expect(seen[0]?.map((body) => body.count)).toEqual([2, 0, 2]);
  });

  test('a viewer who moves within a cell sees the same', async () => {
    const here = aRegion();
    const viewer = await app.person();
    for (const steps of [1, 2, 3]) await someoneAt(within(north(here, steps), 0.3));
    const seen: Awaited<ReturnType<typeof view>>[] = [];
    for (const spot of spots) {
      await report(viewer, within(here, spot));
      seen.push(await view(viewer));
    }
    expect(seen).toEqual(spots.map(() => seen[0]));
    expect(seen[0]?.map((body) => body.count)).toEqual([3, 2, 3]);
  });

  test('a server that rounds to one decimal tells no more than that', async () => {
    const coarse = await anApp({ LOCATION_DECIMALS: '1' });
    const here = aRegion();
    const [an, binh] = [await coarse.person(), await coarse.person()];
    await coarse.post('/api/users/location/', { as: an, body: here });
    await coarse.post('/api/users/location/', { as: binh, body: north(here, 44) });
    const { body } = await coarse.get(path, { as: an });
    expect(body.results).toMatchObject([{ id: binh.id, distance_km: 0, ...here }]);
    await coarse.close();
  });
});

describe('the search among many', () => {
  test('reads the index of positions, whether or not the plan knows the radius', async () => {
    await app.db.query(
      `INSERT INTO users (email, password_hash, full_name, geom_last_point, geom_snapped_point)
       SELECT 'crowd' || i || '@example.com', '', 'Somebody', place, place
       FROM generate_series(1, 20000) i,
         LATERAL (SELECT ST_SetSRID(ST_MakePoint(104 + (i % 200) / 100.0, 20 + (i / 200) / 50.0), 4326) AS place) p`,
    );
    await app.db.query('ANALYZE users');
    const plans = await app.db.sequelize.transaction(async (transaction) => {
      const run = async (text: string) => {
        const [rows] = await app.db.sequelize.query(text, { transaction });
        return (rows as Record<string, string>[]).map((row) => row['QUERY PLAN']).join('\n');
      };
      await run(`PREPARE nearby_plan AS ${nearbyText}`);
      const found: string[] = [];
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await run(`SET LOCAL plan_cache_mode = ${mode}`);
        for (const metres of [500, 5000, 100_000]) {
          found.push(await run(`EXPLAIN EXECUTE nearby_plan(1, ${metres}, 10, 0)`));
        }
      }
      await run('DEALLOCATE nearby_plan');
      return found;
    });
    expect(plans).toHaveLength(6);
    for (const plan of plans) {
      expect(plan).toMatch(/Index Scan (using|on) users_snapped_point/);
      expect(plan).not.toMatch(/Seq Scan on users/);
    }
  }, 60_000);
});
