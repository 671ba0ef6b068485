import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, session } from '../test/answers.ts';
import { startFakeServer } from '../test/fake-server.ts';
import { TestHome } from '../test/run-cli.ts';
import { toStart } from './session-words.ts';

let home: TestHome;
let server: Awaited<ReturnType<typeof startFakeServer>>;

const next = { ...session, id: 12, title: 'Data structures', series: 3, start_time: '2030-03-04T12:00:00Z' };
const detail = { ...session, recurrence_pattern: 'none', recurrence_end_date: null };

beforeEach(async () => {
  home = new TestHome();
  server = await startFakeServer({
    'GET /api/sessions/my_sessions/': {
      body: [{ ...next, id: 10, status: 'completed', start_time: '2026-01-01T00:00:00Z' }],
    },
    'GET /api/sessions/': { body: page([{ ...next, id: 13, start_time: '2030-03-11T12:00:00Z' }, next, session]) },
    'GET /api/sessions/12/': { body: detail },
    'POST /api/sessions/': ({ body }) => ({ status: 201, body: { ...detail, ...(body as object) } }),
    'PATCH /api/sessions/9/': ({ body }) => ({ body: { ...detail, ...(body as object) } }),
    'GET /api/sessions/nearby/': { status: 400, body: { error: 'No position', detail: 'No position' } },
    'GET /api/sessions/monthly_sessions/': { body: [session] },
  });
  await home.signIn(server.url);
});

afterEach(async () => {
  home.remove();
  await server.close();
});

const sent = () => server.requests.at(-1);

describe('times', () => {
  test('without an offset are those of the own clock', () => {
    expect(toStart('2030-03-01 19:00')).toBe(new Date(2030, 2, 1, 19).toISOString());
    expect(toStart('2030-03-01T19:00:00+07:00')).toBe('2030-03-01T12:00:00.000Z');
  });

  test.each(['soon', '2030-03-01', '19:00', '2030-13-01 19:00'])('%s is none', (text) => {
    expect(() => toStart(text)).toThrow('is not a time');
  });
});

describe('sessions', () => {
  test('are found by title, of a series the next one', async () => {
    expect((await home.run(['sessions', 'show', 'data'])).code).toBe(0);
    expect(sent()?.path).toBe('/api/sessions/12/');
  });

  test('are planned in the own time zone', async () => {
    await home.run(['sessions', 'create', 'Old exams', '2030-03-01T12:00:00Z', '90', '--at', '21.0042, 105.8439']);
    expect(sent()?.body).toEqual({
      title: 'Old exams',
      start_time: '2030-03-01T12:00:00.000Z',
      duration_minutes: 90,
      latitude: 21.0042,
      longitude: 105.8439,
      timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  });

  test('lose what an empty text is given for', async () => {
    await home.run(['sessions', 'edit', '9', '--seats', '', '--at', '', '--subject', '', '--following']);
    expect(sent()?.body).toEqual({
      max_participants: null,
      latitude: null,
      longitude: null,
      subject: null,
      scope: 'following',
    });
    const { code, stderr } = await home.run(['sessions', 'edit', '9', '--following']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is nothing to change.')]);
  });

  test('nearby need a position', async () => {
    const { code, stderr } = await home.run(['sessions', 'nearby', '--json']);
    expect([code, JSON.parse(stderr)]).toEqual([1, expect.objectContaining({ code: 'no_location' })]);
  });

  test('of a month are drawn on a terminal and listed in a pipe', async () => {
    const args = ['sessions', 'calendar', '2030-03', '--timezone', 'UTC'];
    expect((await home.run(args, { terminal: 80 })).stdout).toMatch(/^March 2030 {2}UTC\n/);
    expect(sent()?.path).toBe('/api/sessions/monthly_sessions/?year=2030&month=3&timezone=UTC');
    expect((await home.run(args)).stdout).toMatch(/^9\t2026-03-03T12:00:00Z\tAlgorithms\t/);
    expect((await home.run(['sessions', 'calendar', 'March'])).code).toBe(2);
  });
});
