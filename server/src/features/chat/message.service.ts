import type { Actor } from '../../core/actor.ts';
import type { Page } from '../../core/page.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { ChatBroadcast } from './chat.broadcast.ts';
import { assertCanMessage, assertParticipant } from './chat.policy.ts';
import type { ConversationQueries, Membership } from './conversation.queries.ts';
import type { MessageView, MessageWindow } from './message.queries.ts';
import type { MessageQuery } from './message.rules.ts';
import type { MessageLogService, Missed, Words } from './message-log.service.ts';

export interface NewMessage extends Words {
  conversation: number;
}

interface Dependencies {
  queries: ConversationQueries;
  log: MessageLogService;
  inTransaction: InTransaction;
  broadcast: ChatBroadcast;
}

/** What two people say to each other; the same for HTTP and both kinds of socket. */
export class MessageService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  async list(actor: Actor, id: number, query: MessageQuery): Promise<Page<MessageView> | MessageWindow> {
    return this.#d.log.list(await this.#membership(actor, id), query);
  }

  /** Stores a message under the conversation's lock and tells both people; a repeated one answers with the first. */
  async send(actor: Actor, message: NewMessage): Promise<MessageView> {
    const { view, membership, isNew } = await this.#d.inTransaction(async (transaction) => {
      const membership = await this.#d.queries.lockMembership(message.conversation, transaction);
      assertCanMessage(actor, membership);
      return { membership, ...(await this.#d.log.add(actor, membership, message, transaction)) };
    });
    if (isNew) this.#d.broadcast.sent(view, [membership.lowId, membership.highId]);
    return view;
  }

  async showTyping(actor: Actor, id: number, isTyping: boolean): Promise<void> {
    const membership = await this.#d.queries.loadMembership(id);
    assertCanMessage(actor, membership);
    const other = actor.id === membership.lowId ? membership.highId : membership.lowId;
    this.#d.broadcast.typing(actor, id, isTyping, [other]);
  }

  /** What came after the last message that a client has seen, oldest first. */
  async resume(actor: Actor, id: number, afterSeq: number): Promise<Missed> {
    return this.#d.log.loadMissed(await this.#membership(actor, id), afterSeq);
  }

  async #membership(actor: Actor, id: number): Promise<Membership> {
    const membership = await this.#d.queries.loadMembership(id);
    assertParticipant(actor, membership);
    return membership;
  }
}
