import type { Actor } from '../../core/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { MessageLogService, Missed, Words } from '../chat/message-log.service.ts';
import { isActive } from './entry.rules.ts';
import type { GroupMessageQueries, GroupMessageView, Seat } from './group-message.queries.ts';
import type { GroupsBroadcast } from './groups.broadcast.ts';
import { assertChatVisible, assertMayFollow, assertMayWrite } from './groups.policy.ts';
import type { MembershipQueries } from './membership.queries.ts';

interface Dependencies {
  seats: GroupMessageQueries;
  queries: MembershipQueries;
  log: MessageLogService;
  inTransaction: InTransaction;
  broadcast: GroupsBroadcast;
}

type View = Awaited<ReturnType<MessageLogService['add']>>['view'];

/** What the members of a group say to each other; the same for HTTP and both kinds of socket. */
export class GroupMessageService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Whoever is not in finds nothing. */
  async list(actor: Actor, groupId: number, query: Parameters<MessageLogService['list']>[1]) {
    const seat = await this.#seat(actor, groupId);
    const list = await this.#d.log.list(isActive(seat) ? seat : { ...seat, lastSeq: 0 }, query);
    return { ...list, rows: await this.#d.seats.withMarks(actor.id, list.rows) };
  }

  /** Stores a message under the chat's lock and tells everybody who is in; a repeated one answers with the first. */
  async send(actor: Actor, groupId: number, words: Words): Promise<View> {
    // Before anything is locked: a stranger is sent away without keeping anybody waiting.
    assertMayWrite(await this.#seat(actor, groupId));
    const { view, isNew } = await this.#d.inTransaction(async (transaction) => {
      const seat = await this.#d.seats.lockSeat(groupId, actor.id, transaction);
      assertMayWrite(seat);
      return this.#d.log.add(actor, seat, words, transaction);
    });
    if (isNew) this.#d.broadcast.sent(groupId, view, await this.#d.queries.loadActiveIds(groupId));
    return view;
  }

  /** As `send`, with all that the sender is shown of the message. */
  async post(actor: Actor, groupId: number, words: Words): Promise<GroupMessageView> {
    const [view] = await this.#d.seats.withMarks(actor.id, [await this.send(actor, groupId, words)]);
    if (!view) throw notFound();
    return view;
  }

  async showTyping(actor: Actor, groupId: number, isTyping: boolean): Promise<void> {
    assertMayWrite(await this.#seat(actor, groupId));
    const members = await this.#d.queries.loadActiveIds(groupId);
    this.#d.broadcast.typing(
      actor,
      groupId,
      isTyping,
      members.filter((id) => id !== actor.id),
    );
  }

  /** What came after the last message that a client has seen, oldest first. */
  async resume(actor: Actor, groupId: number, afterSeq: number): Promise<Missed> {
    const seat = await this.#seat(actor, groupId);
    assertMayFollow(seat);
    return this.#d.log.loadMissed(seat, afterSeq);
  }

  /** A socket may be opened where a message may be sent. */
  async assertSocketAllowed(actor: Actor, groupId: number): Promise<void> {
    assertMayWrite(await this.#seat(actor, groupId));
  }

  async #seat(actor: Actor, groupId: number): Promise<Seat> {
    const seat = await this.#d.seats.loadSeat(groupId, actor.id);
    assertChatVisible(seat);
    return seat;
  }
}
