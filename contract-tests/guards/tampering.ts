import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Answer {
  status: number;
  /** As JSON, undefined for none. */
  body: unknown;
}

/** An address that passes every request on to `url`, and answers with what `tamper` makes of the JSON that comes back. */
export async function tampering(url: string, tamper: (answer: Answer) => Answer) {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { host, connection, 'content-length': _, 'transfer-encoding': __, ...headers } = request.headers;
    const real = await fetch(url + request.url, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body.length > 0 && { body }),
    });
    const text = await real.text();
    const changed = tamper({ status: real.status, body: text === '' ? undefined : JSON.parse(text) });
    const type = changed.body !== undefined && { 'Content-Type': 'application/json' };
    response.writeHead(changed.status, { ...type }).end(JSON.stringify(changed.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}
