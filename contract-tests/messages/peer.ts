import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MemoryTokenStore, type Realtime, type ServerEvents, StudyMate } from '@study-mate/sdk';
import { Server } from 'socket.io';
import { onTestFinished } from 'vitest';
import { facts } from '../states.ts';

export interface Sent {
  event: string;
  payload: unknown;
}

/** The far end of a live connection: says what the pact says, and keeps what the SDK sends. */
export interface Peer {
  realtime: Realtime;
  mate: StudyMate;
  emit(sent: Sent): void;
  /** The next event of this name that the SDK sends. */
  next(event: string): Promise<Sent>;
  /** What the SDK is told when it sends this event; anything else is left without an answer. */
  answer(event: string, acknowledgement: unknown): void;
}

/** Connects the real SDK to a server that is a script. */
export async function aPeer(): Promise<Peer> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  const answers = new Map<string, unknown>();
  const sent: Sent[] = [];
  const waiting: (() => void)[] = [];
  io.on('connection', (socket) => {
    socket.onAny((event: string, payload: unknown, reply?: (answer: unknown) => void) => {
      sent.push({ event, payload });
      if (answers.has(event)) reply?.(answers.get(event));
      for (const wake of waiting.splice(0)) wake();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const { access, refresh } = facts;
  const mate = new StudyMate({
    baseUrl,
    tokenStore: new MemoryTokenStore({ access: 'an older access token', refresh }),
    fetch: async () => Response.json({ access, refresh }),
  });
  const realtime = await mate.realtime();
  await realtime.connect();
  onTestFinished(async () => {
    realtime.close();
    await io.close();
  });

  return {
    realtime,
    mate,
    emit: ({ event, payload }) => void io.emit(event, payload),
    async next(event) {
      for (;;) {
        const found = sent.find((it) => it.event === event);
        if (found) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    answer: (event, acknowledgement) => void answers.set(event, acknowledgement),
  };
}

/** What a listener of the SDK is handed when the server says this. */
export const heard = <Name extends keyof ServerEvents>(
  { realtime, emit }: Peer,
  event: Name,
  payload: ServerEvents[Name],
) =>
  new Promise<ServerEvents[Name]>((resolve) => {
    realtime.on(event, resolve as (payload: unknown) => void);
    emit({ event, payload });
  });
