import { beforeAll, expect, test } from 'vitest';
import { aDatabase } from '../../test/database.ts';
import type { Database } from './connect.ts';
import { onMissingReference } from './reference.ts';

let db: Database;

beforeAll(async () => {
  db = await aDatabase();
});

const aSchoolIn = (cityId: number) =>
  db.sequelize.query("INSERT INTO schools (name, city_id) VALUES ('HUST', $1)", { bind: [cityId] });

test('what a write returns comes through', async () => {
  await expect(onMissingReference(async () => 7, {})).resolves.toBe(7);
});

test('a row that is not there is told under the field that named it', async () => {
  await expect(onMissingReference(() => aSchoolIn(99), { city_id: 'city' })).rejects.toMatchObject({
    kind: 'invalid',
    body: { city: ['Invalid pk "99" - object does not exist.'] },
  });
});

test('a column that was not named surfaces as it is', async () => {
  const name = 'SequelizeForeignKeyConstraintError';
  await expect(onMissingReference(() => aSchoolIn(99), { school_id: 'school' })).rejects.toMatchObject({ name });
});

test('other errors surface as they are', async () => {
  const failing = () => db.sequelize.query('SELECT 1 / 0');
  await expect(onMissingReference(failing, { city_id: 'city' })).rejects.toMatchObject({
    name: 'SequelizeDatabaseError',
  });
});
