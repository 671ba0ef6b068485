import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Actor } from '../core/actor.ts';
import { AppError, forbidden, unauthenticated } from '../core/errors.ts';
import type { ServerEventName } from '../core/wire.ts';
import type { SocketIoServer } from './cluster.ts';
import { type Connection, closeCodes } from './connection.ts';
import { type Gateway, toRefusal } from './gateway.ts';
import type { LiveHub } from './hub.ts';
import { createInbox } from './inbox.ts';
import { type Reply, refusal } from './reply.ts';
import { tokenOfHeader, within } from './upgrade.ts';

type Socket = Parameters<Parameters<SocketIoServer['use']>[0]>[0];

export interface SocketIoAdapter {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

const maxUnsent = 1000;
const maxWaiting = 100;

function tokenOf({ handshake, request }: Socket): string {
  const given: unknown = handshake.auth.token;
  const token = typeof given === 'string' && given !== '' ? given : tokenOfHeader(request);
  if (token === undefined) throw unauthenticated('Authentication credentials were not provided.');
  return token;
}

/** Whoever does not read is let go; it comes back and asks for what it missed. */
function boundUnsent({ conn }: Socket): void {
  let unsent = 0;
  conn.on('packetCreate', () => {
    unsent += 1;
    if (unsent > maxUnsent) conn.close(true);
  });
  conn.on('flush', () => {
    unsent = 0;
  });
}

export function createSocketIoAdapter(options: {
  hub: LiveHub;
  gateway: Gateway;
  authenticate(token: string): Promise<Actor>;
  addressOf(request: IncomingMessage): string;
  connectionsPerPerson: number;
  handshakeMilliseconds: number;
  logger: Logger;
}): SocketIoAdapter {
  const { hub, gateway, logger } = options;
  const { outgoing } = hub;
  const { io } = hub.cluster;

  const connectionOf = (socket: Socket, actor: Actor, address: string): Connection => ({
    id: socket.id,
    protocol: 'socket.io',
    address,
    actor,
    send(event, payload) {
      if (outgoing.isFine(event, payload)) socket.emit<ServerEventName>(event, payload);
    },
    close(code, reason) {
      if (code === closeCodes.signedOut) {
        this.send('error', { message: reason, code: 'unauthorized' });
        socket.disconnect(true);
      } else {
        // Without a farewell of the protocol the client takes it for an interruption and reconnects by itself.
        socket.conn.close();
      }
    },
  });

  const onConnection = (socket: Socket, connection: Connection) => {
    const inbox = createInbox(maxWaiting, (error) => logger.error({ err: error }, 'An event could not be answered'));
    boundUnsent(socket);
    // A listener must exist: a client may send an event of this name, and nobody else would catch it.
    socket.on('error', () => undefined);
    socket.onAny((event: unknown, ...received: unknown[]) => {
      const last = received.at(-1);
      const data = typeof received[0] === 'function' ? undefined : received[0];
      const reply = (answer: Reply) => {
        if (typeof last === 'function') last(answer);
        else if (!answer.ok) connection.send('error', { message: answer.error.message, code: answer.error.code });
      };
      const isTaken = inbox.add(async () => reply(await gateway(event, data, connection)));
      if (!isTaken) reply(outgoing.reply(event, refusal('rate_limited', 'Too many events are waiting.')));
    });
    connection.send('connection_established', { message: 'Connected' });
  };

  const welcome = async (socket: Socket) => {
    const arrival = hub.expect();
    socket.conn.once('close', () => hub.forget(arrival));
    try {
      const actor = await within(options.handshakeMilliseconds, options.authenticate(tokenOf(socket)));
      if (hub.connectionsOf(actor.id) >= options.connectionsPerPerson) throw forbidden('Too many open connections.');
      const connection = connectionOf(socket, actor, options.addressOf(socket.request));
      socket.data.enter = () => {
        onConnection(socket, connection);
        socket.once('disconnect', hub.admit(connection));
        hub.settle(connection, arrival);
      };
    } catch (error) {
      hub.forget(arrival);
      throw error;
    }
  };

  const toConnectError = (error: unknown): Error => {
    if (!(error instanceof AppError)) logger.error({ err: error }, 'A handshake failed');
    const reason = error instanceof AppError ? toRefusal(error) : refusal('internal', 'Internal server error.');
    const { error: data } = outgoing.reply('connect', reason);
    return Object.assign(new Error(data.message), { data });
  };

  io.use((socket, next) => {
    welcome(socket).then(
      () => next(),
      (error) => next(toConnectError(error)),
    );
  });
  io.on('connection', (socket) => socket.data.enter?.());

  return { upgrade: (request, socket, head) => io.engine.handleUpgrade(request, socket, head) };
}
