import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type App, anApp, type Person } from '../../test/app.ts';
import { scratchDatabaseUrl } from '../../test/database.ts';
import { type Config, readConfig } from '../config.ts';
import { Refusal } from '../core/refusal.ts';
import { addStaff, listStaff, removeStaff } from './staff.ts';

let app: App;
let config: Config;
let mai: Person;

beforeAll(async () => {
  app = await anApp();
  mai = await app.person({ email: 'mai@example.com', full_name: 'Nguyễn Thị Mai' });
  await app.person({ email: 'an@example.com' });
  config = readConfig({ DATABASE_URL: await scratchDatabaseUrl(), SECRET_KEY: 'a secret for tests only' });
});
afterAll(() => app.close());

async function printed(command: Promise<void>): Promise<string> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    await command;
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

const isStaff = async (): Promise<boolean | undefined> => (await app.models.users.findByPk(mai.id))?.isStaff;

test('nobody is staff by registering, not even by asking for it', async () => {
  await app.patch('/api/auth/profile/', { as: mai, body: { is_staff: true } });
  expect(await isStaff()).toBe(false);
  expect(await printed(listStaff(config))).toBe('');
});

test('somebody becomes staff and stops being it, whatever the letters of the address', async () => {
  expect(await printed(addStaff(config, 'Mai@Example.com'))).toMatch(/^Mai@Example.com looks after the catalogue/);
  await printed(addStaff(config, 'mai@example.com'));
  expect(await isStaff()).toBe(true);
  expect(await printed(listStaff(config))).toBe('mai@example.com\tNguyễn Thị Mai\n');
  await printed(removeStaff(config, 'mai@example.com'));
  expect(await isStaff()).toBe(false);
});

test.each([addStaff, removeStaff])('an address without an account is refused', async (command) => {
  await expect(command(config, 'nobody@example.com')).rejects.toThrow(Refusal);
  await expect(command(config, 'nobody@example.com')).rejects.toThrow('nobody@example.com');
});
