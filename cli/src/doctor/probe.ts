import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { text } from 'node:stream/consumers';

/** Milliseconds after which nothing more is expected. */
const patience = 5_000;

export interface Probed {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
  /** When the request left and the answer began, by the clock here. */
  sentAt: number;
  answeredAt: number;
}

const handshake = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': Buffer.from('study-mate-probe').toString('base64'),
};

/** One request, or one attempt to open a socket, without anything that the SDK would do about failures. */
export function probe(
  address: string,
  { signal, isSocket = false }: { signal: AbortSignal; isSocket?: boolean },
): Promise<Probed> {
  const get = address.startsWith('https:') ? getHttps : getHttp;
  const sentAt = Date.now();
  return new Promise((resolve, reject) => {
    const request = get(address, { agent: false, signal, timeout: patience, headers: isSocket ? handshake : {} });
    const answer = (response: IncomingMessage, body: string) =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body, sentAt, answeredAt: Date.now() });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${patience / 1000} s`)));
    request.on('error', reject);
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      answer(response, '');
    });
    request.on('response', (response) => text(response).then((body) => answer(response, body), reject));
  });
}
