import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDatabase, scratchDatabaseUrl } from '../../test/database.ts';
import { connectDatabase, type Database } from './connect.ts';
import { dropAll, migrate } from './migrate.ts';

let db: Database;
let other: Database;

beforeAll(async () => {
  db = await aDatabase();
  other = await connectDatabase({ databaseUrl: await scratchDatabaseUrl() });
});

afterAll(async () => {
  await migrate(db.sequelize);
  await other.close();
});

const tables = async () => {
  const rows = await db.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'spatial_ref_sys'`,
  );
  return rows.map((row) => row.name).sort();
};

test('a schema that is up to date is left alone', async () => {
  expect(await migrate(db.sequelize)).toEqual([]);
});

test('two nodes that start together migrate once', async () => {
  await dropAll(db.sequelize);
  expect(await tables()).toEqual([]);
  await Promise.all([migrate(db.sequelize), migrate(other.sequelize), migrate(db.sequelize)]);
  expect(await tables()).toContain('messages');
  const [{ count } = { count: 0 }] = await db.query<{ count: number }>('SELECT count(*) FROM migrations');
  expect(count).toBeGreaterThan(5);
});

test('a new schema is told as one step', async () => {
  await dropAll(db.sequelize);
  const told: string[] = [];
  const applied = await migrate(db.sequelize, (text) => told.push(text));
  expect(told).toEqual(['Creating the tables']);
  expect(applied[0]).toBe('001-extensions');
});

test('a change of a schema in use is told by its name', async () => {
  const applied = await db.query<{ name: string }>('DELETE FROM migrations WHERE name >= $1 RETURNING name', ['007']);
  const told: string[] = [];
  await expect(migrate(db.sequelize, (text) => told.push(text))).rejects.toThrow('already exists');
  expect(applied.map(({ name }) => `Applying migration ${name}`)).toContain(told[0]);
});

test("dropping everything spares the extensions' own tables", async () => {
  await dropAll(db.sequelize);
  const [row] = await db.query("SELECT to_regclass('spatial_ref_sys') IS NOT NULL AS kept");
  expect(row).toEqual({ kept: true });
});
