import type { Request } from 'express';

/** The media type without its parameters, in lower case; empty when the request names none. */
export const mediaTypeOf = (req: Request): string =>
  (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

export const formTypes = {
  urlencoded: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
} as const;

export const isForm = (req: Request): boolean => {
  const type = mediaTypeOf(req);
  return type === formTypes.urlencoded || type === formTypes.multipart;
};
