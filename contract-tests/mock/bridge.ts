import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { getResponse, type RequestHandler } from 'msw';

export interface Bridge {
  url: string;
  close(): void;
}

/** Handlers of MSW behind a real address: Pact speaks HTTP only. */
export async function bridge(handlers: RequestHandler[]): Promise<Bridge> {
  let url = '';
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const method = incoming.method ?? 'GET';
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    const request = new Request(url + incoming.url, {
      method,
      headers: Object.fromEntries(headers),
      ...(body.length > 0 && { body }),
    });
    const response = await getResponse(handlers, request).catch((error: unknown) => {
      return new Response(String(error), { status: 501 });
    });
    const { status = 501, headers: told } = response ?? {};
    outgoing.writeHead(status, Object.fromEntries(told ?? [])).end(await response?.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
