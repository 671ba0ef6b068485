import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';
import { aPosition, type Place } from '../location/location.fixtures.ts';
import { nearbyText } from './nearby.queries.ts';
import { aSession } from './sessions.fixtures.ts';

const path = '/api/sessions/nearby/';

let app: App;
let mai: Person;
let regions = -60;

beforeAll(async () => {
  app = await anApp();
  mai = await app.person();
});
afterAll(() => app.close());

/** A place so far from all others that only its own sessions are near. */
const aRegion = (): Place => {
  regions += 3;
  return { latitude: regions, longitude: 105 };
};
/** 0.001° to the north are about 111 m. */
const north = ({ latitude, longitude }: Place, steps: number): Place => ({
  latitude: latitude + steps / 1000,
  longitude,
});
const inMinutes = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);

async function someoneAt(place: Place): Promise<Person> {
  const person = await app.person();
  await aPosition(app.db, person.id, place);
  return person;
}

type Facts = Partial<Parameters<typeof aSession>[1]> & { minutes?: number };
const given = async (place: Place, { minutes = 60, ...facts }: Facts = {}) =>
  (await aSession(app.models, { hostId: mai.id, startTime: inMinutes(minutes), place, ...facts })).id;
const nearby = async (as: Person, query = '') => {
  const { status, body } = await app.get(path + query, { as });
  return [status, (body as { id: number }[]).map(({ id }) => id)];
};

describe('listNearbySessions', () => {
  test('the nearest come first, then the earliest, then by id', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here);
    const far = await given(north(here, 30));
    const late = await given(north(here, 1), { minutes: 90 });
    const twins = [await given(north(here, 1)), await given(north(here, 1))];
    const own = await given(here, { hostId: viewer.id });
    expect(await nearby(viewer)).toEqual([200, [own, ...twins, late, far]]);
  });

  test('the radius is 5 km unless told', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here);
    const ids = [
      await given(here),
      await given(north(here, 44)),
      await given(north(here, 46)),
      await given(north(here, 900)),
    ];
    expect(await nearby(viewer)).toEqual([200, ids.slice(0, 2)]);
    expect(await nearby(viewer, '?radius_km=')).toEqual([200, ids.slice(0, 2)]);
    expect(await nearby(viewer, '?radius_km=1.5')).toEqual([200, ids.slice(0, 1)]);
    expect(await nearby(viewer, '?radius_km=0')).toEqual([200, ids.slice(0, 1)]);
    expect(await nearby(viewer, '?radius_km=200')).toEqual([200, ids]);
  });

  test('only those with a place that are yet to begin', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here);
    const hybrid = await given(here, { sessionType: 'hybrid', meetingLink: 'https://a.example' });
    const inPerson = await given(here);
    await given(here, { sessionType: 'virtual', meetingLink: 'https://a.example' });
    await given(here, { minutes: 0 });
    await given(here, { minutes: -30 });
    await given(here, { cancelledAt: app.clock.now() });
    await aSession(app.models, { hostId: mai.id, startTime: inMinutes(60) });
    expect(await nearby(viewer)).toEqual([200, [hybrid, inPerson]]);
    expect(await nearby(viewer, '?session_type=hybrid')).toEqual([200, [hybrid]]);
    expect(await nearby(viewer, '?session_type=in_person')).toEqual([200, [inPerson]]);
    expect(await nearby(viewer, '?session_type=virtual')).toEqual([200, []]);
    expect(await nearby(viewer, '?session_type=zz')).toEqual([200, []]);
  });

  test('an exact place shows in neither order nor radius', async () => {
    const here = aRegion();
    const viewer = await someoneAt(here);
    const [first, second] = [await given(north(here, 3.4)), await given(north(here, 2.6))];
    expect(await nearby(viewer)).toEqual([200, [first, second]]);
    expect(await nearby(viewer, '?radius_km=0.335')).toEqual([200, [first, second]]);
    expect(await nearby(viewer, '?radius_km=0.325')).toEqual([200, []]);
  });

  test('without a position of the own nothing is near', async () => {
    const text = 'You must set your location first.';
    const reply = await app.get(path, { as: mai });
    expect([reply.status, reply.body]).toEqual([400, { error: text, detail: text }]);
    expect((await app.get(`${path}?session_type=zz`, { as: mai })).status).toBe(400);
  });

  test.each([
    ['wide', 'A valid number is required.'],
    ['nan', 'A valid number is required.'],
    ['-1', 'Ensure this value is greater than or equal to 0.'],
    ['20041', 'Ensure this value is less than or equal to 20040.'],
  ])('the radius %s is refused', async (radius, text) => {
    const reply = await app.get(`${path}?radius_km=${radius}`, { as: mai });
    expect([reply.status, reply.body]).toEqual([400, { radius_km: [text] }]);
  });

  test('needs a sign-in', async () => {
    expect((await app.get(path)).status).toBe(401);
  });
});

describe('the search among many', () => {
  test('reads the index of places, whether or not the plan knows the radius', async () => {
    await app.db.query(
      `INSERT INTO study_sessions (host_id, title, start_time, duration_minutes, timezone, geom_point, geom_snapped_point)
       SELECT $1::int, 'One of many', now() + interval '1 day', 60, 'UTC', place, place
       FROM generate_series(1, 20000) i,
         LATERAL (SELECT ST_SetSRID(ST_MakePoint(104 + (i % 200) / 100.0, 20 + (i / 200) / 50.0), 4326) AS place) p`,
      [mai.id],
    );
    await app.db.query('ANALYZE study_sessions');
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
          found.push(await run(`EXPLAIN EXECUTE nearby_plan(1, ${metres}, now(), NULL)`));
        }
      }
      await run('DEALLOCATE nearby_plan');
      return found;
    });
    expect(plans).toHaveLength(6);
    for (const plan of plans) {
      expect(plan).toMatch(/Index Scan (using|on) study_sessions_place/);
      expect(plan).not.toMatch(/Seq Scan on study_sessions/);
    }
  }, 60_000);
});
