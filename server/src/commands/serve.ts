import { compose } from '../compose.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { seedDemonstration } from '../demonstration/seed.ts';
import { createLogger } from '../log.ts';
import { loadSpec } from '../spec.ts';
import { openStorage } from '../storage.ts';
import { banner } from './banner.ts';
import { assertFree, listen } from './listen.ts';
import { slowly, tell, tellAfterSilence } from './progress.ts';

export interface ServeOptions {
  seed: 'demo' | 'none';
  reset?: boolean;
  ephemeral?: boolean;
}

/** A drain that takes longer is cut off: whoever stopped the process is waiting. */
const patienceMs = 14_000;

/** Runs a node until it is told to stop. */
export async function serve(config: Config, options: ServeOptions): Promise<void> {
  await assertFree(config);
  const logger = createLogger(config.logLevel);
  const storage = await slowly('Opening the database', openStorage(config, { ...options, onProgress: tell }));
  const { db, secretKey } = storage;
  const seeded =
    options.seed === 'demo' &&
    config.mode !== 'production' &&
    (await slowly(
      'Adding demonstration data',
      seedDemonstration({ db, clock: systemClock, locationDecimals: config.locationDecimals }),
    ));
  tellAfterSilence('Preparing the operations');
  const server = await compose({ config, secretKey, spec: await loadSpec(), db, clock: systemClock, logger });

  const port = await listen(server.http, config);
  process.stdout.write(
    banner({
      url: config.publicUrl ?? `http://localhost:${port}`,
      place: storage.place,
      hasDemonstration: Boolean(seeded),
    }),
  );

  let isStopping = false;
  const stop = async (signal: string) => {
    // Whoever insists is not kept waiting.
    if (isStopping) process.exit(1);
    isStopping = true;
    logger.info({ signal }, 'Stopping');
    setTimeout(() => process.exit(1), patienceMs).unref();
    tell('Stopping');
    await server.close();
    await storage.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
