import { expect, test } from 'vitest';
import { aDatabase } from '../../test/database.ts';
import { loadInstallation } from './installation.ts';

test('nodes that ask at once are told the same name, and it stays', async () => {
  const db = await aDatabase();
  const names = await Promise.all(Array.from({ length: 10 }, () => loadInstallation(db)));
  expect(new Set(names).size).toBe(1);
  expect(await loadInstallation(db)).toBe(names[0]);
});

test('whoever begins again with an empty database has another name', async () => {
  const db = await aDatabase();
  const before = await loadInstallation(db);
  await db.query('DELETE FROM installation');
  expect(await loadInstallation(db)).not.toBe(before);
});
