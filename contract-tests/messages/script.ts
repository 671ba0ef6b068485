import { request as ask, createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { onTestFinished } from 'vitest';
import { connecting } from '../pact-files.ts';

export interface Sent {
  event: string;
  payload: unknown;
}

/** The far end of a live connection: says what the pact says, and keeps what clients send. */
export interface Script {
  url: string;
  emit(sent: Sent): void;
  /** The next event of this name that a client sends. */
  next(event: string): Promise<Sent>;
  /** What a client is told when it sends this event; anything else is left without an answer. */
  answer(event: string, acknowledgement: unknown): void;
  /** Why nobody is let in from now on; undefined lets them in again. */
  refuse(reason: { message: string } | undefined): void;
}

/** Has another server answer, for clients that know one address for everything. */
export const relayTo =
  (url: string): RequestListener =>
  (request, response) => {
    const { method, headers } = request;
    const asked = ask(`${url}${request.url}`, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(asked);
  };

/** A server that is a script; requests over HTTP are for somebody else. */
export async function aScript(serve?: RequestListener): Promise<Script> {
  const http = createServer(serve);
  const io = new Server(http, { transports: ['websocket'] });
  const answers = new Map<string, unknown>();
  const sent: Sent[] = [];
  const waiting: (() => void)[] = [];
  const note = (it: Sent): void => {
    sent.push(it);
    for (const wake of waiting.splice(0)) wake();
  };
  let refusal: { message: string } | undefined;
  io.use(({ handshake }, next) => {
    note({ event: connecting, payload: handshake.auth });
    next(refusal && Object.assign(new Error(refusal.message), { data: refusal }));
  });
  io.on('connection', (socket) => {
    socket.onAny((event: string, payload: unknown, reply?: (answer: unknown) => void) => {
      if (answers.has(event)) reply?.(answers.get(event));
      note({ event, payload });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => io.close());

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    emit: ({ event, payload }) => void io.emit(event, payload),
    async next(event) {
      for (;;) {
        const found = sent.find((it) => it.event === event);
        if (found) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    answer: (event, acknowledgement) => void answers.set(event, acknowledgement),
    refuse(reason) {
      refusal = reason;
    },
  };
}
