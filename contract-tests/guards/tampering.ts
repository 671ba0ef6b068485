import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Answer {
  status: number;
  /** As JSON, undefined for none. */
  body: unknown;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

async function listening(handler: Handler) {
  const server = createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}

/** An address that answers everything alike. */
export const answering = (status: number, headers: Record<string, string>, body: unknown) =>
  listening((_, response) =>
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body)),
  );

/** An address that passes every request on to `url`, and answers with what `tamper` makes of the JSON that comes back. */
export const tampering = (url: string, tamper: (answer: Answer, path: string) => Answer) =>
  listening(async (request, response) => {
    const body = await buffer(request);
    const { host, connection, 'content-length': _, 'transfer-encoding': __, ...headers } = request.headers;
    const real = await fetch(url + request.url, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body.length > 0 && { body }),
    });
    const text = await real.text();
    const answer = { status: real.status, body: text === '' ? undefined : JSON.parse(text) };
    const changed = tamper(answer, request.url ?? '');
    const type = changed.body !== undefined && { 'Content-Type': 'application/json' };
    response.writeHead(changed.status, { ...type }).end(JSON.stringify(changed.body));
  });
