import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import type { ServerEventName, ServerEvents } from '../core/wire.ts';
import type { Subject } from './connection.ts';

/** Something every node does to its own connections. */
export type Order =
  | { kind: 'send'; recipients: number[]; event: ServerEventName; payload: ServerEvents[ServerEventName] }
  | { kind: 'close'; recipients: number[]; subject: Subject }
  | { kind: 'sign-out'; familyId: string }
  | { kind: 'sign-out'; userId: number };

/** Hub and connections pair names with payloads; what is merely passed on needs no pairs. */
type Emitted = Record<ServerEventName, (payload: ServerEvents[ServerEventName]) => void>;
type Heard = Record<string, (...received: unknown[]) => void>;

export interface SocketData {
  /** Prepared while the handshake is checked, called when the connection stands. */
  enter?: () => void;
}

export type SocketIoServer = Server<Heard, Emitted, { order: (order: Order) => void }, SocketData>;

export interface RedisPair {
  publisher: Redis;
  /** A connection of its own: once subscribed it can do nothing else. */
  subscriber: Redis;
  /** Pub/sub ignores the database number, so two installations on one Redis need different keys. */
  key: string;
}

/** The nodes of one installation, as far as live events are concerned. */
export interface Cluster {
  readonly io: SocketIoServer;
  /** Passes an order on to the other nodes; lost, without complaint, while Redis is away. */
  publish(order: Order): void;
  onOrder(listener: (order: Order) => void): void;
  close(): Promise<void>;
}

/** The bytes of one event; the largest message is about a third of it. */
export const maxPayload = 64 * 1024;

type Listener = (...values: unknown[]) => void;

/**
 * The adapter drops the promises of its commands and parses what it hears without a net.
 * This stands between: commands fail quietly, and subscriptions are made anew whenever the connection is.
 */
function guardSubscriber(client: Redis, warn: (error: unknown) => void) {
  const channels = new Set<string>();
  const patterns = new Set<string>();
  const guarded = new Map<Listener, Listener>();
  const subscribe = () => {
    if (client.status !== 'ready') return;
    if (channels.size > 0) client.subscribe(...channels).catch(warn);
    if (patterns.size > 0) client.psubscribe(...patterns).catch(warn);
  };
  const unsubscribe = (known: Set<string>, names: string[], command: (...names: string[]) => Promise<unknown>) => {
    for (const name of names) known.delete(name);
    if (client.status === 'ready') command(...names).catch(warn);
  };
  client.on('ready', subscribe);

  return {
    psubscribe(pattern: string) {
      patterns.add(pattern);
      subscribe();
    },
    subscribe(names: string[]) {
      for (const name of names) channels.add(name);
      subscribe();
    },
    punsubscribe: (pattern: string) => unsubscribe(patterns, [pattern], (...names) => client.punsubscribe(...names)),
    unsubscribe: (names: string[]) => unsubscribe(channels, names, (...all) => client.unsubscribe(...all)),
    on(event: string, listener: Listener) {
      const guard: Listener = async (...values) => {
        try {
          await listener.apply(client, values);
        } catch (error) {
          warn(error);
        }
      };
      guarded.set(listener, guard);
      client.on(event, guard);
    },
    off(event: string, listener: Listener) {
      client.off(event, guarded.get(listener) ?? listener);
    },
    release: () => client.off('ready', subscribe),
  };
}

/** Publishes when Redis is there and forgets otherwise: an event that arrives minutes late helps nobody. */
const guardPublisher = (client: Redis, warn: (error: unknown) => void) => ({
  publish(channel: string, message: string | Buffer) {
    if (client.status === 'ready') client.publish(channel, message).catch(warn);
  },
  on: (event: string, listener: Listener) => client.on(event, listener),
  off: (event: string, listener: Listener) => client.off(event, listener),
});

export function createCluster(options: { redis?: RedisPair | undefined; logger: Logger }): Cluster {
  const { redis, logger } = options;
  let isClosing = false;
  const warn = (error: unknown) => {
    if (!isClosing) logger.warn({ err: error }, 'Live events between nodes are disturbed');
  };
  const subscriber = redis && guardSubscriber(redis.subscriber, warn);

  const io: SocketIoServer = new Server({
    path: '/socket.io/',
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: maxPayload,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    connectTimeout: 10_000,
    ...(redis && {
      adapter: createAdapter(guardPublisher(redis.publisher, warn), subscriber, {
        key: redis.key,
      }),
    }),
  });
  // Upgrades are handed over one by one, so the engine needs no say in who else may listen on the real server.
  io.attach(createServer(), { destroyUpgrade: false });

  return {
    io,
    publish(order) {
      if (redis) io.serverSideEmit('order', order);
    },
    onOrder(listener) {
      io.on('order', (order) => {
        try {
          listener(order);
        } catch (error) {
          warn(error);
        }
      });
    },
    async close() {
      isClosing = true;
      await io.close();
      subscriber?.release();
    },
  };
}
