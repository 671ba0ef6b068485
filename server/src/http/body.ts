import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import multer, { MulterError } from 'multer';
import { malformed, tooLarge, unsupportedMediaType } from '../core/errors.ts';
import { formTypes, mediaTypeOf } from './media-type.ts';

const limitBytes = 100 * 1024;
export const bodyLimit = '100 kB';

/** Forms may come without a declared length; then these bounds keep them small. */
const multipartLimits = { fields: 40, fieldNameSize: 100, fieldSize: 25 * 1024, parts: 40 };

/** A plain error: the parser hangs properties of its own on what is thrown here. */
function assertUtf8(_req: unknown, _res: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes)) throw new Error('The text is not UTF-8');
}

/** Whatever is wrong with the bytes of a form comes as a plain error, unlike a limit that is passed. */
function createFormParser(): RequestHandler {
  const parse = multer({ limits: multipartLimits }).none();
  return (req, res, next) =>
    parse(req, res, (error?: unknown) => {
      const isPlain = error instanceof Error && !(error instanceof MulterError);
      next(isPlain ? malformed('Multipart form', error.message) : error);
    });
}

/** Reads on until the first byte or the end: only a body that is there can have the wrong type. */
function refuseUnlessEmpty(req: Request, next: NextFunction): void {
  const settle = (error?: unknown) => {
    req.off('data', onData);
    req.off('end', onEnd);
    req.off('error', settle);
    next(error);
  };
  const onData = () => {
    req.pause();
    settle(unsupportedMediaType(mediaTypeOf(req)));
  };
  const onEnd = () => settle();
  req.on('data', onData).on('end', onEnd).on('error', settle);
}

const isEmpty = (req: Request): boolean =>
  req.headers['transfer-encoding'] === undefined && Number(req.headers['content-length'] ?? 0) === 0;

/**
 * Reads the body of operations that have one. JSON and both kinds of forms mean the same; nothing at all means `{}`.
 * Mounted after authentication, so that strangers cannot make the server read and parse.
 */
export function createBodyParser(): RequestHandler {
  const parsers: Record<string, RequestHandler> = {
    'application/json': express.json({ limit: limitBytes, strict: false, inflate: false, verify: assertUtf8 }),
    [formTypes.urlencoded]: express.urlencoded({ limit: limitBytes, extended: false, inflate: false }),
    [formTypes.multipart]: createFormParser(),
  };

  return (req: Request, res: Response, next: NextFunction) => {
    if (!req.operation?.hasBody) return next();
    const done = (error?: unknown) => {
      // `null` is a body, and a wrong one.
      if (req.body === undefined) req.body = {};
      next(error);
    };
    if (isEmpty(req)) return done();
    const parse = parsers[mediaTypeOf(req)];
    if (!parse) return refuseUnlessEmpty(req, done);
    if (Number(req.headers['content-length'] ?? 0) > limitBytes) return done(tooLarge(bodyLimit));
    parse(req, res, done);
  };
}
