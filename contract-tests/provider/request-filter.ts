interface Request {
  method: string;
  path: string;
  body?: unknown;
  headers: Record<string, string | string[] | undefined>;
}

/** Who calls, and how. */
interface Caller {
  me: { access: string } | undefined;
  isBodyLarge: boolean;
  /** Where it is sent a first time, without anybody looking at the answer, if it is to be repeated. */
  url: string;
  isRepeated: boolean;
}

/** Pact's own errands pass through the same filter as the requests of consumers. */
export const isInternal = (path: string): boolean => path.startsWith('/_pactSetup') || path.startsWith('/_messages');

/** Pact itself carries no more than 100 kB, so what is larger than that is made so on its way. */
const padding = 'x'.repeat(110_000);

async function sendBefore({ url }: Caller, { method, path, headers, body }: Request): Promise<void> {
  const told = ['authorization', 'content-type', 'idempotency-key'].map((name) => [name, headers[name]]);
  const response = await fetch(url + path, {
    method,
    headers: Object.fromEntries(told.filter(([, value]) => value !== undefined)),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
}

/** Puts what only exists now in the place of what the pact could write down: my token, and a body too large. */
export const createRequestFilter =
  (caller: Caller) =>
  (request: Request, _response: unknown, next: (error?: unknown) => void): void => {
    if (!isInternal(request.path)) {
      if (request.headers.authorization && caller.me) request.headers.authorization = `Bearer ${caller.me.access}`;
      if (caller.isBodyLarge) {
        request.body = { ...(request.body as object), padding };
        request.headers['content-length'] = String(Buffer.byteLength(JSON.stringify(request.body)));
      }
      if (caller.isRepeated) {
        sendBefore(caller, request).then(() => next(), next);
        return;
      }
    }
    next();
  };
