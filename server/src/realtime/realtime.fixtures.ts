import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Account, Actor } from '../core/actor.ts';
import { forbidden, unauthenticated } from '../core/errors.ts';
import type { RateLimiter } from '../core/limits.ts';
import type { ChatEventHandlers, Wire } from '../core/wire.ts';
import { eventsOfChats } from './chat-events.ts';
import type { RedisPair } from './cluster.ts';
import type { FeatureEvents } from './gateway.ts';
import { createHub, type LiveHub } from './hub.ts';
import { createRealtime, type RealtimeOptions } from './realtime.ts';
import type { SocketRoute } from './websocket.ts';

const spec: unknown = JSON.parse(readFileSync(new URL('../../generated/openapi.json', import.meta.url), 'utf8'));
const quiet = pino({ level: 'silent' });

const account = (id: number): Account => ({
  id,
  email: `learner${id}@example.com`,
  phone: null,
  fullName: `Learner ${id}`,
  schoolId: null,
  schoolName: null,
  major: null,
  year: null,
  bio: '',
  avatarUrl: null,
  learningRadiusKm: 5,
  privacyLevel: 'open',
  status: 'active',
  isStaff: false,
  lastActiveAt: null,
  createdAt: new Date(0),
  relationsVersion: 0,
});

export const anActor = (id: number, familyId = `family-${id}`): Actor => ({
  id,
  familyId,
  expiresAt: new Date('2030-01-01T00:00:00Z'),
  account: account(id),
});

/** The test's access tokens say who they are for, and under which sign-in. */
export const tokenFor = (id: number, familyId = `family-${id}`): string => `${id}.${familyId}`;

const words = {
  message_id: 1,
  seq: 1,
  client_message_id: null,
  sender_id: 1,
  sender_name: 'Learner 1',
  sender_avatar: null,
  content: 'Hello!',
  created_at: '2026-01-01T00:00:00Z',
};

export const aMessage = (changes: Partial<Wire['ChatMessageEvent']> = {}): Wire['ChatMessageEvent'] => ({
  conversation: 7,
  ...words,
  ...changes,
});

/** Conversation 7 of the learners 1 and 2, without a database underneath. */
const chatEvents = (hub: LiveHub): ChatEventHandlers<'conversation'> => ({
  chat_message: async ({ conversation, content, client_message_id = null }, { id }) => {
    const message = aMessage({ conversation, content, client_message_id, sender_id: id });
    hub.send([1, 2], 'chat_message', message);
    return message;
  },
  typing_indicator: async ({ conversation, is_typing = false }, { id }) => {
    const others = [1, 2].filter((person) => person !== id);
    hub.send(others, 'typing_indicator', { conversation, user_id: id, user_name: `Learner ${id}`, is_typing });
    return {};
  },
  message_read: async ({ message_ids = [] }) => ({ marked_count: message_ids.length, message_ids, read_at: null }),
  resume: async ({ after_seq }) => ({
    messages: [after_seq + 1, after_seq + 2].map((seq) => aMessage({ seq, message_id: seq })),
    latest_seq: after_seq + 2,
    has_more: false,
  }),
});

/** Any group of the learners 1 and 2, who say and read as in their conversation. */
const groupEvents = (hub: LiveHub): ChatEventHandlers<'group'> => ({
  chat_message: async ({ group, content, client_message_id = null }, { id }) => {
    const message = { group, ...words, content, client_message_id, sender_id: id };
    hub.send([1, 2], 'chat_message', message);
    return message;
  },
  typing_indicator: async () => ({}),
  message_read: async ({ message_ids = [] }) => ({ marked_count: message_ids.length, message_ids, read_at: null }),
  resume: async ({ group, after_seq }) => ({
    messages: [{ group, ...words, seq: after_seq + 1 }],
    latest_seq: after_seq + 1,
    has_more: false,
  }),
});

const pairChat: SocketRoute = {
  pattern: /^\/ws\/chat\/(\d+)$/,
  field: 'conversation',
  greeting: 'Connected to chat',
  events: ['chat_message', 'typing_indicator', 'message_read', 'resume'],
  invalidJson: 'Invalid JSON',
  open: async (actor, id) => {
    if (actor.id > 2 || id > 8) throw forbidden('You are not a participant of this conversation.');
  },
};

const groupChat: SocketRoute = {
  ...pairChat,
  pattern: /^\/ws\/groups\/(\d+)\/chat$/,
  field: 'group',
  greeting: 'Connected to group chat',
  invalidJson: 'Invalid JSON format',
  emptyRead: 'No message IDs provided',
};

interface NodeOptions extends Partial<Omit<RealtimeOptions, 'events'>> {
  events?: (hub: LiveHub) => Partial<FeatureEvents>;
  redis?: RedisPair;
}

const unlimited: RateLimiter = { spend: async () => undefined };
const toAddress = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? 'unknown';

/** One node on a free port, with people who are who their token says. */
export async function startNode({ events, redis, ...options }: NodeOptions = {}) {
  const revoked = new Set<string>();
  const assertLive = (actor: Actor): Actor => {
    if (revoked.has(actor.familyId)) throw unauthenticated('Token is blacklisted');
    return actor;
  };
  const hub = createHub({ spec, validateOutgoing: true, logger: quiet, ...(redis && { redis }) });
  const realtime = createRealtime({
    hub,
    events: { ...eventsOfChats(chatEvents(hub), groupEvents(hub)), ...events?.(hub) },
    routes: [pairChat, groupChat],
    authenticate: async (token) => {
      const [, id, familyId] = /^(\d+)\.(.+)$/.exec(token) ?? [];
      if (!id || !familyId) throw unauthenticated('Given token not valid for any token type');
      return assertLive(anActor(Number(id), familyId));
    },
    recheck: async (actor) => assertLive(actor),
    findRevoked: async (familyIds) => familyIds.filter((familyId) => revoked.has(familyId)),
    limiter: unlimited,
    addressOf: toAddress,
    corsOrigins: ['http://localhost:3000'],
    logger: quiet,
    ...options,
  });
  const server = createServer((_req, res) => res.writeHead(404).end());
  realtime.attach(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.close();
    await realtime.close();
  };
  return { hub, realtime, server, revoked, port, stop };
}

export type Node = Awaited<ReturnType<typeof startNode>>;

interface Frame {
  type: string;
  [field: string]: unknown;
}

/** A plain socket that keeps what it hears until it is asked for. */
export function openPlain({ port }: Pick<Node, 'port'>, path: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  socket.on('error', () => undefined);
  socket.on('message', (raw) => {
    const frame = JSON.parse(raw.toString()) as Frame;
    const next = waiting.shift();
    if (next) next(frame);
    else frames.push(frame);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  return {
    socket,
    closed,
    heard: frames,
    next: (): Promise<Frame> => {
      const frame = frames.shift();
      return frame ? Promise.resolve(frame) : new Promise((resolve) => waiting.push(resolve));
    },
    send: (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    /** The status and body of a handshake that was refused. */
    refusal: new Promise<{ status: number | undefined; body: unknown; headers: IncomingMessage['headers'] }>(
      (resolve) => {
        socket.once('unexpected-response', async (_request, response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk);
          const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
          resolve({ status: response.statusCode, body, headers: response.headers });
        });
      },
    ),
  };
}

/** A plain socket in conversation 7 that has been greeted. */
export async function joinPlain(node: Node, id: number, path = `/ws/chat/7/?token=${tokenFor(id)}`) {
  const plain = openPlain(node, path);
  await plain.next();
  return plain;
}

export const openSocketIo = ({ port }: Pick<Node, 'port'>, token: string | undefined, reconnection = false): Socket =>
  io(`http://127.0.0.1:${port}`, {
    auth: token === undefined ? {} : { token },
    transports: ['websocket'],
    forceNew: true,
    reconnection,
    reconnectionDelay: 10,
  });

/** The next event of a name; the first of its arguments. */
export const heard = (socket: Socket, event: string): Promise<Record<string, unknown>> =>
  new Promise((resolve) => socket.once(event, resolve));

export async function joinSocketIo(node: Node, id: number, token = tokenFor(id)): Promise<Socket> {
  const socket = openSocketIo(node, token);
  await heard(socket, 'connection_established');
  return socket;
}
