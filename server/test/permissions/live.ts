import { readFileSync } from 'node:fs';
import type { Socket } from 'socket.io-client';
import { heard as nextOf, openPlain, openSocketIo } from '../../src/realtime/realtime.fixtures.ts';
import type { App, Person } from '../app.ts';
import type { World } from './world.ts';

export const subjects = ['conversation', 'group'] as const;
export type Subject = (typeof subjects)[number];

interface Spec {
  'x-events': { client: Record<string, unknown> };
}

const spec: Spec = JSON.parse(readFileSync(new URL('../../generated/openapi.json', import.meta.url), 'utf8'));

/** Every event a client may send about a chat. A fresh token concerns nobody but its sender. */
export const chatEvents = Object.keys(spec['x-events'].client).filter((event) => event !== 'authenticate');

const missing = 2_000_000_000;

export function payloadOf(event: string, world: World, subject: Subject, id: number): object {
  const message = world.messages.get(subject === 'group' ? id : -id) ?? missing;
  const payloads: Record<string, object> = {
    chat_message: { content: 'A word' },
    typing_indicator: { is_typing: true },
    message_read: { message_ids: [message] },
    resume: { after_seq: 0 },
  };
  const payload = payloads[event];
  if (!payload) throw new Error(`What does ${event} say? Say it in live.ts`);
  return payload;
}

const statusOf: Record<string, number> = { validation: 400, unauthorized: 401, forbidden: 403, not_found: 404 };

/** Errors as the statuses that they stand for. */
const toStatus = (code: unknown): number => statusOf[String(code)] ?? 500;

export interface Outcome {
  status: number;
  text: string;
  /** Whether others are told. */
  isTold: boolean;
}

interface Acknowledgement {
  ok: boolean;
  error?: { code: string };
  data?: { marked_count?: number };
}

export interface LiveOne {
  socket: Socket;
  /** Events about chats, as text. */
  heard: string[];
  ask(event: string, payload: object): Promise<Outcome>;
  /** Answered when all that was sent before has arrived. */
  settle(): Promise<void>;
}

const patience = 5000;

/** A Socket.IO connection, greeted; or the status of its refusal. */
export async function connect(app: App, token: string | undefined): Promise<LiveOne | number> {
  const socket = openSocketIo(app, token);
  const refusal = new Promise<number>((resolve) => {
    socket.once('connect_error', (error: Error & { data?: { code?: string } }) => resolve(toStatus(error.data?.code)));
  });
  const heard: string[] = [];
  socket.onAny((event, payload) => {
    // Who comes and goes is told whatever is asked; presence.test.ts listens for that.
    if (event !== 'presence_changed') heard.push(JSON.stringify({ event, payload }));
  });
  const outcome = await Promise.race([refusal, nextOf(socket, 'connection_established')]);
  if (typeof outcome === 'number') {
    socket.disconnect();
    return outcome;
  }
  heard.length = 0;
  const emit = (event: string, payload: object): Promise<Acknowledgement> =>
    socket.timeout(patience).emitWithAck(event, payload);
  return {
    socket,
    heard,
    ask: async (event, payload) => {
      const { ok, error, data } = await emit(event, payload);
      const isTold = ok && event !== 'resume' && data?.marked_count !== 0;
      return { status: ok ? 200 : toStatus(error?.code), text: JSON.stringify(data ?? {}), isTold };
    },
    settle: async () => {
      await emit('authenticate', { token });
    },
  };
}

export const addressOf = (subject: Subject, id: number, token: string | undefined): string =>
  `/ws/${subject === 'group' ? `groups/${id}/chat` : `chat/${id}`}/${token === undefined ? '' : `?token=${token}`}`;

/** The status of a plain socket's handshake; 200 when it is open. */
export async function knock(app: App, address: string): Promise<number> {
  const plain = openPlain(app, address);
  const status = await Promise.race([plain.refusal.then((it) => it.status ?? 0), plain.next().then(() => 200)]);
  plain.socket.terminate();
  return status;
}

/** Sends one frame on a plain socket that is open, and answers with the status of what comes back. */
export async function askPlain(
  app: App,
  address: string,
  change: () => Promise<unknown>,
  frame: object,
): Promise<number> {
  const plain = openPlain(app, address);
  await plain.next();
  await change();
  plain.send(frame);
  const { type, code } = await plain.next();
  plain.socket.terminate();
  return type === 'error' ? toStatus(code) : 200;
}

export const tokenOf = (authorization: string | undefined): string | undefined =>
  authorization?.slice('Bearer '.length);

/** Somebody who is in, sockets open, while something changes. */
export async function askLive(
  app: App,
  person: Person,
  change: () => Promise<unknown>,
  event: string,
  payload: object,
) {
  const live = await connect(app, person.tokens.access);
  if (typeof live === 'number') return live;
  await change();
  const { status } = await live.ask(event, payload);
  live.socket.disconnect();
  return status;
}
