import type { Config } from '../config.ts';
import { importPlaces } from '../places/import.ts';
import { readUniversities } from '../places/ror.ts';
import { openStorage } from '../storage.ts';
import { slowly, tell, tellAfterSilence } from './progress.ts';

interface Wish {
  minPopulation: number;
  /** A file of ROR's data dump. */
  universities?: string | undefined;
}

export async function importOpenPlaces(config: Config, { minPopulation, universities: file }: Wish): Promise<void> {
  // Read first: a file that is not right is told before anything is opened, and its text is gone by then.
  const universities = file === undefined ? [] : await slowly('Reading the universities', readUniversities(file));
  const storage = await slowly('Opening the database', openStorage(config, { onProgress: tell }));
  try {
    const added = await importPlaces({ db: storage.db, minPopulation, universities, onProgress: tellAfterSilence });
    tell(`${added.cities} cities and ${added.schools} universities are new.`);
  } finally {
    await storage.close();
  }
}
