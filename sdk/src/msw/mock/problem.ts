/** Texts by field; those of list items and inner fields stand under their index or name. */
export type FieldErrors = Record<string, string[] | Record<string, string[]>>;

/** An error answer as the contract has it. Features throw it; whatever else is thrown is a fault of the mock. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly body: object;
  readonly headers: Record<string, string>;

  constructor(status: number, body: object, headers: Record<string, string> = {}) {
    super(`An answer with status ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const told = (status: number, detail: string, headers?: Record<string, string>) =>
  new Problem(status, { detail }, headers);

export const invalid = (fields: FieldErrors): Problem => new Problem(400, fields);
export const invalidTogether = (text: string): Problem => invalid({ non_field_errors: [text] });
export const unknownKey = (field: string, id: unknown): Problem =>
  invalid({ [field]: [`Invalid pk "${id}" - object does not exist.`] });

/** The input is fine, the state of things does not allow it. */
export const refused = (detail: string): Problem => told(400, detail);

/** As `refused`, in the shape `{error, detail}`; `extra` adds what some operations promise. */
export const refusedAction = (text: string, extra: object = {}): Problem =>
  new Problem(400, { error: text, detail: text, ...extra });

export const unauthenticated = (detail: string, extra: object = {}): Problem =>
  new Problem(401, { detail, ...extra }, { 'WWW-Authenticate': 'Bearer realm="api"' });

/** An access token that cannot be used; `message` says why. */
export const tokenNotValid = (message: string): Problem =>
  unauthenticated('Given token not valid for any token type', {
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  });

export const forbidden = (detail = 'You do not have permission to perform this action.'): Problem => told(403, detail);
export const forbiddenAction = (text: string): Problem => new Problem(403, { error: text, detail: text });
export const notFound = (detail = 'Not found.'): Problem => told(404, detail);
export const notFoundAction = (text: string): Problem => new Problem(404, { error: text, detail: text });
export const methodNotAllowed = (method: string, allow: readonly string[]): Problem =>
  told(405, `Method "${method}" not allowed.`, { Allow: allow.join(', ') });
export const keyReused = (): Problem => told(422, 'This Idempotency-Key was used for another request.');
export const tooLarge = (): Problem => told(413, 'Request body is too large. The limit is 100 kB.');
export const unsupportedMediaType = (type: string): Problem =>
  told(415, `Unsupported media type "${type}" in request.`);
