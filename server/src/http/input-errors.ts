import type { Request } from 'express';
import { MulterError } from 'multer';
import {
  type AppError,
  malformed,
  methodNotAllowed,
  notFound,
  refused,
  tooLarge,
  unsupportedMediaType,
} from '../core/errors.ts';
import { bodyLimit } from './body.ts';

const isError = (error: unknown): error is Error & { status?: unknown; type?: unknown } => error instanceof Error;

/** Files are not taken anywhere; everything else that a form can exceed is a matter of size. */
const fromForm = (error: MulterError): AppError =>
  error.code.startsWith('LIMIT_') && error.code !== 'LIMIT_UNEXPECTED_FILE'
    ? tooLarge(bodyLimit)
    : malformed('Multipart form', error.message);

/** The JSON parser's names for a text that is no JSON, and for bytes that are no text. */
const unreadable: ReadonlySet<unknown> = new Set(['entity.parse.failed', 'entity.verify.failed']);

const declaredType = (req: Request): string => req.headers['content-type'] ?? '';

/** What the libraries that read requests throw about them, as the contract's errors; undefined for a real fault. */
export function toAppError(error: unknown, req: Request): AppError | undefined {
  if (error instanceof MulterError) return fromForm(error);
  if (!isError(error)) return undefined;
  if (unreadable.has(error.type)) return malformed('JSON', error.message);
  // An address that cannot be decoded is nobody's address.
  if (error instanceof URIError) return notFound();
  switch (error.status) {
    case 400:
      return refused(error.message);
    case 404:
      return notFound();
    case 405:
      return methodNotAllowed(req.method);
    case 413:
      return tooLarge(bodyLimit);
    case 415:
      return unsupportedMediaType(declaredType(req));
    default:
      return undefined;
  }
}
