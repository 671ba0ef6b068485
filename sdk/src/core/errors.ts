import { parseRetryAfter } from './retry-after.ts';

/** Everything this library throws on purpose. Catch this one to tell "the API said no" from a bug of your own. */
export class StudyMateError extends Error {
  override readonly name: string = 'StudyMateError';
}

/** The server could not be reached, or the connection broke before the whole answer had arrived. */
export class ConnectionError extends StudyMateError {
  override readonly name: string = 'ConnectionError';
}

/** No complete answer within the time limit. */
export class TimeoutError extends ConnectionError {
  override readonly name: string = 'TimeoutError';
}

/** Your own `AbortSignal` ended the call; its reason is the `cause`. */
export class AbortedError extends StudyMateError {
  override readonly name: string = 'AbortedError';
}

type Texts = Record<string, string[]>;

/** A body may nest lists by index (`{ ids: { 0: ['…'] } }`); the result is flat, with dotted names. */
const collectTexts = (value: unknown, name: string, found: Texts): void => {
  if (Array.isArray(value)) {
    if (name && value.length && value.every((text) => typeof text === 'string')) found[name] = value;
  } else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) collectTexts(inner, name ? `${name}.${key}` : key, found);
  }
};

/**
 * The server answered with an error status. `message` is a sentence fit for people: the server's `detail`, or else
 * the first thing wrong with a field.
 *
 * @example
 * try {
 *   await mate.auth.register(form);
 * } catch (error) {
 *   if (error instanceof BadRequestError) showNextTo('email', error.fields.email);
 * }
 */
export class ApiError extends StudyMateError {
  override readonly name: string = 'ApiError';
  /** HTTP status. */
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came: parsed JSON, or text when it was not JSON. */
  readonly body: unknown;
  /** The server's sentence, when the body has one. */
  readonly detail?: string;
  /** A machine-readable word, such as `token_not_valid`. */
  readonly code?: string;
  /** What is wrong with which field; nested names are dotted (`message_ids.0`). */
  readonly fields: Texts = {};
  /** What is wrong with the fields taken together. */
  readonly nonFieldErrors: string[];

  constructor(status: number, headers: Headers, body: unknown) {
    const { detail, error, code } = (body ?? {}) as Record<string, unknown>;
    const sentence = detail ?? error;
    const texts: Texts = {};
    collectTexts(body, '', texts);
    const { non_field_errors: nonFieldErrors = [], ...fields } = texts;
    const [field] = Object.entries(fields);
    super(
      typeof sentence === 'string'
        ? sentence
        : (nonFieldErrors[0] ?? (field ? `${field[0]}: ${field[1][0]}` : `The server answered ${status}.`)),
    );
    this.status = status;
    this.headers = headers;
    this.body = body;
    if (typeof sentence === 'string') this.detail = sentence;
    if (typeof code === 'string') this.code = code;
    this.fields = fields;
    this.nonFieldErrors = nonFieldErrors;
  }

  /** The server's name for this request; quote it in a bug report. */
  get requestId(): string | undefined {
    return this.headers.get('x-request-id') ?? undefined;
  }

  /** Seconds to wait before trying again, when the server said so. */
  get retryAfter(): number | undefined {
    return parseRetryAfter(this.headers);
  }
}

/** 400: something in the request is not acceptable; see `fields`, `nonFieldErrors` and `detail`. */
export class BadRequestError extends ApiError {
  override readonly name = 'BadRequestError';
  declare readonly status: 400;
}

/** 401: not signed in, or the session is over. Expired access tokens are renewed before you see this. */
export class UnauthorizedError extends ApiError {
  override readonly name = 'UnauthorizedError';
  declare readonly status: 401;
}

/** 403: signed in, but this is not yours to do. */
export class ForbiddenError extends ApiError {
  override readonly name = 'ForbiddenError';
  declare readonly status: 403;
}

/** 404: it does not exist, or you may not know that it does. */
export class NotFoundError extends ApiError {
  override readonly name = 'NotFoundError';
  declare readonly status: 404;
}

/** 409: the first request with this idempotency key is still running; the same call again will get its answer. */
export class ConflictError extends ApiError {
  override readonly name = 'ConflictError';
  declare readonly status: 409;
}

/** 413: the request body is larger than the server takes. */
export class PayloadTooLargeError extends ApiError {
  override readonly name = 'PayloadTooLargeError';
  declare readonly status: 413;
}

/** 422: the idempotency key was used for another request within the last 24 hours. */
export class UnprocessableEntityError extends ApiError {
  override readonly name = 'UnprocessableEntityError';
  declare readonly status: 422;
}

/** 429: too many requests; `retryAfter` says how many seconds to wait. */
export class RateLimitError extends ApiError {
  override readonly name = 'RateLimitError';
  declare readonly status: 429;
}

/** 500 and above: the server failed. */
export class ServerError extends ApiError {
  override readonly name = 'ServerError';
}

/** The server refused a realtime event. */
export class RealtimeError extends StudyMateError {
  override readonly name = 'RealtimeError';
  /** The reason for programs: `validation`, `forbidden`, `not_found`, `rate_limited`, `unauthorized` or `internal`. */
  readonly code: string;
  /** What is wrong with which field of the payload. */
  readonly fields: Texts = {};
  /** Seconds to wait before trying again, with the code `rate_limited`. */
  readonly retryAfter?: number;

  constructor(refusal: { code: string; message: string; fields?: unknown; retry_after?: number }) {
    const { code, message, fields, retry_after } = refusal;
    super(message);
    this.code = code;
    if (retry_after) this.retryAfter = retry_after;
    collectTexts(fields, '', this.fields);
  }
}

/**
 * Messages of a chat are missing from a loop over it, because they no longer exist. The loop ends with it where nobody
 * listens to `gap`; `afterSeq: error.to` begins behind them.
 */
export class GapError extends StudyMateError {
  override readonly name = 'GapError';
  /** The `seq` of the first message that is missing. */
  readonly from: number;
  /** The `seq` of the last one. */
  readonly to: number;

  constructor({ from, to }: { from: number; to: number }) {
    super(`Messages ${from} to ${to} are gone.`);
    this.from = from;
    this.to = to;
  }
}

const byStatus: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  413: PayloadTooLargeError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

/** The most specific error for an answer. */
export const toApiError = (response: Response, body: unknown): ApiError => {
  const { status, headers } = response;
  return new (byStatus[status] ?? (status < 500 ? ApiError : ServerError))(status, headers, body);
};

/** The most specific error for a request that brought no answer. */
export const toFailure = (cause: unknown, signal?: AbortSignal | null): StudyMateError => {
  if (cause instanceof StudyMateError) return cause;
  if (signal?.aborted) return new AbortedError('The call was aborted.', { cause: signal.reason });
  return cause instanceof Error && cause.name === 'TimeoutError'
    ? new TimeoutError('The server took too long to answer.', { cause })
    : new ConnectionError('The server could not be reached.', { cause });
};
