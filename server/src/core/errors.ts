import { fieldTexts } from './field-texts.ts';

/** What went wrong, in terms of the domain; `http/errors.ts` and `realtime/gateway.ts` turn it into an answer. */
export type ErrorKind =
  | 'invalid'
  | 'refused'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media-type'
  | 'unprocessable'
  | 'too-many';

/** Texts by field name; `non_field_errors` holds what concerns several fields at once. */
export type FieldErrorMap = Record<string, string[] | Record<string, string[]>>;

type Body = Record<string, unknown>;

/** An error meant for the caller. Anything else that is thrown surfaces as a 500. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly kind: ErrorKind;
  /** The documented body, field for field. */
  readonly body: Body;
  /** Seconds until another try makes sense, where it may make some. */
  readonly retryAfter: number | undefined;

  constructor(kind: ErrorKind, message: string, body: Body, retryAfter?: number) {
    super(message);
    this.kind = kind;
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

const firstText = (fields: FieldErrorMap): string => {
  const first = Object.values(fields)[0] ?? [];
  return (Array.isArray(first) ? first[0] : Object.values(first)[0]?.[0]) ?? 'Invalid input.';
};

/** 400 with texts by field. */
export const invalid = (fields: FieldErrorMap): AppError => new AppError('invalid', firstText(fields), { ...fields });

/** 400 about several fields at once. */
export const invalidTogether = (text: string): AppError => invalid({ non_field_errors: [text] });

/** 400 about a field that names a row that does not exist. */
export const unknownId = (field: string, id: number): AppError => invalid({ [field]: [fieldTexts.unknownKey(id)] });

/** 400: the input is fine, the state of things does not allow it; `{detail}`. */
export const refused = (text: string): AppError => new AppError('refused', text, { detail: text });

/** 400 in the action shape `{error, detail}`; `extra` adds the fields some operations promise. */
export const refusedAction = (text: string, extra: Body = {}): AppError =>
  new AppError('refused', text, { error: text, detail: text, ...extra });

/** 400 `{detail}`: the body cannot be read at all; `form` is `JSON` or `Multipart form`. */
export const malformed = (form: 'JSON' | 'Multipart form', why: string): AppError =>
  refused(`${form} parse error - ${why}`);

/** 401; `extra` carries the token error's `code` and `messages`. */
export const unauthenticated = (text: string, extra: Body = {}): AppError =>
  new AppError('unauthenticated', text, { detail: text, ...extra });

/** 401 of a token that cannot be used; `message` says why. */
export const tokenNotValid = (message: string): AppError =>
  unauthenticated('Given token not valid for any token type', {
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  });

/** 403 `{detail}`. */
export const forbidden = (text = 'You do not have permission to perform this action.'): AppError =>
  new AppError('forbidden', text, { detail: text });

/** 403 in the action shape `{error, detail}`. */
export const forbiddenAction = (text: string): AppError =>
  new AppError('forbidden', text, { error: text, detail: text });

/** 404 `{detail}`. */
export const notFound = (text = 'Not found.'): AppError => new AppError('not-found', text, { detail: text });

/** 404 in the action shape `{error, detail}`. */
export const notFoundAction = (text: string): AppError =>
  new AppError('not-found', text, { error: text, detail: text });

const told = (kind: ErrorKind, text: string): AppError => new AppError(kind, text, { detail: text });

/** 405 `{detail}`. */
export const methodNotAllowed = (method: string): AppError =>
  told('method-not-allowed', `Method "${method}" not allowed.`);

/** 406 `{detail}`. */
export const notAcceptable = (): AppError => told('not-acceptable', 'Could not satisfy the request Accept header.');

/** 409: a write with this key is being done; asking again is free and soon worth it. */
export const keyInUse = (): AppError => {
  const text = 'A request with this Idempotency-Key is still being processed.';
  return new AppError('conflict', text, { detail: text }, 1);
};

/** 422: a write with this key was another one. */
export const keyReused = (): AppError => told('unprocessable', 'This Idempotency-Key was used for another request.');

/** 413 `{detail}`; `limit` in words, such as `100 kB`. */
export const tooLarge = (limit: string): AppError =>
  told('too-large', `Request body is too large. The limit is ${limit}.`);

/** 415 `{detail}`. */
export const unsupportedMediaType = (type: string): AppError =>
  told('unsupported-media-type', `Unsupported media type "${type}" in request.`);

/** 429; `seconds` until another try makes sense, at least one. */
export const tooMany = (seconds: number): AppError => {
  const retryAfter = Math.max(1, Math.ceil(seconds));
  const text = `Request was throttled. Expected available in ${retryAfter} second${retryAfter === 1 ? '' : 's'}.`;
  return new AppError('too-many', text, { detail: text }, retryAfter);
};
