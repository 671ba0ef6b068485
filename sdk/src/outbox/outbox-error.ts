import { StudyMateError } from '../core/errors.ts';

/**
 * A message could not be kept where messages wait to be sent. `full`: there are too many already, or they are too large.
 * `broken`: the place cannot be read or written; `cause` says why.
 */
export class OutboxError extends StudyMateError {
  override readonly name = 'OutboxError';
  readonly code: 'full' | 'broken';

  constructor(code: OutboxError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whatever a store threw, as an error for people. */
export const toOutboxError = (cause: unknown): OutboxError =>
  cause instanceof OutboxError
    ? cause
    : new OutboxError('broken', 'The messages that wait to be sent cannot be read or written.', { cause });
