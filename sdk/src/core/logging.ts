import type { Middleware } from './middleware.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** From everything to nothing. */
export type LogLevel = (typeof levels)[number] | 'off';

/** Where log lines go; `console` is one, and so are pino and winston. */
export type Logger = Record<(typeof levels)[number], (message: string, details: object) => void>;

const secret = '[redacted]';

/** What says who somebody is is not for logs. */
const shown = (headers: Headers): object =>
  Object.fromEntries(
    [...headers].map(([name, value]) => [name, /^(authorization|cookie)$/.test(name) ? secret : value]),
  );

/**
 * A line for each attempt: `info` when it went well, `warn` when the server refused, `error` when it failed or nobody
 * answered, and at `debug` what is sent before it is. Bodies and queries are never logged, and no token is.
 */
export function logging(logger: Logger, lowest: LogLevel): Middleware {
  const log = (level: (typeof levels)[number], message: string, details: object): void => {
    if (lowest !== 'off' && levels.indexOf(level) >= levels.indexOf(lowest)) logger[level](message, details);
  };
  return async (request, next) => {
    const { method, url } = request;
    const name = `${method} ${new URL(url).pathname}`;
    log('debug', name, { headers: shown(request.headers) });
    const started = Date.now();
    const passed = () => ({ milliseconds: Date.now() - started });
    try {
      const response = await next(request);
      const { status, headers } = response;
      const level = status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';
      log(level, `${name} ${status}`, { status, requestId: headers.get('x-request-id'), ...passed() });
      return response;
    } catch (error) {
      log('error', `${name} had no answer`, { error, ...passed() });
      throw error;
    }
  };
}
