import { toApiError, toFailure } from './errors.ts';
import { type Credentials, type Fetch, keyHeader, withCredentials, withRetry, withTimeout } from './transport.ts';
import { randomUuid } from './uuid.ts';

/** What every method takes as its last argument. */
export interface RequestOptions {
  /** Ends the call, waiting and retrying included, with an `AbortedError`. */
  signal?: AbortSignal;
  /** Milliseconds for one attempt; 0 waits for ever. Default: the client's, 30 000. */
  timeout?: number;
  /** How many times to try again where that is safe. Default: the client's, 2. */
  retries?: number;
  /** Extra headers for this call. */
  headers?: Record<string, string>;
  /**
   * For calls that write: your own name for this one write, 1 to 255 printable ASCII characters, in place of a random
   * one. The server does it once within 24 hours, also when your program has ended and begun again in between.
   */
  idempotencyKey?: string;
  /**
   * Called with the answer as it came, the last one if there were several attempts: its status and headers, and its body
   * for whoever takes a `clone()`. Of a list, once for each page.
   */
  onResponse?: (response: Response) => void;
}

/** What sets an operation apart, beside its method and path. */
export interface Traits {
  /** Anybody may call it: no token is sent, and a 401 is an answer rather than a reason to renew. */
  isOpen?: boolean;
  /** It takes a key by which the server knows a repeated send, so that it may be sent again. */
  isKeyed?: boolean;
}

export interface ApiOptions {
  baseUrl: string;
  fetch: Fetch;
  timeout: number;
  retries: number;
  headers: Record<string, string>;
  credentials: Credentials;
}

const toQuery = (query: object = {}): string => {
  const pairs = Object.entries(query)
    .filter(([, value]) => value != null)
    .map(([name, value]) => [name, String(value)]);
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
};

const parse = (text: string): unknown => {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
};

/** One call to the server: data, or an error thrown. All that a resource knows of the client. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  async call(
    method: string,
    path: string,
    { query, body }: { query?: object; body?: object },
    options: RequestOptions = {},
    traits?: Traits,
  ): Promise<unknown> {
    const { baseUrl, headers } = this.#options;
    const { signal } = options;
    try {
      const request = new Request(baseUrl.replace(/\/$/, '') + path + toQuery(query), {
        method,
        signal,
        headers: { ...headers, ...(body && { 'content-type': 'application/json' }), ...options.headers },
        body: body && JSON.stringify(body),
      });
      // One key for all attempts.
      if (traits?.isKeyed && !request.headers.has(keyHeader))
        request.headers.set(keyHeader, options.idempotencyKey ?? randomUuid());
      const response = await this.transport(options, traits)(request);
      options.onResponse?.(response);
      const data = parse(await response.text());
      // Some proxies answer 200 with a page of their own.
      if (!response.ok || typeof data === 'string') throw toApiError(response, data);
      return data;
    } catch (cause) {
      throw toFailure(cause, signal);
    }
  }

  /** `fetch` with this client's session, patience and time limit. */
  transport({ timeout, retries }: RequestOptions = {}, { isOpen }: Traits = {}): Fetch {
    const own = this.#options;
    const patient = withRetry(withTimeout(own.fetch, timeout ?? own.timeout), retries ?? own.retries);
    return isOpen ? patient : withCredentials(patient, own.credentials);
  }
}
