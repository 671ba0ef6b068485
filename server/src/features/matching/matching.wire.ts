import type { Actor } from '../../core/actor.ts';
import type { Wire } from '../../core/wire.ts';
import type { ConnectionStatistics, ConnectionView, PairStatus } from './connection.rules.ts';
import type { Presence } from './presence.rules.ts';
import type { ShownPerson } from './visibility.queries.ts';
import { maySeeEmail, maySeeProfile, type Person, type RequestView } from './visibility.rules.ts';

const toCard = (person: Person): Wire['UserCard'] => ({
  id: person.id,
  email: person.email,
  full_name: person.fullName,
  avatar_url: person.avatarUrl,
  school: person.schoolId,
  major: person.major,
  year: person.year,
  bio: person.bio,
});

/** For higher features, which show people beside things of their own. */
export const toUserSummary = (person: ShownPerson): Wire['UserSummary'] => ({
  id: person.id,
  email: person.email,
  full_name: person.fullName,
  avatar_url: person.avatarUrl,
  school: person.schoolId,
  major: person.major,
  year: person.year,
});

const withheld = { school: null, major: null, year: null, bio: '' };

function toOtherCard(view: RequestView): Wire['UserCard'] {
  const card = toCard(view.other);
  if (!maySeeEmail(view)) card.email = '';
  return maySeeProfile(view) ? card : { ...card, ...withheld };
}

function toPeople(view: RequestView) {
  const own = toCard(view.viewer);
  const other = toOtherCard(view);
  return view.request.senderId === view.viewer.id ? { sender: own, receiver: other } : { sender: other, receiver: own };
}

function toFlags({ request, viewer }: RequestView) {
  const isForViewer = request.state === 'pending' && request.receiverId === viewer.id;
  return { can_accept: isForViewer, can_reject: isForViewer, can_message: request.state === 'accepted' };
}

export function toConnectionRequest(view: RequestView): Wire['ConnectionRequest'] {
  const { request } = view;
  return {
    id: request.id,
    ...toPeople(view),
    state: request.state,
    message: request.message,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
    accepted_at: request.acceptedAt,
    rejected_at: request.rejectedAt,
    ...toFlags(view),
  };
}

export function toRequestRow(view: RequestView): Wire['ConnectionRequestRow'] {
  const { request } = view;
  const { sender, receiver } = toPeople(view);
  return {
    id: request.id,
    sender_name: sender.full_name,
    sender_avatar: sender.avatar_url,
    receiver_name: receiver.full_name,
    receiver_avatar: receiver.avatar_url,
    state: request.state,
    message: request.message,
    created_at: request.createdAt,
    sender,
    receiver,
    ...toFlags(view),
  };
}

export const toPending = (pending: { sent: RequestView[]; received: RequestView[] }): Wire['PendingRequests'] => ({
  sent: pending.sent.map(toRequestRow),
  received: pending.received.map(toRequestRow),
});

export const toConnection = ({ id, other, acceptedAt, conversationId }: ConnectionView): Wire['Connection'] => ({
  id,
  user: toCard(other),
  connection_state: 'accepted',
  accepted_at: acceptedAt,
  can_message: true,
  conversation_id: conversationId,
});

export const toPresenceChanged = ({ userId, isOnline, lastActiveAt }: Presence): Wire['PresenceChangedEvent'] => ({
  user_id: userId,
  online: isOnline,
  last_active_at: lastActiveAt?.toISOString() ?? null,
});

export const toPresenceRow = (row: Presence & { id: number }): Wire['Presence'] => ({
  id: row.id,
  ...toPresenceChanged(row),
});

export const toConnectionStatistics = (statistics: ConnectionStatistics): Wire['ConnectionStatistics'] => ({
  sent_pending: statistics.sentPending,
  received_pending: statistics.receivedPending,
  accepted_connections: statistics.accepted,
  total_requests: statistics.sentPending + statistics.receivedPending,
});

export function toConnectionStatus(
  { state, senderId }: PairStatus,
  viewer: Pick<Actor, 'id'>,
): Wire['ConnectionStatus'] {
  const isOwn = state !== null && senderId === viewer.id;
  const isOthers = state !== null && senderId !== viewer.id;
  return {
    connected: state === 'accepted',
    can_message: state === 'accepted',
    user1_sent: isOwn,
    user2_sent: isOthers,
    user1_request_state: isOwn ? state : null,
    user2_request_state: isOthers ? state : null,
  };
}
