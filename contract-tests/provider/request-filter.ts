interface Request {
  path: string;
  body?: unknown;
  headers: Record<string, string | string[] | undefined>;
}

/** Who calls, and how. */
interface Caller {
  me: { access: string } | undefined;
  isBodyLarge: boolean;
}

/** Pact's own errands pass through the same filter as the requests of consumers. */
export const isInternal = (path: string): boolean => path.startsWith('/_pactSetup') || path.startsWith('/_messages');

/** Pact itself carries no more than 100 kB, so what is larger than that is made so on its way. */
const padding = 'x'.repeat(110_000);

/** Puts what only exists now in the place of what the pact could write down: my token, and a body too large. */
export const createRequestFilter =
  (caller: Caller) =>
  (request: Request, _response: unknown, next: () => void): void => {
    if (!isInternal(request.path)) {
      if (request.headers.authorization && caller.me) request.headers.authorization = `Bearer ${caller.me.access}`;
      if (caller.isBodyLarge) {
        request.body = { ...(request.body as object), padding };
        request.headers['content-length'] = String(Buffer.byteLength(JSON.stringify(request.body)));
      }
    }
    next();
  };
