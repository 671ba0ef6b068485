import { QueryTypes } from 'sequelize';
import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/database.ts';
import type { Database } from './connect.ts';
import { onDuplicate } from './unique.ts';

let db: Database;

const insert = `
  INSERT INTO users (email, phone, password_hash, full_name) VALUES ($1, $2, '', '') RETURNING id`;
const texts = { email: ['Email taken.'], phone: ['Phone taken.'] };

beforeAll(async () => {
  db = await aDatabase();
  await db.query(insert, ['an@example.com', '0900000001']);
});

describe.each([
  ['through the driver', (values: unknown[]) => db.query(insert, values)],
  ['through Sequelize', (bind: unknown[]) => db.sequelize.query(insert, { bind, type: QueryTypes.SELECT })],
])('a duplicate %s', (_, write) => {
  test('is reported for the column that clashes', async () => {
    const sameEmail = onDuplicate(() => write(['AN@example.com', null]), texts);
    await expect(sameEmail).rejects.toMatchObject({ kind: 'invalid', body: { email: ['Email taken.'] } });
    const samePhone = onDuplicate(() => write(['binh@example.com', '0900000001']), texts);
    await expect(samePhone).rejects.toMatchObject({ kind: 'invalid', body: { phone: ['Phone taken.'] } });
  });

  test('of a column nobody speaks of stays an error of the server', async () => {
    const samePhone = onDuplicate(() => write(['binh@example.com', '0900000001']), { email: ['Email taken.'] });
    await expect(samePhone).rejects.not.toHaveProperty('kind');
  });
});

test('a pair that exists the other way round is reported with the one text there is', async () => {
  const [{ id: binh } = { id: 0 }] = await db.query<{ id: number }>(insert, ['chi@example.com', null]);
  const request = (from: number, to: number) =>
    db.query('INSERT INTO connection_requests (sender_id, receiver_id) VALUES ($1, $2)', [from, to]);
  await request(1, binh);
  const back = onDuplicate(() => request(binh, 1), { receiver_id: ['Already asked.'] });
  await expect(back).rejects.toMatchObject({ kind: 'invalid', body: { receiver_id: ['Already asked.'] } });
});

test('a write that succeeds gives its result, and other errors pass', async () => {
  expect(await onDuplicate(async () => 'written', texts)).toBe('written');
  await expect(onDuplicate(() => db.query('SELECT 1 / 0'), texts)).rejects.toMatchObject({ code: '22012' });
});
