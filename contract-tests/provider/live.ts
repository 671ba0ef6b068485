import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Person, World } from './world.ts';

export interface Heard {
  event: string;
  payload: Record<string, unknown>;
}

/** One live connection to the composed server, and all that it has heard. */
export interface Ear {
  next(event: string): Promise<Heard>;
  /** How often it has been heard until now. */
  count(event: string): number;
  send(event: string, payload: unknown): Promise<unknown>;
  close(): void;
}

function createLog(patience: number) {
  const heard: Heard[] = [];
  const waiting: (() => void)[] = [];
  return {
    hear(it: Heard): void {
      heard.push(it);
      for (const wake of waiting.splice(0)) wake();
    },
    count: (event: string): number => heard.filter((it) => it.event === event).length,
    async next(event: string): Promise<Heard> {
      const late = AbortSignal.timeout(patience);
      for (;;) {
        const found = heard.find((it) => it.event === event);
        if (found) return found;
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve);
          late.addEventListener('abort', () => reject(new Error(`The server sent no ${event}`)));
        });
      }
    },
  };
}

const tokenOf = (person: Person | undefined): string => {
  if (!person) throw new Error('The state holds nobody who could connect');
  return person.access;
};

const open = (url: string, token: unknown): Socket =>
  io(url, { transports: ['websocket'], auth: { token }, forceNew: true, reconnection: false });

/** What whoever wants to connect with this token is told: the reason of a refusal, as of any other. */
export async function knock({ url }: World, token: unknown): Promise<unknown> {
  const socket = open(url, token);
  try {
    return await new Promise((resolve, reject) => {
      socket.on('connection_established', () => resolve({ ok: true, data: {} }));
      socket.on('connect_error', (error: Error & { data?: unknown }) =>
        error.data ? resolve({ ok: false, error: error.data }) : reject(error),
      );
    });
  } finally {
    socket.disconnect();
  }
}

/** A Socket.IO connection, greeted. */
export async function connect(world: World, person: Person | undefined): Promise<Ear> {
  const { url, database, patience } = world;
  const log = createLog(patience);
  return database.beforehand(async () => {
    const socket = open(url, tokenOf(person));
    socket.onAny((event: string, payload: Record<string, unknown>) => log.hear({ event, payload }));
    await log.next('connection_established');
    return {
      next: log.next,
      count: log.count,
      send: (event, payload) => socket.timeout(patience).emitWithAck(event, payload) as Promise<unknown>,
      close: () => void socket.disconnect(),
    };
  });
}

/** A plain socket, greeted. */
export async function connectPlain(world: World, person: Person | undefined, path: string): Promise<Ear> {
  const { url, patience } = world;
  const log = createLog(patience);
  const token = tokenOf(person);
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}?token=${token}`);
  socket.on('error', () => undefined);
  socket.on('message', (raw) => {
    const { type, ...payload } = JSON.parse(raw.toString()) as { type: string };
    log.hear({ event: type, payload });
  });
  await log.next('connection_established');
  return {
    next: log.next,
    count: log.count,
    send: async (type, payload) => socket.send(JSON.stringify({ type, ...(payload as object) })),
    close: () => socket.close(),
  };
}
