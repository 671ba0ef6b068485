import type { ConnectionRequest, ConnectionRequestRow, RequestState, UserCard } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { newestFirst } from '../order.ts';
import { toPage } from '../page.ts';
import { forbidden, invalid, invalidTogether, refused } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { ConnectionEntry } from '../rows/relations.ts';
import { isWanted } from '../search.ts';
import type { World } from '../world.ts';
import { openChat } from './message-log.ts';
import { between, maySeeProfile } from './relations.ts';

export const toCard = ({ id, email, full_name, avatar_url, school, major, year, bio }: Person): UserCard => ({
  id,
  email,
  full_name,
  avatar_url,
  school,
  major,
  year,
  bio,
});

const withheld = { school: null, major: null, year: null, bio: '' };

/** A person of a request as the viewer may see them: name and picture always, the rest as they are connected. */
function toCardFor(world: World, viewer: Person, id: number): UserCard {
  const person = world.people.need(id);
  if (id === viewer.id || between(world, viewer.id, id)?.state === 'accepted') return toCard(person);
  return { ...toCard(person), email: '', ...(maySeeProfile(world, viewer, person) ? {} : withheld) };
}

function shown(world: World, viewer: Person, request: ConnectionEntry) {
  const { id, state, message, created_at } = request;
  const isForViewer = state === 'pending' && request.receiver === viewer.id;
  return {
    id,
    sender: toCardFor(world, viewer, request.sender),
    receiver: toCardFor(world, viewer, request.receiver),
    state,
    message,
    created_at,
    can_accept: isForViewer,
    can_reject: isForViewer,
    can_message: state === 'accepted',
  };
}

function toRequest(world: World, viewer: Person, request: ConnectionEntry): ConnectionRequest {
  const { updated_at, accepted_at, rejected_at } = request;
  return { ...shown(world, viewer, request), updated_at, accepted_at, rejected_at };
}

const toRow =
  (world: World, viewer: Person) =>
  (request: ConnectionEntry): ConnectionRequestRow => {
    const { sender, receiver, ...rest } = shown(world, viewer, request);
    return {
      ...rest,
      sender,
      sender_name: sender.full_name,
      sender_avatar: sender.avatar_url,
      receiver,
      receiver_name: receiver.full_name,
      receiver_avatar: receiver.avatar_url,
    };
  };

type Side = 'sender' | 'receiver';

/** Somebody's requests, the newest first. */
const ownRequests = (world: World, { id }: Person, sides: readonly Side[], state?: string): ConnectionEntry[] =>
  newestFirst(
    world.connections.filter((it) => sides.some((side) => it[side] === id) && isWanted(state, it.state)),
    ({ created_at }) => created_at,
  );

const isBetween = (actor: Person, { sender, receiver }: ConnectionEntry): boolean =>
  actor.id === sender || actor.id === receiver;

type Action = 'accept' | 'reject' | 'cancel' | 'block';

const whoCan: Record<Action, { may(actor: Person, request: ConnectionEntry): boolean; refusal: string }> = {
  accept: { may: ({ id }, { receiver }) => id === receiver, refusal: 'Only the receiver can accept this request' },
  reject: { may: ({ id }, { receiver }) => id === receiver, refusal: 'Only the receiver can reject this request' },
  cancel: { may: ({ id }, { sender }) => id === sender, refusal: 'Only the sender can cancel this request' },
  block: { may: isBetween, refusal: 'Only participants can block this connection' },
};

/** Exists, then who, then state: each refusal says no more than the caller may know. */
function requestFor(world: World, actor: Person, id: number, action: Action): ConnectionEntry {
  const request = world.connections.need(id);
  const { may, refusal } = whoCan[action];
  if (!may(actor, request)) throw forbidden(refusal);
  const isFitting = action === 'block' ? request.state !== 'blocked' : request.state === 'pending';
  if (isFitting) return request;
  const hint = action === 'cancel' ? '. Only pending requests can be canceled.' : '';
  throw refused(`Cannot ${action} request in ${request.state} state${hint}`);
}

function change(world: World, actor: Person, id: number, action: Action, columns: Partial<ConnectionEntry>) {
  const request = requestFor(world, actor, id, action);
  Object.assign(request, columns, { updated_at: world.time() });
  return toRequest(world, actor, request);
}

export const requests = {
  sendRequest({ world, actor, body: { receiver_id, message = '' } }) {
    if (receiver_id === actor.id) {
      throw invalid({ receiver_id: ['Cannot send connection request to yourself'] });
    }
    if (world.people.get(receiver_id)?.status !== 'active') {
      throw invalid({ receiver_id: ['Receiver user does not exist'] });
    }
    const earlier = between(world, actor.id, receiver_id);
    if (earlier && earlier.state !== 'rejected') {
      throw invalidTogether(`Connection request already exists with status: ${earlier.state}`);
    }
    const now = world.time();
    const state: RequestState = 'pending';
    const columns = { sender: actor.id, receiver: receiver_id, message, state, updated_at: now, rejected_at: null };
    const request = earlier
      ? Object.assign(earlier, columns)
      : world.connections.add({ ...columns, created_at: now, accepted_at: null });
    return toRequest(world, actor, request);
  },

  listRequests(input) {
    const { world, actor } = input;
    return toPage(ownRequests(world, actor, ['sender', 'receiver']), toRow(world, actor), input);
  },

  listSentRequests(input) {
    const { world, actor, query } = input;
    return toPage(ownRequests(world, actor, ['sender'], query.state), toRow(world, actor), input);
  },

  listReceivedRequests(input) {
    const { world, actor, query } = input;
    return toPage(ownRequests(world, actor, ['receiver'], query.state), toRow(world, actor), input);
  },

  listPendingRequests({ world, actor }) {
    const pending = (side: Side) => ownRequests(world, actor, [side], 'pending').slice(0, 100).map(toRow(world, actor));
    return { sent: pending('sender'), received: pending('receiver') };
  },

  getRequest({ world, actor, params }) {
    const request = world.connections.need(params.id);
    if (!isBetween(actor, request)) {
      throw forbidden('You do not have permission to view this connection request');
    }
    return toRequest(world, actor, request);
  },

  cancelRequest({ world, actor, params }) {
    world.connections.remove(requestFor(world, actor, params.id, 'cancel'));
    return undefined;
  },

  acceptRequest({ world, actor, params }) {
    const answer = change(world, actor, params.id, 'accept', { state: 'accepted', accepted_at: world.time() });
    openChat(world, params.id);
    return answer;
  },

  rejectRequest: ({ world, actor, params }) =>
    change(world, actor, params.id, 'reject', { state: 'rejected', rejected_at: world.time() }),

  /** For good: nothing leads out of this state. */
  blockRequest: ({ world, actor, params }) => change(world, actor, params.id, 'block', { state: 'blocked' }),
} satisfies Partial<Handlers>;
