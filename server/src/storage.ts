import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { connectDatabase, type Database } from './db/connect.ts';

import { type EmbeddedDatabase, startEmbedded } from './db/embedded/embedded.ts';
import { dropAll, migrate } from './db/migrate.ts';
import { snapPositions } from './snap-positions.ts';

export interface Storage {
  db: Database;
  /** Where the rows are, in words for the banner. */
  place: string;
  secretKey: string;
  close(): Promise<void>;
}

export interface StorageOptions {
  /** A database of its own that is gone when it is closed, whatever the environment says. */
  ephemeral?: boolean;
  /** Drop every table first. */
  reset?: boolean;
  onProgress(text: string): void;
}

const embeddedDirectory = (config: Config) => join(config.dataDir, 'postgres');

/** Without a secret of its own, a desk server makes one and keeps it, so that a restart signs nobody out. */
async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret-key');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}

async function openEmbedded(config: Config, options: StorageOptions): Promise<EmbeddedDatabase> {
  if (options.ephemeral) return startEmbedded({ dataDir: 'memory', onProgress: options.onProgress });
  const dataDir = embeddedDirectory(config);
  await mkdir(config.dataDir, { recursive: true });
  return startEmbedded({ dataDir, onProgress: options.onProgress });
}

/** Opens the configured database, or the embedded one, and brings its schema up to date. */
export async function openStorage(config: Config, options: StorageOptions): Promise<Storage> {
  const databaseUrl = options.ephemeral ? undefined : config.databaseUrl;
  const embedded = databaseUrl ? undefined : await openEmbedded(config, options);
  const db = await connectDatabase({ databaseUrl, embedded });
  if (options.reset) {
    options.onProgress('Dropping all rows');
    await dropAll(db.sequelize);
  }
  await migrate(db.sequelize, options.onProgress);
  await snapPositions(db, config.locationDecimals);

  const secretKey =
    config.secretKey ?? (options.ephemeral ? randomBytes(32).toString('base64url') : await keptSecret(config.dataDir));
  return {
    db,
    place: databaseUrl
      ? 'PostgreSQL'
      : options.ephemeral
        ? 'temporary, gone when the server stops'
        : `${embeddedDirectory(config)}, kept until --reset`,
    secretKey,
    async close() {
      await db.close();
      await embedded?.close();
    },
  };
}
