import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person, type Reply } from '../../../test/app.ts';
import { aCrowd, forEach } from '../../../test/crowd.ts';
import { aParticipant, aSession } from './sessions.fixtures.ts';

const capacity = 10;

let app: App;
let host: Person;

beforeAll(async () => {
  app = await anApp();
  [host] = (await aCrowd(app, 1)) as [Person];
});
afterAll(() => app.close());

const given = async (maxParticipants: number | null = capacity) => {
  const startTime = new Date(app.clock.now().getTime() + 3_600_000);
  return (await aSession(app.models, { hostId: host.id, startTime, maxParticipants })).id;
};
const act = (id: number, action: string, as: Person): Promise<Reply> =>
  app.post(`/api/sessions/${id}/${action}/`, { as });
const statuses = (replies: Reply[]) => replies.map(({ status }) => status).sort((a, b) => a - b);
const taken = (id: number) =>
  app.models.participants.count({ where: { sessionId: id, status: ['registered', 'attended'] } });

describe('seats', () => {
  test('of fifty sessions are never overrun in four thousand comings, goings and comings back', {
    timeout: 240_000,
  }, async () => {
    const sessions = await Promise.all(Array.from({ length: 50 }, () => given()));
    const crowd = await aCrowd(app, 16);
    // What people say of themselves is kept apart, to be compared with what the server has stored.
    const seated = new Map(sessions.map((id) => [id, new Set<number>()]));
    const highest = new Map(sessions.map((id) => [id, 0]));

    const live = async (id: number, person: Person, turn: number) => {
      const isLeaving = seated.get(id)?.has(person.id) && turn % 3 !== 0;
      const { status, body } = await act(id, isLeaving ? 'leave' : 'join', person);
      if (isLeaving) {
        expect(status).toBe(200);
        seated.get(id)?.delete(person.id);
        return;
      }
      expect([200, 400]).toContain(status);
      if (status === 200) seated.get(id)?.add(person.id);
      else expect(body.error).toMatch(/^Cannot join this session/);
      highest.set(id, Math.max(highest.get(id) ?? 0, await taken(id)));
    };
    const lives = crowd.flatMap((person, place) =>
      sessions.map((id, index) => ({ id, person, first: (place + index) % 3 })),
    );
    await forEach(lives, 40, async ({ id, person, first }) => {
      for (let turn = first; turn < first + 5; turn++) await live(id, person, turn);
    });

    for (const id of sessions) {
      expect(highest.get(id)).toBeLessThanOrEqual(capacity);
      const rows = await app.models.participants.findAll({
        where: { sessionId: id, status: ['registered', 'attended'] },
        attributes: ['userId'],
      });
      const guests = rows.map(({ userId }) => userId).filter((userId) => userId !== host.id);
      expect(guests.sort((a, b) => a - b)).toEqual([...(seated.get(id) ?? [])].sort((a, b) => a - b));
    }
    expect(
      [...highest.values()].some((most) => most === capacity),
      'some were full',
    ).toBe(true);
  });

  test('that are nine go to nine of thirty who want them at once', async () => {
    const id = await given();
    const replies = await Promise.all((await aCrowd(app, 30)).map((person) => act(id, 'join', person)));
    expect(statuses(replies)).toEqual([...Array(9).fill(200), ...Array(21).fill(400)]);
    expect(await taken(id)).toBe(capacity);
  });

  test('are not taken away while somebody sits down', async () => {
    for (const person of await aCrowd(app, 20)) {
      const id = await given(2);
      const fewer = app.patch(`/api/sessions/${id}/`, { as: host, body: { max_participants: 1 } });
      const [joined, changed] = await Promise.all([act(id, 'join', person), fewer]);
      expect(statuses([joined, changed])).toEqual([200, 400]);
      const session = await app.models.sessions.findByPk(id);
      expect(await taken(id)).toBe(session?.maxParticipants);
    }
  });

  test('are not taken in a session that is being cancelled', async () => {
    for (const person of await aCrowd(app, 20)) {
      const id = await given(2);
      const [joined, cancelled] = await Promise.all([
        act(id, 'join', person),
        app.delete(`/api/sessions/${id}/`, { as: host }),
      ]);
      expect(cancelled.status).toBe(200);
      expect(await taken(id)).toBe(joined.status === 200 ? 2 : 1);
      expect((await act(id, 'join', person)).status).toBe(400);
    }
  });
});

describe('one person who calls many times at once', () => {
  test('joins once, also when coming back', async () => {
    const [person] = (await aCrowd(app, 1)) as [Person];
    const id = await given(null);
    for (let round = 0; round < 2; round++) {
      const joined = await Promise.all(Array.from({ length: 8 }, () => act(id, 'join', person)));
      expect(statuses(joined)).toEqual([200, ...Array(7).fill(400)]);
      const left = await Promise.all(Array.from({ length: 8 }, () => act(id, 'leave', person)));
      expect(statuses(left)).toEqual([200, ...Array(7).fill(400)]);
    }
    expect(await app.models.participants.count({ where: { sessionId: id } })).toBe(2);
  });

  test('checks in once, and out at one time', async () => {
    for (const person of await aCrowd(app, 10)) {
      const id = await given();
      await aParticipant(app.models.participants, { sessionId: id, userId: person.id });
      const came = await Promise.all(Array.from({ length: 6 }, () => act(id, 'check_in', person)));
      expect(statuses(came)).toEqual([200, ...Array(5).fill(400)]);
      const went = await Promise.all(Array.from({ length: 6 }, () => act(id, 'check_out', person)));
      expect(statuses(went)).toEqual(Array(6).fill(200));
      expect(new Set(went.map(({ body }) => body.check_out_time)).size).toBe(1);
    }
  });

  test('cannot both leave and check in', async () => {
    for (const person of await aCrowd(app, 20)) {
      const id = await given();
      await aParticipant(app.models.participants, { sessionId: id, userId: person.id });
      const [came, left] = await Promise.all([act(id, 'check_in', person), act(id, 'leave', person)]);
      expect(left.status).toBe(200);
      const row = await app.models.participants.findOne({ where: { sessionId: id, userId: person.id } });
      expect([row?.status, row?.checkInTime !== null]).toEqual(['cancelled', came.status === 200]);
    }
  });
});

describe('a host who changes a series from many places at once', () => {
  test('has one series in the end, without a gap or a double', { timeout: 60_000 }, async () => {
    const body = {
      title: 'Daily',
      location_name: 'Library',
      start_time: '2099-03-01T10:00:00Z',
      duration_minutes: 30,
      recurrence_pattern: 'daily',
      recurrence_end_date: '2099-03-20',
    };
    for (let round = 0; round < 5; round++) {
      const { body: first } = await app.post('/api/sessions/', { as: host, body });
      const page = await app.get(`/api/sessions/?series=${first.series}&page_size=100`, { as: host });
      const rows: { id: number }[] = page.body.results;
      const [guest] = (await aCrowd(app, 1)) as [Person];
      const changes = [20, 12, 6, 2].map((place, index) =>
        app.patch(`/api/sessions/${rows[place - 1]?.id}/`, {
          as: host,
          body: { title: `Change ${index}`, recurrence_end_date: `2099-03-${20 + index * 2}`, scope: 'following' },
        }),
      );
      const joins = rows.map(({ id }) => act(id, 'join', guest));
      const replies = await Promise.all([...changes, ...joins]);
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
      const live = await app.models.sessions.findAll({ where: { seriesId: first.series, cancelledAt: null } });
      const places = live.map((session) => session.recurrenceIndex ?? 0).sort((a, b) => a - b);
      const series = await app.models.series.findByPk(first.series);
      const length = Number(series?.endDate.slice(-2));
      expect(places).toEqual(Array.from({ length }, (_, index) => index + 1));
    }
  });
});
