import { ConnectionError, toFailure } from './errors.ts';
import { parseRetryAfter } from './retry-after.ts';
import { backOff, sleep, whenAborted } from './wait.ts';

/** One HTTP exchange. `globalThis.fetch` is one; so is every layer of the transport. */
export type Fetch = (request: Request) => Promise<Response>;

/** Where the transport gets its access token, and a new one when the server turned the first away. */
export interface Credentials {
  accessToken(): Promise<string | undefined>;
  renew(rejectedAccess: string): Promise<string | undefined>;
}

/** By it the server knows a write that is sent again. */
export const keyHeader = 'idempotency-key';

/** A longer wait than this many seconds is for the caller to decide about: the error is thrown instead. */
const LONGEST_RETRY_AFTER = 10;

/** Ends an attempt, the reading of its body included, after so many milliseconds; 0 waits for ever. */
export const withTimeout =
  (next: Fetch, milliseconds: number): Fetch =>
  async (request) => {
    const { signal } = request;
    const limit = milliseconds ? AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]) : signal;
    try {
      return await next(new Request(request, { signal: limit }));
    } catch (cause) {
      throw toFailure(cause, signal);
    }
  };

/**
 * Lets an answer go that nobody reads. Not waited for: where somebody has cloned it, as mocks do, that would last until
 * the copy is let go as well.
 */
const discard = ({ body }: Response): void => {
  body?.cancel().catch(() => undefined);
};

/**
 * Tries again where that cannot do harm: a repeatable request after a lost connection, 408, 429 or 5xx; any other
 * only when the server turned it away unread and said when to come back. What changes something is repeatable by its
 * key; while an earlier attempt is still running, 409 says when to ask for its answer.
 */
export const withRetry =
  (next: Fetch, retries: number): Fetch =>
  async (request) => {
    const isKeyed = request.headers.has(keyHeader);
    const isRepeatable = isKeyed || !/^P(OST|ATCH)$/.test(request.method);
    for (let attempt = 0; ; attempt++) {
      let wait = backOff(attempt);
      try {
        const response = await next(request.clone());
        const { status, headers } = response;
        const seconds = parseRetryAfter(headers);
        const mayRepeat =
          status === 429
            ? isRepeatable || seconds !== undefined
            : isRepeatable && (status === 408 || status >= 500 || (isKeyed && status === 409));
        if (attempt >= retries || !mayRepeat || (seconds ?? 0) > LONGEST_RETRY_AFTER) return response;
        if (seconds !== undefined) wait += seconds * 1_000;
        discard(response);
      } catch (error) {
        if (attempt >= retries || !isRepeatable || !(error instanceof ConnectionError)) throw error;
      }
      await sleep(wait, request.signal);
    }
  };

/**
 * Signs the request, and after a 401 sends it once more with a renewed token. The layer below sends copies, made
 * before the body is read: a body can be read only once, and may have to be sent twice.
 */
export const withCredentials =
  (next: Fetch, credentials: Credentials): Fetch =>
  async (request) => {
    const { headers, signal } = request;
    if (headers.has('authorization')) return next(request);
    const signed = async (token: Promise<string | undefined>) => {
      const access = await Promise.race([token, whenAborted(signal)]);
      if (access) headers.set('authorization', `Bearer ${access}`);
      return access;
    };
    const access = await signed(credentials.accessToken());
    const response = await next(request);
    if (response.status !== 401 || !access || !(await signed(credentials.renew(access)))) return response;
    discard(response);
    return next(request);
  };
