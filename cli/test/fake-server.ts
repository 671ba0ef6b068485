import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface SeenRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Answers = Record<string, Answer | ((request: SeenRequest) => Answer)>;

/** A server that answers what a test tells it to; anything else is 404. */
export async function startFakeServer(answers: Answers) {
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const sent = await text(request);
    const seen = { method, path, headers, body: sent ? JSON.parse(sent) : undefined };
    requests.push(seen);
    const answer = answers[`${method} ${path.replace(/\?.*$/, '')}`] ?? { status: 404, body: { detail: 'Not found.' } };
    const { status = 200, body, headers: own } = typeof answer === 'function' ? answer(seen) : answer;
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-1', ...own });
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
