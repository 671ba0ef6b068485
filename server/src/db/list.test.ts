import { describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/database.ts';
import { Binds } from './binds.ts';
import { loadSlice, toOrder } from './list.ts';

const names = { alias: 's', offered: { name: 's.name', created_at: 's.created_at' }, fallback: 's.created_at DESC' };

describe('toOrder', () => {
  test.each([
    [undefined, 's.created_at DESC, s.id'],
    ['', 's.created_at DESC, s.id'],
    ['name', 's.name ASC NULLS LAST, s.id'],
    ['-created_at, name', 's.created_at DESC NULLS LAST, s.name ASC NULLS LAST, s.id'],
    ['password_hash,name', 's.name ASC NULLS LAST, s.id'],
    ['id;DROP TABLE users', 's.created_at DESC, s.id'],
    ['constructor,__proto__', 's.created_at DESC, s.id'],
    ['--name', 's.created_at DESC, s.id'],
  ])('%j', (wish, order) => {
    expect(toOrder(wish, names)).toBe(order);
  });
});

describe('loadSlice', () => {
  async function slice(limit: number, offset: number, where: (binds: Binds) => string[] = () => []) {
    const db = await aDatabase();
    const binds = new Binds();
    const statement = { table: 'cities', alias: 'c', where: where(binds), order: 'c.name DESC, c.id', columns: 'c.id' };
    const { rows, count } = await loadSlice<{ id: number }>(db, statement, binds, { limit, offset });
    return [count, rows.map(({ id }) => id)];
  }

  test('equal rows keep their places, and the total is known past the end too', async () => {
    const db = await aDatabase();
    await db.query("INSERT INTO cities (name) VALUES ('B'), ('A'), ('B'), ('A'), ('B')");
    expect(await slice(2, 0)).toEqual([5, [1, 3]]);
    expect(await slice(2, 2)).toEqual([5, [5, 2]]);
    expect(await slice(2, 4)).toEqual([5, [4]]);
    expect(await slice(2, 6)).toEqual([5, []]);
    expect(await slice(0, 0)).toEqual([5, []]);
    expect(await slice(9, 0, (binds) => [`c.name = ${binds.add('A')}`])).toEqual([2, [2, 4]]);
    expect(await slice(9, 0, () => ['false'])).toEqual([0, []]);
  });
});
