import type { Config } from '../config.ts';
import { Refusal } from '../core/refusal.ts';
import { defineModels } from '../models.ts';
import { openStorage } from '../storage.ts';
import { slowly, tell } from './progress.ts';

type Users = ReturnType<typeof defineModels>['users'];

async function withUsers(config: Config, work: (users: Users) => Promise<void>): Promise<void> {
  const storage = await slowly('Opening the database', openStorage(config, { onProgress: tell }));
  try {
    await work(defineModels(storage.db.sequelize).users);
  } finally {
    await storage.close();
  }
}

/** Takes effect with the person's next request: every request reads the account anew. */
const markStaff = (isStaff: boolean, done: string) => (config: Config, email: string) =>
  withUsers(config, async (users) => {
    const [known] = await users.update({ isStaff }, { where: { email } });
    if (known === 0) throw new Refusal(`Nobody has an account with the address ${email}.`);
    process.stdout.write(`${email} ${done}\n`);
  });

export const addStaff = markStaff(true, 'looks after the catalogue from now on.');
export const removeStaff = markStaff(false, 'no longer looks after the catalogue.');

/** One line a person: address and name, separated by a tab. */
export const listStaff = (config: Config): Promise<void> =>
  withUsers(config, async (users) => {
    for (const { email, fullName } of await users.findAll({ where: { isStaff: true }, order: ['email'] })) {
      process.stdout.write(`${email}\t${fullName}\n`);
    }
  });
