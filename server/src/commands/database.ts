import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { Refusal } from '../core/refusal.ts';
import { seedDemonstration } from '../demonstration/seed.ts';
import { openStorage } from '../storage.ts';
import { slowly, tell } from './progress.ts';

async function withStorage(config: Config, options: { reset?: boolean; seed?: boolean }, done: string): Promise<void> {
  const storage = await slowly('Opening the database', openStorage(config, { ...options, onProgress: tell }));
  try {
    if (options.seed) {
      await slowly(
        'Adding demonstration data',
        seedDemonstration({ db: storage.db, clock: systemClock, locationDecimals: config.locationDecimals }),
      );
    }
    tell(done);
  } finally {
    await storage.close();
  }
}

export const migrateDatabase = (config: Config) => withStorage(config, {}, 'The schema is up to date.');
export const seedDatabase = (config: Config) => withStorage(config, { seed: true }, 'The demonstration data is there.');

export async function resetDatabase(config: Config): Promise<void> {
  if (config.mode === 'production') throw new Refusal('A production database is not reset by this command.');
  await withStorage(config, { reset: true, seed: true }, 'The database is as new.');
}
