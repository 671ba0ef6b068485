import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Answers a handshake with an ordinary HTTP error and closes the connection. */
export function refuseUpgrade(
  socket: Duplex,
  status: number,
  detail: string,
  headers: Record<string, string> = {},
): void {
  const body = JSON.stringify({ detail });
  const lines = Object.entries({
    Connection: 'close',
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}

/** The path without its optional trailing slash; undefined for an address that makes no sense. */
export function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  const path = url.split('?', 1)[0] ?? '';
  return path.startsWith('/') && !path.startsWith('//') ? path.replace(/\/$/, '') : undefined;
}

/** `Bearer <token>`; the scheme is case sensitive, as over HTTP. */
export const tokenOfHeader = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer +(\S+) *$/.exec(headers.authorization ?? '')?.[1];

/** The first `token` of the query, taken as it stands, otherwise the header's. */
export function tokenOf(request: IncomingMessage): string | undefined {
  const query = request.url?.split('?', 2)[1] ?? '';
  const given = query.split('&').find((part) => part.startsWith('token='));
  return given?.slice('token='.length) || tokenOfHeader(request);
}

/** Browsers always say where a page comes from; other programs need not. */
export const isAllowedOrigin = ({ headers }: IncomingMessage, allowed: readonly string[]): boolean =>
  headers.origin === undefined || allowed.includes('*') || allowed.includes(headers.origin);

/** Gives up after a while, so that a database that hangs does not collect half-open sockets. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The handshake took too long')), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
