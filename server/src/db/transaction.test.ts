import type { Transaction } from 'sequelize';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { aDatabase } from '../../test/database.ts';
import type { Database } from './connect.ts';
import { createInTransaction, type InTransaction } from './transaction.ts';

let db: Database;
let inTransaction: InTransaction;

beforeAll(async () => {
  db = await aDatabase();
  inTransaction = createInTransaction(db.sequelize);
});

beforeEach(async () => {
  await db.query('TRUNCATE cities CASCADE');
});

const insertCity = (name: string, transaction: Transaction) =>
  db.sequelize.query('INSERT INTO cities (name) VALUES ($1)', { bind: [name], transaction });

const fail = (code: string, transaction: Transaction) =>
  db.sequelize.query(`DO $$ BEGIN RAISE EXCEPTION 'made to fail' USING ERRCODE = '${code}'; END $$`, { transaction });

const cityNames = async () => (await db.query<{ name: string }>('SELECT name FROM cities')).map(({ name }) => name);

test('commits what the work wrote, and answers with its result', async () => {
  const answer = await inTransaction(async (transaction) => {
    await insertCity('Hà Nội', transaction);
    return 'done';
  });
  expect([answer, await cityNames()]).toEqual(['done', ['Hà Nội']]);
});

test('rolls back when the work throws', async () => {
  const work = inTransaction(async (transaction) => {
    await insertCity('Huế', transaction);
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect(await cityNames()).toEqual([]);
});

test.each(['40001', '40P01'])('tries again after %s, from the beginning', async (code) => {
  let attempts = 0;
  await inTransaction(async (transaction) => {
    attempts += 1;
    await insertCity(`attempt ${attempts}`, transaction);
    if (attempts < 3) await fail(code, transaction);
  });
  expect(await cityNames()).toEqual(['attempt 3']);
});

test('gives up after a few tries', async () => {
  let attempts = 0;
  const work = inTransaction(async (transaction) => {
    attempts += 1;
    await fail('40001', transaction);
  });
  await expect(work).rejects.toThrow('made to fail');
  expect(attempts).toBe(4);
});

test('other errors are not tried again', async () => {
  let attempts = 0;
  const work = inTransaction(async (transaction) => {
    attempts += 1;
    await fail('22012', transaction);
  });
  await expect(work).rejects.toThrow('made to fail');
  expect(attempts).toBe(1);
});
