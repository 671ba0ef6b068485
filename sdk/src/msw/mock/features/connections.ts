import type { Connection, ConnectionStatistics, Presence } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { newestFirst } from '../order.ts';
import { toPage } from '../page.ts';
import { forbidden, notFound } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { ConnectionEntry } from '../rows/relations.ts';
import type { World } from '../world.ts';
import { between } from './relations.ts';
import { toCard } from './requests.ts';

const toConnection =
  (world: World, viewer: Person) =>
  ({ id, sender, receiver, accepted_at, updated_at }: ConnectionEntry): Connection => ({
    id,
    user: toCard(world.people.need(viewer.id === sender ? receiver : sender)),
    connection_state: 'accepted',
    accepted_at: accepted_at ?? updated_at,
    can_message: true,
    conversation_id: world.chats.find(({ connection }) => connection === id)?.id ?? null,
  });

/** How many requests wait, and how many have been accepted. */
export function connectionStatistics(world: World, { id }: Person): ConnectionStatistics {
  const count = (isCounted: (it: ConnectionEntry) => boolean) => world.connections.filter(isCounted).length;
  const sent = count(({ state, sender }) => state === 'pending' && sender === id);
  const received = count(({ state, receiver }) => state === 'pending' && receiver === id);
  return {
    sent_pending: sent,
    received_pending: received,
    accepted_connections: count((it) => it.state === 'accepted' && [it.sender, it.receiver].includes(id)),
    total_requests: sent + received,
  };
}

/** The latest connection first. */
const ownConnections = ({ world, actor }: { world: World; actor: Person }): ConnectionEntry[] =>
  newestFirst(
    world.connections.filter(
      ({ state, sender, receiver }) => state === 'accepted' && [sender, receiver].includes(actor.id),
    ),
    ({ accepted_at }) => accepted_at,
  );

/** Nobody has a live connection to a mock, so nobody is online. */
const toPresence =
  (world: World, viewer: Person) =>
  ({ id, sender, receiver }: ConnectionEntry): Presence => {
    const other = world.people.need(viewer.id === sender ? receiver : sender);
    const isShown = other.privacy_level !== 'private' && other.status === 'active';
    return { id, user_id: other.id, online: false, last_active_at: isShown ? other.last_active_at : null };
  };

export const connections = {
  listConnections: (input) => toPage(ownConnections(input), toConnection(input.world, input.actor), input),

  listPresence: (input) => toPage(ownConnections(input), toPresence(input.world, input.actor), input),

  getConnection({ world, actor, params }) {
    const connection = world.connections.need(params.id);
    if (connection.state !== 'accepted') throw notFound();
    if (![connection.sender, connection.receiver].includes(actor.id)) {
      throw forbidden('You do not have permission to view this connection');
    }
    return toConnection(world, actor)(connection);
  },

  getConnectionStatistics: ({ world, actor }) => connectionStatistics(world, actor),

  /** With oneself there is nothing. */
  getConnectionStatus({ world, actor, params }) {
    const other = world.people.need(params.user_id);
    const request = between(world, actor.id, other.id);
    const isOwn = request?.sender === actor.id;
    const isConnected = request?.state === 'accepted';
    return {
      connected: isConnected,
      can_message: isConnected,
      user1_sent: isOwn,
      user2_sent: request !== undefined && !isOwn,
      user1_request_state: request && isOwn ? request.state : null,
      user2_request_state: request && !isOwn ? request.state : null,
    };
  },
} satisfies Partial<Handlers>;
