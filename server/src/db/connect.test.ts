import pg from 'pg';
import { DataTypes } from 'sequelize';
import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase, scratchDatabaseUrl } from '../../test/database.ts';
import { connectDatabase, type Database } from './connect.ts';

let db: Database;

beforeAll(async () => {
  db = await aDatabase();
});

const insertUser = (email: string) =>
  db.query<{ id: number }>("INSERT INTO users (email, password_hash, full_name) VALUES ($1, '', '') RETURNING id", [
    email,
  ]);

describe('values', () => {
  test('counts and ids are numbers, instants are dates', async () => {
    const [{ id } = { id: 0 }] = await insertUser('types@example.com');
    const [row] = await db.query('SELECT count(*) AS count, max(id) AS id, now() AS now FROM users');
    expect(row).toEqual({ count: 1, id, now: expect.any(Date) });
  });

  test("a model's columns are underscored", () => {
    const sample = db.sequelize.define('Sample', { fullName: DataTypes.TEXT });
    expect(sample.getAttributes()).toMatchObject({ fullName: { field: 'full_name' } });
  });
});

describe('prepared statements', () => {
  test('answer on every connection of the pool', async () => {
    const double = db.prepared<{ twice: number }>('double', 'SELECT $1::int * 2 AS twice');
    const rows = await Promise.all(Array.from({ length: 40 }, (_, n) => double([n])));
    expect(rows.map(([row]) => row?.twice)).toEqual(Array.from({ length: 40 }, (_, n) => n * 2));
  });

  test('go on working after a failure', async () => {
    const divide = db.prepared<{ n: number }>('divide', 'SELECT 8 / $1::int AS n');
    await expect(divide([0])).rejects.toMatchObject({ code: '22012' });
    expect(await divide([4])).toEqual([{ n: 2 }]);
  });

  test('may not share a name', () => {
    db.prepared('shared', 'SELECT 1');
    expect(() => db.prepared('shared', 'SELECT 2')).toThrow('Two statements are called "shared"');
  });
});

describe('reachability', () => {
  test('is told truthfully', async () => {
    const other = await connectDatabase({ databaseUrl: await scratchDatabaseUrl() });
    expect(await other.isUp()).toBe(true);
    await other.close();
    expect(await other.isUp()).toBe(false);
  });

  test('an address where nothing listens is an error, not a wait', async () => {
    const nowhere = 'postgres://somebody@127.0.0.1:1/nothing';
    await expect(connectDatabase({ databaseUrl: nowhere })).rejects.toThrow('ECONNREFUSED');
  });
});

/** A user without rights and a database of that user's own, on a real server. */
async function aPlainUser(serverUrl: string) {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  const name = `plain_${process.pid}`;
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(serverUrl);
  Object.assign(url, { username: name, password: name, pathname: `/${name}` });
  const drop = async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${name}`);
    await admin.end();
  };
  return { url: url.href, drop };
}

// The embedded database knows no rights, so only a server can refuse.
const serverUrl = process.env.TEST_DATABASE_URL;
if (serverUrl) {
  test('a user who may not create extensions is told what an administrator has to run', async () => {
    const user = await aPlainUser(serverUrl);
    const advice = /may not create them[\s\S]*CREATE EXTENSION IF NOT EXISTS postgis;/;
    await expect(connectDatabase({ databaseUrl: user.url }))
      .rejects.toThrow(advice)
      .finally(user.drop);
  });
}
