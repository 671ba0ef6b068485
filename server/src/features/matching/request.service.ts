import { Op, type Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { invalid, invalidTogether, notFound } from '../../core/errors.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { MatchingBroadcast } from './matching.broadcast.ts';
import { assertCan } from './matching.policy.ts';
import type { PresenceService } from './presence.service.ts';
import type { RelationService } from './relation.service.ts';
import type { ConnectionRequest, ConnectionRequests } from './request.model.ts';
import {
  type Answer,
  assertAllows,
  maySendAgain,
  type RequestAction,
  type RequestRecord,
  stateAfter,
  toRecord,
} from './request.rules.ts';
import type { VisibilityQueries } from './visibility.queries.ts';
import { dependsOnSharedConnection, type Person, type RequestView } from './visibility.rules.ts';

export interface NewRequest {
  receiver_id: number;
  message?: string;
}

interface Dependencies {
  requests: ConnectionRequests;
  relations: RelationService;
  visibility: VisibilityQueries;
  broadcast: MatchingBroadcast;
  inTransaction: InTransaction;
  clock: Clock;
  /** Whoever lets connected people talk gets ready here, in the transaction that connects them. */
  onAccepted(request: ConnectionRequest, transaction: Transaction): Promise<unknown>;
  /** After the commit: these two may not talk any more. */
  onBlocked(request: RequestRecord): Promise<void>;
  presence: Pick<PresenceService, 'join' | 'part'>;
}

/** A request that was just changed, with its two people as they were then. */
interface Change {
  request: RequestRecord;
  people: ReadonlyMap<number, Person>;
}

const unknownReceiver = () => invalid({ receiver_id: ['Receiver user does not exist'] });
const toOneself = () => invalid({ receiver_id: ['Cannot send connection request to yourself'] });
const exists = (state: string) => invalidTogether(`Connection request already exists with status: ${state}`);

const answerColumns = (action: Answer, actor: Actor, now: Date) => ({
  state: stateAfter[action],
  updatedAt: now,
  ...(action === 'accept' && { acceptedAt: now }),
  ...(action === 'reject' && { rejectedAt: now }),
  ...(action === 'block' && { blockedById: actor.id }),
});

const personIn = (people: ReadonlyMap<number, Person>, id: number): Person => {
  const person = people.get(id);
  if (!person) throw new Error(`User ${id} has a request but no row`);
  return person;
};

/** What people do with requests. Every change is decided alone: both people and the row are locked while it is made. */
export class RequestService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  async send(actor: Actor, { receiver_id: receiverId, message = '' }: NewRequest): Promise<RequestView> {
    if (receiverId === actor.id) throw toOneself();
    const { requests, relations, inTransaction, clock, broadcast } = this.#d;
    const change = await inTransaction(async (transaction): Promise<Change> => {
      const people = await relations.lockPair(actor.id, receiverId, transaction);
      if (people.get(receiverId)?.status !== 'active') throw unknownReceiver();
      const earlier = await this.#between(actor.id, receiverId, transaction);
      if (earlier && !maySendAgain(earlier.state)) throw exists(earlier.state);

      const now = clock.now();
      const columns = { senderId: actor.id, receiverId, message, state: 'pending', updatedAt: now } as const;
      const request = earlier
        ? await earlier.update({ ...columns, rejectedAt: null }, { transaction })
        : await requests.create({ ...columns, createdAt: now }, { transaction });
      await relations.bumpPair(actor.id, receiverId, transaction);
      return { request: toRecord(request), people };
    });
    const { own, others } = await this.#views(actor, change);
    broadcast.received(others);
    return own;
  }

  /** Connects the two. */
  async accept(actor: Actor, id: number): Promise<RequestView> {
    const view = await this.#answer(actor, id, 'accept', this.#d.onAccepted);
    this.#d.presence.join(view.request.senderId, view.request.receiverId);
    return view;
  }

  reject(actor: Actor, id: number): Promise<RequestView> {
    return this.#answer(actor, id, 'reject');
  }

  /** For good: nothing leads out of this state. */
  async block(actor: Actor, id: number): Promise<RequestView> {
    const view = await this.#answer(actor, id, 'block');
    // One who was never connected is told of, too: it looks as before, and needs no look at how they stood.
    this.#d.presence.part(view.request.senderId, view.request.receiverId);
    await this.#d.onBlocked(view.request);
    return view;
  }

  /** Takes a request back, as if it had never been sent. */
  async cancel(actor: Actor, id: number): Promise<void> {
    const cancelled = await this.#change(actor, id, 'cancel', async (request, transaction) => {
      await request.destroy({ transaction });
    });
    this.#d.broadcast.cancelled(cancelled.request);
  }

  async #answer(
    actor: Actor,
    id: number,
    action: Answer,
    alsoDo?: (request: ConnectionRequest, transaction: Transaction) => Promise<unknown>,
  ): Promise<RequestView> {
    const columns = answerColumns(action, actor, this.#d.clock.now());
    const change = await this.#change(actor, id, action, async (request, transaction) => {
      await request.update(columns, { transaction });
      await alsoDo?.(request, transaction);
    });
    const { own, others } = await this.#views(actor, change);
    this.#d.broadcast.changed(stateAfter[action], [own, others]);
    return own;
  }

  /** Exists, then who, then state: each refusal says no more than the caller may know. */
  async #change(
    actor: Actor,
    id: number,
    action: RequestAction,
    write: (request: ConnectionRequest, transaction: Transaction) => Promise<void>,
  ): Promise<Change> {
    const { requests, relations, inTransaction } = this.#d;
    const known = await requests.findByPk(id);
    if (!known) throw notFound();
    // A stranger is sent away before anything is locked; the two people of a row never change, only who sent it.
    assertCan(actor, action, known);
    return inTransaction(async (transaction) => {
      const people = await relations.lockPair(known.senderId, known.receiverId, transaction);
      const request = await requests.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
      if (!request) throw notFound();
      assertCan(actor, action, request);
      assertAllows(request.state, action);
      await write(request, transaction);
      await relations.bumpPair(known.senderId, known.receiverId, transaction);
      return { request: toRecord(request), people };
    });
  }

  #between(one: number, other: number, transaction: Transaction): Promise<ConnectionRequest | null> {
    const where = {
      [Op.or]: [
        { senderId: one, receiverId: other },
        { senderId: other, receiverId: one },
      ],
    };
    return this.#d.requests.findOne({ where, transaction, lock: transaction.LOCK.UPDATE });
  }

  /** The same change through the eyes of the one who made it and of the other. */
  async #views(actor: Actor, { request, people }: Change): Promise<{ own: RequestView; others: RequestView }> {
    const viewer = personIn(people, actor.id);
    const other = personIn(people, actor.id === request.senderId ? request.receiverId : request.senderId);
    const isAsked = [viewer, other].some((person) => dependsOnSharedConnection(request, person));
    const sharing = isAsked ? await this.#d.visibility.loadSharing(viewer.id, [other.id]) : undefined;
    const shareConnection = sharing?.has(other.id) ?? false;
    return {
      own: { request, viewer, other, shareConnection },
      others: { request, viewer: other, other: viewer, shareConnection },
    };
  }
}
