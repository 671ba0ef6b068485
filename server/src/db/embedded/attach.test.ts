import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';

let embedded: EmbeddedDatabase;
let server: Server;
let port: number;

beforeAll(async () => {
  embedded = await startEmbedded({ dataDir: 'memory' });
  server = createServer((socket) => embedded.attach(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.close();
  await embedded.close();
});

test('clients of other processes are served over a socket, also in small pieces', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'anybody', database: 'any', max: 5 });
  const text = 'x'.repeat(3_000_000);
  const lengths = await Promise.all(
    Array.from({ length: 10 }, () => pool.query('SELECT length($1) AS length', [text])),
  );
  expect(lengths.map(({ rows }) => rows[0].length)).toEqual(Array(10).fill(3_000_000));
  await pool.end();
});

test('a socket that breaks inside a transaction rolls it back', async () => {
  const options = { host: '127.0.0.1', port, user: 'anybody', database: 'any' };
  const [dying, other] = [new pg.Client(options), new pg.Client(options)];
  dying.on('error', () => {});
  await Promise.all([dying.connect(), other.connect()]);
  await other.query('CREATE TABLE notes (id int)');
  await dying.query('BEGIN; INSERT INTO notes VALUES (1)');
  dying.connection.stream.destroy();
  expect((await other.query('SELECT * FROM notes')).rows).toEqual([]);
  await other.end();
});

test('a program in another process uses the ordinary protocol', async () => {
  const program = `
    import pg from 'pg';
    const client = new pg.Client({ host: '127.0.0.1', port: ${port}, user: 'u', database: 'd' });
    await client.connect();
    console.log((await client.query('SELECT 6 * 7 AS answer')).rows[0].answer);
    await client.end();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(stdout.trim()).toBe('42');
});
