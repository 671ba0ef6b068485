import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../test/app.ts';
import { demonstrationAccounts, demonstrationPassword } from './accounts.ts';
import { goals, subjects, userGoals, userSubjects } from './learning.ts';
import { people } from './people.ts';
import { seedDemonstration } from './seed.ts';

let app: App;
let tookMs: number;

const seed = () => seedDemonstration({ db: app.db, clock: app.clock, locationDecimals: app.config.locationDecimals });

async function signIn(name: string): Promise<Person> {
  const email = `${name}@study-mate.example`;
  const { status, body } = await app.post('/api/auth/login/', { body: { email, password: demonstrationPassword } });
  expect(status).toBe(200);
  return {
    id: body.user.id,
    email,
    password: demonstrationPassword,
    fullName: body.user.full_name,
    tokens: body.tokens,
  };
}

async function nearby(as: Person, radius: number) {
  const { body } = await app.get(`/api/discover/nearby-learners/?page_size=100&radius=${radius}`, { as });
  return body.results as { full_name: string; distance_km: number }[];
}

const ofPairs = 'SELECT id FROM conversations WHERE connection_id IS NOT NULL';

const count = async (table: string) => (await app.db.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n;

beforeAll(async () => {
  app = await anApp();
  // The first statement of a connection loads PostGIS, which no seeding should answer for.
  await app.db.query(`SELECT ST_Project('POINT(0 1)'::geography, 1, 1)`);
  const start = performance.now();
  expect(await seed()).toBe(true);
  tookMs = performance.now() - start;
});
afterAll(() => app.close());

test('everybody is there, with schools, history, requests and messages', async () => {
  expect(people.filter(({ city }) => city === 'Hà Nội').length).toBeGreaterThan(25);
  expect(new Set(people.map(({ city }) => city)).size).toBe(3);
  expect(await count('users')).toBe(people.length);
  expect(await count('schools')).toBe(5);
  expect(await count('location_history')).toBeGreaterThan(people.length);
  expect(await count(`connection_requests WHERE state = 'accepted'`)).toBe(
    await count('conversations WHERE connection_id IS NOT NULL'),
  );
  expect(await count(`messages WHERE read_at IS NULL AND conversation_id IN (${ofPairs})`)).toBe(4);
  expect(await count('messages WHERE created_at > read_at OR read_at > now()')).toBe(0);
  const gaps = `(
    SELECT FROM conversations c LEFT JOIN messages m ON m.conversation_id = c.id
    GROUP BY c.id HAVING count(m.id) <> c.last_seq OR coalesce(max(m.seq), 0) <> c.last_seq
      OR max(m.created_at) IS DISTINCT FROM c.last_message_at OR min(m.created_at) < c.created_at
  ) gaps`;
  expect(await count(gaps)).toBe(0);
});

test('it takes moments', () => {
  const isEmbedded = !process.env.TEST_DATABASE_URL;
  expect(tookMs).toBeLessThan(isEmbedded ? 2000 : 1000);
});

test('a second start adds nothing', async () => {
  const before = await count('users');
  expect(await Promise.all([seed(), seed()])).toEqual([true, true]);
  expect(await count('users')).toBe(before);
});

test('distances shown are the ones in the table', async () => {
  const newcomer = await app.person();
  const middle = { latitude: 21.028511, longitude: 105.804817 };
  await app.post('/api/users/location/', { as: newcomer, body: middle });
  const shown = (await nearby(newcomer, 100)).map((row) => [row.full_name, row.distance_km]);
  const expected = people
    .filter(({ city, privacyLevel }) => city === 'Hà Nội' && privacyLevel === 'open')
    .map(({ fullName, km }) => [fullName, km]);
  expect(shown).toEqual(expected);
  await app.models.users.destroy({ where: { id: newcomer.id } });
});

test.each([
  ['khoa', 'TP. Hồ Chí Minh'],
  ['uyen', 'Đà Nẵng'],
])('%s finds others in %s', async (name, city) => {
  const found = await nearby(await signIn(name), 20);
  const here = people.filter((person) => person.city === city).map(({ fullName }) => fullName);
  expect(found.length).toBe(here.length - 2);
  expect(here).toEqual(expect.arrayContaining(found.map((row) => row.full_name)));
});

test('Mai finds An first, and neither has asked the other', async () => {
  const [mai, an] = [await signIn('mai'), await signIn('an')];
  expect([mai.email, an.email]).toEqual(demonstrationAccounts.map(({ email }) => email));
  const found = await nearby(mai, 5);
  expect(found[0]).toMatchObject({ full_name: 'Trần Hoài An', distance_km: 0.15 });
  expect(found).toHaveLength(11);
  const names = found.map((row) => row.full_name);
  expect(names).toContain('Lý Hải Yến');
  expect(names).not.toContain('Mai Tường Vy');
  expect(names).not.toContain('Phan Minh Tâm');
});

test('Mai has connections, open requests of both kinds, unread messages and a history', async () => {
  const mai = await signIn('mai');
  const get = async (path: string) => (await app.get(path, { as: mai })).body;
  expect((await get('/api/matching/connections/')).count).toBe(3);
  const pending = await get('/api/matching/requests/pending/');
  expect([pending.sent.length, pending.received.length]).toEqual([1, 2]);
  const conversations = await get('/api/chat/conversations/');
  expect(conversations.map((row: { unread_count: number }) => row.unread_count)).toEqual([2, 0, 0]);
  const { results } = await get(`/api/chat/conversations/${conversations[0].id}/messages/`);
  expect(results).toHaveLength(10);
  expect((await get('/api/users/location/history/')).count).toBe(14);
  expect(await get('/api/users/location/current/')).toMatchObject({ latitude: 21.028511, longitude: 105.804817 });
});

test('subjects and goals are there, learnt, taught and aimed for', async () => {
  const mai = await signIn('mai');
  const get = async (path: string) => (await app.get(path, { as: mai })).body;
  expect((await get('/api/subjects/')).count).toBe(subjects.length);
  expect((await get('/api/goals/')).count).toBe(goals.length);
  expect(await count('user_subjects')).toBe(userSubjects.length);
  expect(await count('user_goals')).toBe(userGoals.length);
  expect((await get('/api/user-subjects/')).results[0]).toMatchObject({ subject_code: 'CS201', intent: 'both' });
  expect((await get('/api/user-goals/?ordering=target_value')).results[0]).toMatchObject({ target_value: 2.5 });
  const { results } = await get('/api/subjects/?search=lap trinh');
  expect(results).toMatchObject([{ code: 'CS101', name_vi: 'Lập trình cơ bản', user_count: 5 }]);
});

test('Mai and An find groups of every kind', async () => {
  const names = async (person: string, path: string) => {
    const { status, body } = await app.get(`/api/groups/${path}`, { as: await signIn(person) });
    expect(status).toBe(200);
    return (body.results ?? body).map((group: { name: string }) => group.name);
  };
  const running = [
    'Case Competition Team',
    'Programming Saturdays',
    'IELTS Speaking Circle',
    'Machine Learning Hà Nội',
  ];
  expect(await names('mai', 'my_groups/')).toEqual([running[1], running[3], 'Calculus Crash Course']);
  expect(await names('an', 'my_groups/')).toEqual([running[0], running[2], running[3], 'Calculus Crash Course']);
  expect(await names('mai', 'my_groups/?membership_status=invited')).toEqual(['IELTS Speaking Circle']);
  expect(await names('mai', 'my_groups/?membership_status=pending')).toEqual(['Thesis Writers']);
  expect(await names('an', 'my_groups/?membership_status=invited')).toEqual(['Japanese Corner']);
  expect(await names('mai', 'nearby/')).toEqual([
    'IELTS Speaking Circle',
    'Machine Learning Hà Nội',
    'Programming Saturdays',
    'Thesis Writers',
  ]);
  expect(await names('mai', '')).not.toContain('Case Competition Team');
});

test('Mai hosts and attends sessions of every state, one of them every week, and An comes along', async () => {
  const [mai, an] = [await signIn('mai'), await signIn('an')];
  const list = async (as: Person, query: string) => (await app.get(`/api/sessions/${query}`, { as })).body;
  for (const status of ['upcoming', 'in_progress', 'completed', 'cancelled']) {
    expect((await list(mai, `?status=${status}`)).count, status).toBeGreaterThan(0);
  }
  const hosting = await list(mai, 'my_sessions/?role=hosting');
  const series = hosting.filter((row: { series: number | null }) => row.series !== null);
  expect([hosting.length, series.length]).toEqual([11, 8]);
  expect(series.map((row: { status: string }) => row.status)).toEqual([
    'completed',
    'completed',
    ...Array(6).fill('upcoming'),
  ]);
  expect((await list(mai, 'my_sessions/?role=attending')).length).toBe(3);
  expect((await list(an, 'my_sessions/')).length).toBe(10);
  expect((await list(mai, 'nearby/')).length).toBeGreaterThan(5);
  const times = await count(`session_participants p JOIN study_sessions s ON s.id = p.session_id
    WHERE p.check_in_time > now() + interval '1 minute' OR p.check_out_time > now() OR (p.status = 'attended') <> (p.check_in_time IS NOT NULL)`);
  expect(times).toBe(0);
});

test('groups have been talking, and somebody has not read everything', async () => {
  const an = await signIn('an');
  const get = async (path: string) => (await app.get(`/api/groups/${path}`, { as: an })).body;
  const mine: { id: number; name: string }[] = await get('my_groups/');
  const group = mine.find(({ name }) => name.startsWith('Machine Learning'))?.id;
  const { count: messages, results } = await get(`${group}/messages/`);
  expect(messages).toBe(8);
  // Those of others; An's own message is marked by nobody but others.
  const unread = results.filter(
    (row: { is_read: boolean; sender: { id: number } }) => !row.is_read && row.sender.id !== an.id,
  );
  expect(unread).toHaveLength(3);
  expect(results.every((row: { read_count: number }) => row.read_count > 0)).toBe(true);
});

test('a database with other people in it is left alone', async () => {
  await app.db.query('TRUNCATE users RESTART IDENTITY CASCADE');
  await app.person();
  expect(await seed()).toBe(false);
  expect(await count('users')).toBe(1);
});
