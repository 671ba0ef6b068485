import type { Logger } from 'pino';
import type { ServerEventName, ServerEvents } from '../core/wire.ts';
import type { Witness } from '../core/witness.ts';
import { type Cluster, createCluster, type Order, type RedisPair } from './cluster.ts';
import { type Connection, closeCodes, concerns, isSameSubject, type Subject } from './connection.ts';
import { createEventSchemas, type EventSchemas } from './event-schemas.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';

/** What features see: people are addressed, wherever and however they are connected. */
export interface Hub {
  /**
   * To every live connection of these people, on every node; a plain socket only gets what names its subject.
   * A hint, not a delivery: it never waits, and never fails over a connection or a node. Call it after the commit.
   */
  send<E extends ServerEventName>(recipients: readonly number[], event: E, payload: ServerEvents[E]): void;
  /** Closes the plain sockets of these people about the subject: they may not take part any more. */
  close(recipients: readonly number[], subject: Subject): void;
  /** Closes everything that one sign-in, or one person, has open. */
  signOut(who: { familyId: string } | { userId: number }): void;
  /** Everybody who is connected to this node. */
  people(): number[];
  /** Tells of everybody who connects to this node and was not connected before. */
  onArrival(listener: (userId: number) => void): void;
}

/** A connection in the making. What is closed in the meantime is closed for it as well. */
export interface Arrival {
  readonly missed: Order[];
}

export interface LiveHub extends Hub {
  readonly cluster: Cluster;
  readonly schemas: EventSchemas;
  readonly outgoing: Outgoing;
  /** Connections on this node. */
  readonly size: { people: number; socketio: number; websocket: number };
  /** Before the first question about who is there, so that no answer can be outdated unnoticed. */
  expect(): Arrival;
  /** From here on the connection receives; it leaves again with the function returned. */
  admit(connection: Connection): () => void;
  /** Whatever was closed since `expect` is closed for the connection too. Call it once its leaving is provided for. */
  settle(connection: Connection, arrival: Arrival): void;
  forget(arrival: Arrival): void;
  /** Nobody is connected and nobody is about to be. */
  isEmpty(): boolean;
  connectionsOf(userId: number): number;
  all(): Connection[];
  familyIds(): string[];
  /** Ends sign-ins on this node only, for what every node finds out by itself. */
  signOutHere(familyIds: readonly string[]): void;
}

const isClosedBy = (order: Order, { actor, subject }: Connection): 4001 | 4003 | undefined => {
  if (order.kind === 'close') {
    const isMeant = subject && order.recipients.includes(actor.id) && isSameSubject(subject, order.subject);
    return isMeant ? closeCodes.notAllowed : undefined;
  }
  if (order.kind !== 'sign-out') return undefined;
  const isMeant = 'familyId' in order ? order.familyId === actor.familyId : order.userId === actor.id;
  return isMeant ? closeCodes.signedOut : undefined;
};

const reasons = { 4001: 'Signed out', 4003: 'Not allowed any more' } as const;

export function createHub(options: {
  /** The bundled document with its table of events. */
  spec: unknown;
  /** In development and tests: an event that breaks its schema is thrown at the sender. */
  validateOutgoing: boolean;
  logger: Logger;
  /** Told of everything that leaves as documented. */
  witness?: Witness;
  redis?: RedisPair;
}): LiveHub {
  const { logger } = options;
  const cluster = createCluster(options);
  const schemas = createEventSchemas(options.spec, { validateOutgoing: options.validateOutgoing });
  const outgoing = createOutgoing({ schemas, logger, witness: options.witness });
  const people = new Map<number, Set<Connection>>();
  const arrivals = new Set<Arrival>();
  let onArrival: (userId: number) => void = () => undefined;

  const all = (): Connection[] => [...people.values()].flatMap((connections) => [...connections]);

  const safely = (connection: Connection, act: () => void): void => {
    try {
      act();
    } catch (error) {
      logger.warn({ err: error, connection: connection.id }, 'A connection could not be reached');
    }
  };

  const applyTo = (connection: Connection, order: Order): void => {
    const code = isClosedBy(order, connection);
    if (code) safely(connection, () => connection.close(code, reasons[code]));
  };

  const deliver = ({ recipients, event, payload }: Extract<Order, { kind: 'send' }>): void => {
    const socketIds: string[] = [];
    for (const userId of new Set(recipients)) {
      for (const connection of people.get(userId) ?? []) {
        if (connection.protocol === 'socket.io') socketIds.push(connection.id);
        else if (concerns(payload, connection.subject)) safely(connection, () => connection.send(event, payload));
      }
    }
    // One broadcast encodes the event once for all of them; a socket's id is also the name of its room.
    if (socketIds.length === 0) return;
    outgoing.left(event);
    cluster.io.local.to(socketIds).emit(event, payload);
  };

  const obey = (order: Order) => {
    if (order.kind === 'send') return deliver(order);
    for (const arrival of arrivals) arrival.missed.push(order);
    for (const connection of all()) applyTo(connection, order);
  };

  const command = (order: Order): void => {
    try {
      cluster.publish(order);
      obey(order);
    } catch (error) {
      logger.error({ err: error, order: order.kind }, 'A live event was lost');
    }
  };

  const leave = (connection: Connection): void => {
    const connections = people.get(connection.actor.id);
    connections?.delete(connection);
    if (connections?.size === 0) people.delete(connection.actor.id);
  };

  cluster.onOrder(obey);

  return {
    cluster,
    schemas,
    outgoing,
    get size() {
      const connections = all();
      const socketio = connections.filter(({ protocol }) => protocol === 'socket.io').length;
      return { people: people.size, socketio, websocket: connections.length - socketio };
    },
    send(recipients, event, payload) {
      schemas.checkServerEvent(event, payload);
      if (recipients.length > 0) command({ kind: 'send', recipients: [...recipients], event, payload });
    },
    close: (recipients, subject) => command({ kind: 'close', recipients: [...recipients], subject }),
    signOut: (who) => command({ kind: 'sign-out', ...who }),
    people: () => [...people.keys()],
    onArrival(listener) {
      onArrival = listener;
    },
    expect() {
      const arrival: Arrival = { missed: [] };
      arrivals.add(arrival);
      return arrival;
    },
    admit(connection) {
      const connections = people.get(connection.actor.id) ?? new Set();
      people.set(connection.actor.id, connections.add(connection));
      if (connections.size === 1) onArrival(connection.actor.id);
      return () => leave(connection);
    },
    settle(connection, arrival) {
      arrivals.delete(arrival);
      for (const order of arrival.missed) applyTo(connection, order);
    },
    forget: (arrival) => void arrivals.delete(arrival),
    isEmpty: () => people.size === 0 && arrivals.size === 0,
    connectionsOf: (userId) => people.get(userId)?.size ?? 0,
    all,
    familyIds: () => [...new Set(all().map(({ actor }) => actor.familyId))],
    signOutHere(familyIds) {
      for (const familyId of familyIds) obey({ kind: 'sign-out', familyId });
    },
  };
}
