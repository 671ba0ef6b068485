import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { scratchDatabaseUrl } from './database.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const password = 'correct horse battery';
let nodes: ServerProcess[];
let database: pg.Client;
let access: string;
let key: string;

const start = async (): Promise<ServerProcess> =>
  startServer({
    env: {
      DATABASE_URL: await scratchDatabaseUrl(),
      REDIS_URL: process.env.TEST_REDIS_URL,
      SECRET_KEY: 'shared by both nodes of this test',
    },
    args: ['--seed', 'none'],
  });

const post = (node: ServerProcess | undefined, path: string, body: object, headers = {}) =>
  fetch(node?.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const addCity = (node: ServerProcess | undefined, name: string) =>
  post(node, '/api/cities/', { name }, { Authorization: `Bearer ${access}`, 'Idempotency-Key': key });

const numberOf = async (name: string) =>
  (await database.query('SELECT id FROM cities WHERE name = $1', [name])).rows.length;

/** Until a request waits for the table that the test holds. */
async function untilHeldUp(): Promise<void> {
  for (;;) {
    const { rows } = await database.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
    if (rows.length > 0) return;
  }
}

beforeAll(async () => {
  nodes = await Promise.all([start(), start()]);
  database = new pg.Client(await scratchDatabaseUrl());
  await database.connect();
});

beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const form = { email, password, password_confirm: password, full_name: 'Mai' };
  const registered = await post(nodes[0], '/api/auth/register/', form);
  access = ((await registered.json()) as { tokens: { access: string } }).tokens.access;
  key = crypto.randomUUID();
});

afterEach(() => database.query('ROLLBACK'));

afterAll(async () => {
  await database.end();
  await Promise.all(nodes.map((node) => node.stop()));
});

test('of many requests with one key on two nodes, one does the work', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => addCity(nodes[index % 2], 'Huế')));
  expect(answers.filter((it) => it.status === 201 && !it.headers.has('idempotent-replayed'))).toHaveLength(1);
  expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
  expect(await numberOf('Huế')).toBe(1);
});

test('while the first is running the others are told to come back, and then get its answer', async () => {
  await database.query('BEGIN; LOCK TABLE cities IN EXCLUSIVE MODE');
  const first = addCity(nodes[0], 'Vinh');
  await untilHeldUp();
  const second = await addCity(nodes[1], 'Vinh');
  expect([second.status, second.headers.get('retry-after')]).toEqual([409, '1']);
  await database.query('COMMIT');
  const done = await (await first).json();
  expect(await (await addCity(nodes[1], 'Vinh')).json()).toEqual(done);
});

test('a node that is killed in the middle does not keep the key for ever', async () => {
  const doomed = await start();
  await database.query('BEGIN; LOCK TABLE cities IN EXCLUSIVE MODE');
  const lost = addCity(doomed, 'Đà Lạt').catch((error: Error) => error);
  await untilHeldUp();
  await doomed.stop('SIGKILL');
  expect(await lost).toBeInstanceOf(Error);
  // PostgreSQL would notice only later that nobody waits for the row any more, and write it.
  await database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
  await database.query('COMMIT');
  expect((await addCity(nodes[1], 'Đà Lạt')).status).toBe(409);
  await database.query('UPDATE idempotency_keys SET claimed_until = now() WHERE key = $1', [key]);
  const again = await addCity(nodes[1], 'Đà Lạt');
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, null]);
  expect(await numberOf('Đà Lạt')).toBe(1);
});
