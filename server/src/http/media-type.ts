import type { Request } from 'express';

/** A `Content-Type` without its parameters, in lower case; empty when there is none. */
export const bareType = (contentType = ''): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The media type of the body; empty when the request names none. */
export const mediaTypeOf = (req: Request): string => bareType(req.headers['content-type']);

export const formTypes = {
  urlencoded: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
} as const;

export const isForm = (req: Request): boolean => {
  const type = mediaTypeOf(req);
  return type === formTypes.urlencoded || type === formTypes.multipart;
};
