import { type Logger, pino } from 'pino';

/** Errors of the database carry statements and their values; only what names the fault may reach a log. */
const toSafeError = (error: unknown) =>
  error instanceof Error
    ? { type: error.name, message: error.message, code: (error as NodeJS.ErrnoException).code, stack: error.stack }
    : { message: String(error) };

export const createLogger = (level: string): Logger =>
  pino({ level, base: undefined, serializers: { err: toSafeError }, timestamp: pino.stdTimeFunctions.isoTime });
