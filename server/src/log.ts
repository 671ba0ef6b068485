import { type DestinationStream, type Logger, pino } from 'pino';

/** What errors of drivers carry beyond the standard. */
interface Coded {
  code?: string;
  /** What Sequelize's errors wrap. */
  original?: { code?: string };
}

/** Errors of the database carry statements and their values; only what names the fault may reach a log. */
const toSafeError = (error: unknown) => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, original } = error as Error & Coded;
  return { type: error.name, message: error.message, code: code ?? original?.code, stack: error.stack };
};

/** Lines leave in bundles, at the latest after a second and when the process ends: a write each would cost every request. */
const inBundles = (): DestinationStream => pino.destination({ sync: false, minLength: 4096, periodicFlush: 1000 });

export const createLogger = (level: string, destination = inBundles()): Logger =>
  pino(
    { level, base: undefined, serializers: { err: toSafeError }, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );
