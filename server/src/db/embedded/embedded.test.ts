import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';

let directory: string;
let embedded: EmbeddedDatabase;
const open: pg.Client[] = [];

async function aClient(): Promise<pg.Client> {
  const client = new pg.Client({ stream: () => embedded.stream() });
  client.on('error', () => {});
  await client.connect();
  open.push(client);
  return client;
}

const aPool = (max: number): pg.Pool => new pg.Pool({ max, stream: () => embedded.stream() });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'study-mate-test-'));
  embedded = await startEmbedded({ dataDir: join(directory, 'data'), patienceMs: 400 });
});

beforeEach(async () => {
  const client = await aClient();
  await client.query('DROP TABLE IF EXISTS notes; CREATE TABLE notes (id int PRIMARY KEY, text text)');
  return async () => {
    await Promise.all(open.splice(0).map((one) => one.end().catch(() => {})));
  };
});

afterAll(async () => {
  await embedded.close();
  await rm(directory, { recursive: true, force: true });
});

const notes = async (client: pg.Client | pg.Pool): Promise<number[]> => {
  const { rows } = await client.query<{ id: number }>('SELECT id FROM notes ORDER BY id');
  return rows.map((row) => row.id);
};

describe('extensions', () => {
  test('PostGIS, citext, trigrams, GiST over scalars and unaccent all work', async () => {
    const client = await aClient();
    const { rows } = await client.query(`
      SELECT 'A'::citext = 'a' AS citext, similarity('word', 'wood') > 0 AS trigrams, unaccent('Hà Nội') AS unaccented,
        round(ST_Distance('SRID=4326;POINT(105.8 21)'::geography, 'SRID=4326;POINT(105.9 21)'::geography)) AS metres`);
    expect(rows).toEqual([{ citext: true, trigrams: true, unaccented: 'Ha Noi', metres: 10397 }]);
    await client.query('CREATE TEMP TABLE spans (id int, EXCLUDE USING gist (id WITH =))');
  });
});

describe('transactions', () => {
  test('of several clients do not mix', async () => {
    const pool = aPool(8);
    const insert = async (id: number) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query('INSERT INTO notes VALUES ($1, $2)', [id, 'first']);
        await client.query('INSERT INTO notes VALUES ($1, $2)', [id + 1000, 'second']);
        await client.query(id % 3 === 0 ? 'ROLLBACK' : 'COMMIT');
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: 60 }, (_, id) => insert(id)));
    const kept = Array.from({ length: 60 }, (_, id) => id).filter((id) => id % 3 !== 0);
    expect(await notes(pool)).toEqual([...kept, ...kept.map((id) => id + 1000)]);
    await pool.end();
  });

  test('an error in one is answered there, and nobody else sees it', async () => {
    const [one, other] = [await aClient(), await aClient()];
    await one.query('BEGIN');
    await expect(one.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
    await expect(one.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    await one.query('ROLLBACK');
    const answers = await Promise.all([one.query('SELECT 1 AS n'), other.query('SELECT 2 AS n')]);
    expect(answers.map((answer) => answer.rows[0])).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('a client that dies inside one leaves nothing behind, and the others go on', async () => {
    const [dying, other] = [await aClient(), await aClient()];
    await dying.query('BEGIN');
    await dying.query("INSERT INTO notes VALUES (1, 'lost')");
    const waiting = notes(other);
    dying.connection.stream.destroy();
    expect(await waiting).toEqual([]);
  });

  test('who waits too long for another one is told so', async () => {
    const [owner, waiter] = [await aClient(), await aClient()];
    await owner.query('BEGIN');
    await expect(waiter.query('SELECT $1::int', [1])).rejects.toMatchObject({ code: '55P03' });
    await owner.query('COMMIT');
    expect((await waiter.query('SELECT 7 AS n')).rows).toEqual([{ n: 7 }]);
  });
});

test('large parameters of ten clients at once stay whole', async () => {
  const pool = aPool(10);
  const texts = Array.from({ length: 30 }, (_, id) => String.fromCharCode(97 + (id % 26)).repeat(1_000_000));
  await Promise.all(texts.map((text, id) => pool.query('INSERT INTO notes VALUES ($1, $2)', [id, text])));
  const { rows } = await pool.query<{ id: number; text: string }>('SELECT id, text FROM notes ORDER BY id');
  expect(rows.every((row) => row.text === texts[row.id])).toBe(true);
  expect(rows).toHaveLength(30);
  await pool.end();
});

describe('prepared statements', () => {
  test('of the same name belong to their clients', async () => {
    const [one, other] = [await aClient(), await aClient()];
    const ask = async (client: pg.Client, text: string) => (await client.query({ name: 'ask', text })).rows[0];
    for (let round = 0; round < 3; round++) {
      expect(await ask(one, 'SELECT 1 AS n')).toEqual({ n: 1 });
      expect(await ask(other, 'SELECT 2 AS n')).toEqual({ n: 2 });
    }
  });

  test('go when their client goes', async () => {
    const [one, other] = [await aClient(), await aClient()];
    await one.query({ name: 'gone', text: 'SELECT 1' });
    await one.end();
    const { rows } = await other.query('SELECT name FROM pg_prepared_statements');
    expect(rows).toEqual([]);
  });
});

describe('notifications', () => {
  test('reach those who listen, and nobody else', async () => {
    const [listener, deaf, sender] = [await aClient(), await aClient(), await aClient()];
    const heard: string[] = [];
    for (const [name, client] of Object.entries({ listener, deaf })) {
      client.on('notification', ({ channel, payload }) => heard.push(`${name} ${channel} ${payload}`));
    }
    await listener.query('LISTEN news');
    await deaf.query('LISTEN other');
    await sender.query("NOTIFY news, 'first'");
    await deaf.query('LISTEN news');
    await deaf.query('UNLISTEN news');
    await sender.query("SELECT pg_notify('news', $1)", ['second']);
    await listener.query('SELECT 1');
    expect(heard).toEqual(['listener news first', 'listener news second']);
  });
});

test('COPY from the client is refused, because the engine would not survive it', async () => {
  const client = await aClient();
  await expect(client.query('COPY notes FROM STDIN')).rejects.toMatchObject({ code: '0A000' });
  expect(await notes(client)).toEqual([]);
});
