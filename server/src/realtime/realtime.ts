import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Actor } from '../core/actor.ts';
import type { RateLimiter } from '../core/limits.ts';
import { closeCodes } from './connection.ts';
import { createGateway, type FeatureEvents } from './gateway.ts';
import type { LiveHub } from './hub.ts';
import { createSocketIoAdapter } from './socketio.ts';
import { isAllowedOrigin, pathOf, refuseUpgrade } from './upgrade.ts';
import { createWebSocketAdapter, type SocketRoute } from './websocket.ts';

export interface Realtime {
  /** Takes every upgrade of this server: Socket.IO, the plain routes, and 404 for the rest. */
  attach(server: Server): void;
  /** Turns newcomers away and asks everybody connected to come back elsewhere. */
  drain(): Promise<void>;
  /** Lets go of timers, sockets and subscriptions; the HTTP server and the Redis clients stay with their owner. */
  close(): Promise<void>;
}

export interface RealtimeOptions {
  hub: LiveHub;
  events: FeatureEvents;
  routes: readonly SocketRoute[];
  /** Who the access token belongs to; refuses what HTTP refuses. */
  authenticate(token: string): Promise<Actor>;
  /** The same person as of now. Refuses an ended sign-in or a closed account, but not a token that has run out. */
  recheck(actor: Actor): Promise<Actor>;
  /** Which of these sign-ins have ended. */
  findRevoked(familyIds: readonly string[]): Promise<string[]>;
  limiter: RateLimiter;
  addressOf(request: IncomingMessage): string;
  /** Pages that may connect; `*` means all. */
  corsOrigins: readonly string[];
  logger: Logger;
  connectionsPerPerson?: number;
  handshakeMilliseconds?: number;
  heartbeatMilliseconds?: number;
  sweepMilliseconds?: number;
}

const largestId = 2_147_483_647;
const drainMilliseconds = 5_000;

export function createRealtime(options: RealtimeOptions): Realtime {
  const { hub, routes, logger, corsOrigins } = options;
  const gateway = createGateway(options);
  const shared = { connectionsPerPerson: 20, handshakeMilliseconds: 10_000, ...options, gateway };
  const socketio = createSocketIoAdapter(shared);
  const websocket = createWebSocketAdapter(shared);
  const timers: NodeJS.Timeout[] = [];
  const servers: Server[] = [];
  let isDraining = false;

  const routeOf = (path: string) => {
    for (const route of routes) {
      const id = Number(route.pattern.exec(path)?.[1] ?? Number.NaN);
      if (!Number.isNaN(id)) return { route, id };
    }
    return undefined;
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // First of all: a client that hangs up during the handshake must not end the process.
    socket.on('error', (error) => logger.debug({ err: error }, 'A handshake was broken off'));
    if (isDraining) return refuseUpgrade(socket, 503, 'The server is restarting.', { 'Retry-After': '5' });
    const path = pathOf(request) ?? '';
    const target = path === '/socket.io' ? path : routeOf(path);
    if (target === undefined) return refuseUpgrade(socket, 404, 'Not found.');
    if (!isAllowedOrigin(request, corsOrigins)) return refuseUpgrade(socket, 403, 'This origin is not allowed.');
    if (typeof target === 'string') return socketio.upgrade(request, socket, head);
    if (target.id < 1 || target.id > largestId) return refuseUpgrade(socket, 403, 'Not found.');
    void websocket.upgrade(target.route, target.id, request, socket, head);
  };

  /** A sign-out that was announced while Redis was away is found here, and whatever nobody announces, like a ban. */
  const sweep = async (): Promise<void> => {
    const familyIds = hub.familyIds();
    if (familyIds.length === 0) return;
    try {
      hub.signOutHere(await options.findRevoked(familyIds));
    } catch (error) {
      logger.warn({ err: error }, 'Ended sign-ins could not be looked up');
    }
  };

  const every = (milliseconds: number, act: () => void) => timers.push(setInterval(act, milliseconds).unref());
  every(options.heartbeatMilliseconds ?? 25_000, () => websocket.beat());
  every(options.sweepMilliseconds ?? 30_000, () => void sweep());

  return {
    attach(server) {
      servers.push(server);
      server.on('upgrade', onUpgrade);
    },
    async drain() {
      isDraining = true;
      const deadline = performance.now() + drainMilliseconds;
      // Again and again, because a handshake under way may still bring somebody in.
      while (!hub.isEmpty() && performance.now() < deadline) {
        for (const connection of hub.all()) connection.close(closeCodes.restarting, 'Restarting');
        await pause(20);
      }
    },
    async close() {
      isDraining = true;
      for (const timer of timers) clearInterval(timer);
      for (const server of servers) server.off('upgrade', onUpgrade);
      websocket.close();
      await hub.cluster.close();
    },
  };
}
