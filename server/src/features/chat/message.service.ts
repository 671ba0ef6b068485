import { Op, type Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { loadPage, type Page } from '../../core/page.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { ChatBroadcast } from './chat.broadcast.ts';
import { assertCanMessage, assertParticipant } from './chat.policy.ts';
import type { Conversations } from './conversation.model.ts';
import type { ConversationQueries, Membership } from './conversation.queries.ts';
import type { Messages } from './message.model.ts';
import type { MessageQueries, MessageView, MessageWindow } from './message.queries.ts';
import {
  assertOneWayOfPaging,
  defaultPageSize,
  type MessageQuery,
  type ReadMark,
  rangeAfter,
  rangeBefore,
  type SeqRange,
} from './message.rules.ts';

export interface NewMessage {
  conversation: number;
  content: string;
  client_message_id?: string | null | undefined;
}

interface Dependencies {
  conversations: Conversations;
  messages: Messages;
  conversationQueries: ConversationQueries;
  messageQueries: MessageQueries;
  inTransaction: InTransaction;
  broadcast: ChatBroadcast;
  clock: Clock;
}

/** How many missed messages one call brings back. */
const resumeSize = 200;

/** What is said in conversations; the same for HTTP and both kinds of socket. */
export class MessageService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  async list(actor: Actor, id: number, query: MessageQuery): Promise<Page<MessageView> | MessageWindow> {
    assertOneWayOfPaging(query);
    const { lastSeq } = await this.#membership(actor, id);
    const size = query.page_size ?? defaultPageSize;
    if (query.after_seq !== undefined) return this.#window(id, rangeAfter(query.after_seq, size, lastSeq));
    if (query.before_seq !== undefined) return this.#window(id, rangeBefore(query.before_seq, size, lastSeq));
    return loadPage({ page: query.page, page_size: size }, defaultPageSize, async ({ limit, offset }) => {
      const { rows } = await this.#window(id, rangeBefore(lastSeq - offset + 1, limit, lastSeq));
      return { rows, count: lastSeq };
    });
  }

  /** Stores a message under the conversation's lock and tells both people; a repeated one answers with the first. */
  async send(actor: Actor, message: NewMessage): Promise<MessageView> {
    const { view, membership, isNew } = await this.#d.inTransaction(async (transaction) => {
      const membership = await this.#d.messageQueries.lockMembership(message.conversation, transaction);
      assertCanMessage(actor, membership);
      const first = await this.#sentBefore(actor, message, transaction);
      const view = first ?? (await this.#store(actor, message, membership, transaction));
      return { view, membership, isNew: !first };
    });
    if (isNew) this.#d.broadcast.sent(view, [membership.lowId, membership.highId]);
    return view;
  }

  /** Marks messages of the other person as read, without `ids` all of them. Ids that do not fit are passed over. */
  async markRead(actor: Actor, id: number, ids?: readonly number[]): Promise<ReadMark> {
    const membership = await this.#membership(actor, id);
    const at = this.#d.clock.now();
    const marked = await this.#mark(actor, id, at, ids);
    if (marked.length > 0) {
      // After a block the other person learns nothing any more.
      const readers = membership.connectionState === 'accepted' ? [membership.lowId, membership.highId] : [actor.id];
      this.#d.broadcast.read(actor, id, { ids: marked, at }, readers);
    }
    return { ids: marked, at };
  }

  async showTyping(actor: Actor, id: number, isTyping: boolean): Promise<void> {
    const membership = await this.#d.conversationQueries.loadMembership(id);
    assertCanMessage(actor, membership);
    const other = actor.id === membership.lowId ? membership.highId : membership.lowId;
    this.#d.broadcast.typing(actor, id, isTyping, [other]);
  }

  /** What came after the last message that a client has seen, oldest first. */
  async resume(actor: Actor, id: number, afterSeq: number): Promise<{ rows: MessageView[]; lastSeq: number }> {
    const { lastSeq } = await this.#membership(actor, id);
    const { rows } = await this.#window(id, rangeAfter(afterSeq, resumeSize, lastSeq));
    return { rows, lastSeq };
  }

  /** The ids of the messages that were unread until now. */
  async #mark(actor: Actor, id: number, at: Date, ids: readonly number[] | undefined): Promise<number[]> {
    const [, rows] = await this.#d.messages.update(
      { readAt: at },
      {
        where: { conversationId: id, senderId: { [Op.ne]: actor.id }, readAt: null, ...(ids && { id: [...ids] }) },
        returning: ['id'],
      },
    );
    return rows.map((row) => row.id).sort((one, another) => one - another);
  }

  async #membership(actor: Actor, id: number): Promise<Membership> {
    const membership = await this.#d.conversationQueries.loadMembership(id);
    assertParticipant(actor, membership);
    return membership;
  }

  async #window(id: number, range: SeqRange): Promise<MessageWindow> {
    const rows = range.after < range.upTo ? await this.#d.messageQueries.loadRange(id, range.after, range.upTo) : [];
    return { rows: range.isOldestFirst ? rows : rows.reverse(), count: range.count, next: range.next };
  }

  async #sentBefore(actor: Actor, message: NewMessage, transaction: Transaction) {
    const clientId = message.client_message_id;
    if (!clientId) return undefined;
    return this.#d.messageQueries.loadSentBefore(message.conversation, actor.id, clientId, transaction);
  }

  async #store(actor: Actor, message: NewMessage, { id, lastSeq }: Membership, transaction: Transaction) {
    const now = this.#d.clock.now();
    const seq = lastSeq + 1;
    const row = await this.#d.messages.create(
      {
        conversationId: id,
        seq,
        senderId: actor.id,
        content: message.content,
        clientMessageId: message.client_message_id ?? null,
        createdAt: now,
        updatedAt: now,
      },
      { transaction },
    );
    await this.#d.conversations.update({ lastSeq: seq, lastMessageAt: now }, { where: { id }, transaction });
    const { email, fullName, avatarUrl } = actor.account;
    return { ...row.get(), senderEmail: email, senderName: fullName, senderAvatar: avatarUrl } as MessageView;
  }
}
