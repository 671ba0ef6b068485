import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '../core/actor.ts';
import { AppError, forbidden, unauthenticated } from '../core/errors.ts';
import type { ClientEventName, ServerEventName, ServerEvents } from '../core/wire.ts';
import { maxPayload } from './cluster.ts';
import { type Connection, closeCodes, type Subject, type SubjectField } from './connection.ts';
import type { Gateway } from './gateway.ts';
import type { LiveHub } from './hub.ts';
import { createInbox } from './inbox.ts';
import type { EventError } from './reply.ts';
import { refuseUpgrade, tokenOf, within } from './upgrade.ts';

/** One kind of plain socket: each is about one thing, which its address names. */
export interface SocketRoute {
  /** The path without the trailing slash; its first group is the id. */
  pattern: RegExp;
  /** What the id is called in payloads. */
  field: SubjectField;
  greeting: string;
  /** What a client may send here. */
  events: readonly ClientEventName[];
  invalidJson: string;
  /** The error for a `message_read` that names no message; without it, silence. */
  emptyRead?: string;
  /** Refuses whoever may not take part. */
  open(actor: Actor, id: number): Promise<void>;
}

export interface WebSocketAdapter {
  upgrade(route: SocketRoute, id: number, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Ends what has stopped answering. Called at regular intervals. */
  beat(): void;
  close(): void;
}

const maxBuffered = 1024 * 1024;
const maxWaiting = 100;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const subjectOf = (field: SubjectField, id: number): Subject =>
  field === 'conversation' ? { conversation: id } : { group: id };

/** An event for several sockets is turned into text once. */
const texts = new WeakMap<object, string>();
function frameOf<E extends ServerEventName>(event: E, payload: ServerEvents[E]): string {
  const known = texts.get(payload);
  if (known !== undefined) return known;
  const text = JSON.stringify({ type: event, ...payload });
  texts.set(payload, text);
  return text;
}

interface Frame {
  type?: unknown;
  conversation?: unknown;
  group?: unknown;
  client_message_id?: unknown;
  message_ids?: unknown;
  up_to_seq?: unknown;
}

/** The object in a frame, or what is wrong with it. */
function readFrame(raw: RawData, isBinary: boolean, invalidJson: string): Frame | string {
  if (isBinary) return 'Binary frames are not supported';
  try {
    const frame: unknown = JSON.parse(raw.toString());
    return typeof frame === 'object' && frame !== null && !Array.isArray(frame) ? frame : 'Invalid message format';
  } catch {
    return invalidJson;
  }
}

const isEmptyRead = ({ type, message_ids: ids, up_to_seq: seq }: Frame): boolean =>
  type === 'message_read' && seq === undefined && (ids === undefined || (Array.isArray(ids) && ids.length === 0));

export function createWebSocketAdapter(options: {
  hub: LiveHub;
  gateway: Gateway;
  authenticate(token: string): Promise<Actor>;
  addressOf(request: IncomingMessage): string;
  connectionsPerPerson: number;
  handshakeMilliseconds: number;
  logger: Logger;
}): WebSocketAdapter {
  const { hub, gateway, logger } = options;
  const server = new WebSocketServer({ noServer: true, clientTracking: true, perMessageDeflate: false, maxPayload });
  const silent = new WeakSet<WebSocket>();

  const check = async (route: SocketRoute, id: number, request: IncomingMessage): Promise<Actor> => {
    const token = tokenOf(request);
    if (token === undefined) throw unauthenticated('Authentication credentials were not provided.');
    const actor = await options.authenticate(token);
    await route.open(actor, id);
    return actor;
  };

  const connectionOf = (socket: WebSocket, actor: Actor, subject: Subject, address: string): Connection => ({
    id: randomUUID(),
    protocol: 'websocket',
    subject,
    address,
    actor,
    send(event, payload) {
      if (socket.readyState !== WebSocket.OPEN) return;
      // Whoever does not read is let go; it comes back and asks for what it missed.
      if (socket.bufferedAmount > maxBuffered) return socket.terminate();
      if (hub.outgoing.isFine(event, payload)) socket.send(frameOf(event, payload));
    },
    close: (code, reason) => socket.close(code, reason),
  });

  const answer = async (frame: Frame, route: SocketRoute, id: number, connection: Connection) => {
    const fail = (message: string, code: EventError['code'] = 'validation') => {
      const messageId = frame.client_message_id;
      const echo = typeof messageId === 'string' && uuid.test(messageId) && { client_message_id: messageId };
      connection.send('error', { message, code, ...echo });
    };
    // The address says what the socket is about, whatever the frame says.
    const { type, conversation: _conversation, group: _group, ...data } = frame;
    if (!route.events.some((event) => event === type)) return fail('Unknown message type');
    if (isEmptyRead(frame)) return route.emptyRead === undefined ? undefined : fail(route.emptyRead);
    const reply = await gateway(type, { ...data, [route.field]: id }, connection);
    if (!reply.ok) return fail(reply.error.message, reply.error.code);
    // The messages asked for travel as if they had just been sent, so a client needs no second way to read them.
    if ('messages' in reply.data) for (const message of reply.data.messages) connection.send('chat_message', message);
  };

  const onOpen = (socket: WebSocket, route: SocketRoute, id: number, connection: Connection) => {
    const inbox = createInbox(maxWaiting, (error) => logger.error({ err: error }, 'A frame could not be answered'));
    socket.on('error', (error) => logger.debug({ err: error }, 'A socket failed'));
    socket.on('pong', () => silent.delete(socket));
    socket.on('message', (raw, isBinary) => {
      silent.delete(socket);
      const isTaken = inbox.add(async () => {
        const frame = readFrame(raw, isBinary, route.invalidJson);
        if (typeof frame === 'string') connection.send('error', { message: frame, code: 'validation' });
        else await answer(frame, route, id, connection);
      });
      if (!isTaken) connection.close(closeCodes.overrun, 'Too many messages are waiting');
    });
    connection.send('connection_established', { message: route.greeting });
  };

  return {
    async upgrade(route, id, request, socket, head) {
      const arrival = hub.expect();
      try {
        const address = options.addressOf(request);
        const actor = await within(options.handshakeMilliseconds, check(route, id, request));
        // Counted in the same breath as it is let in, or parallel handshakes would slip past the limit.
        if (hub.connectionsOf(actor.id) >= options.connectionsPerPerson) throw forbidden('Too many open connections.');
        server.handleUpgrade(request, socket, head, (ws) => {
          const connection = connectionOf(ws, actor, subjectOf(route.field, id), address);
          onOpen(ws, route, id, connection);
          ws.once('close', hub.admit(connection));
          hub.settle(connection, arrival);
        });
      } catch (error) {
        if (error instanceof AppError) return refuseUpgrade(socket, 403, error.message);
        logger.error({ err: error }, 'A handshake failed');
        refuseUpgrade(socket, 503, 'The connection could not be made.', { 'Retry-After': '5' });
      } finally {
        hub.forget(arrival);
      }
    },
    beat() {
      for (const socket of server.clients) {
        if (silent.has(socket)) {
          socket.terminate();
          continue;
        }
        silent.add(socket);
        socket.ping();
      }
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
