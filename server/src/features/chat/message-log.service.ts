import type { Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { loadPage, type Page } from '../../core/page.ts';
import type { Conversations } from './conversation.model.ts';
import type { Messages } from './message.model.ts';
import type { MessageLog, MessageQueries, MessageView, MessageWindow } from './message.queries.ts';
import {
  assertOneWayOfPaging,
  defaultPageSize,
  type MessageQuery,
  rangeAfter,
  rangeBefore,
  type SeqRange,
} from './message.rules.ts';

/** What somebody wants to say. */
export interface Words {
  content: string;
  client_message_id?: string | null | undefined;
}

/** Messages that a client has missed, oldest first, and the number of the latest there is. */
export interface Missed {
  rows: MessageView[];
  lastSeq: number;
}

interface Dependencies {
  conversations: Conversations;
  messages: Messages;
  queries: MessageQueries;
  clock: Clock;
}

/** How many missed messages one call brings back. */
const resumeSize = 200;

/**
 * Keeps numbered messages and hands them out, whoever they are between. Who may read and write is decided by those who
 * call it: they know the people.
 */
export class MessageLogService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Begins a log that no connection is behind; whoever opens it says who takes part. */
  async open(transaction: Transaction): Promise<number> {
    return (await this.#d.conversations.create({}, { transaction })).id;
  }

  async list({ id, lastSeq }: MessageLog, query: MessageQuery): Promise<Page<MessageView> | MessageWindow> {
    assertOneWayOfPaging(query);
    const size = query.page_size ?? defaultPageSize;
    if (query.after_seq !== undefined) return this.#window(id, rangeAfter(query.after_seq, size, lastSeq));
    if (query.before_seq !== undefined) return this.#window(id, rangeBefore(query.before_seq, size, lastSeq));
    return loadPage({ page: query.page, page_size: size }, defaultPageSize, async ({ limit, offset }) => {
      const { rows } = await this.#window(id, rangeBefore(lastSeq - offset + 1, limit, lastSeq));
      return { rows, count: lastSeq };
    });
  }

  /** What came after the last message that a client has seen. */
  async loadMissed({ id, lastSeq }: MessageLog, afterSeq: number): Promise<Missed> {
    const { rows } = await this.#window(id, rangeAfter(afterSeq, resumeSize, lastSeq));
    return { rows, lastSeq };
  }

  /** Adds a message to a log that the transaction holds locked; a repeated one answers with the first. */
  async add(
    actor: Actor,
    log: MessageLog,
    words: Words,
    transaction: Transaction,
  ): Promise<{ view: MessageView; isNew: boolean }> {
    const first = await this.#sentBefore(actor, log, words, transaction);
    return first
      ? { view: first, isNew: false }
      : { view: await this.#store(actor, log, words, transaction), isNew: true };
  }

  async #window(id: number, range: SeqRange): Promise<MessageWindow> {
    const rows = range.after < range.upTo ? await this.#d.queries.loadRange(id, range.after, range.upTo) : [];
    return { rows: range.isOldestFirst ? rows : rows.reverse(), count: range.count, next: range.next };
  }

  async #sentBefore(actor: Actor, { id }: MessageLog, { client_message_id }: Words, transaction: Transaction) {
    if (!client_message_id) return undefined;
    return this.#d.queries.loadSentBefore(id, actor.id, client_message_id, transaction);
  }

  async #store(actor: Actor, { id, lastSeq }: MessageLog, words: Words, transaction: Transaction) {
    const now = this.#d.clock.now();
    const seq = lastSeq + 1;
    const row = await this.#d.messages.create(
      {
        conversationId: id,
        seq,
        senderId: actor.id,
        content: words.content,
        clientMessageId: words.client_message_id ?? null,
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
