import type { Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import { forbiddenAction, notFound, notFoundAction, refusedAction } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { ChatBroadcast } from './chat.broadcast.ts';
import { assertCanMessage } from './chat.policy.ts';
import type { Conversations } from './conversation.model.ts';
import type { Connection, ConversationQueries, ConversationView } from './conversation.queries.ts';

interface Dependencies {
  conversations: Conversations;
  queries: ConversationQueries;
  broadcast: ChatBroadcast;
}

const defaultPageSize = 10;

/** Conversations: opened when a connection is accepted, kept readable when it is blocked. */
export class ConversationService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** A page, or without paging everything. */
  async list(actor: Actor, query: PageQuery): Promise<Page<ConversationView> | ConversationView[]> {
    if (query.page === undefined && query.page_size === undefined) return this.#d.queries.loadViews(actor.id);
    return loadPage(query, defaultPageSize, async ({ limit, offset }) => ({
      rows: await this.#d.queries.loadViews(actor.id, limit, offset),
      count: await this.#d.queries.countOf(actor.id),
    }));
  }

  async show(actor: Actor, id: number): Promise<ConversationView> {
    const view = await this.#d.queries.loadView(actor.id, id);
    if (!view) throw notFound();
    return view;
  }

  async showByConnection(actor: Actor, connectionId: number): Promise<ConversationView> {
    const connection = await this.#d.queries.loadConnection(connectionId);
    if (!connection) throw notFoundAction('Connection not found');
    if (actor.id !== connection.senderId && actor.id !== connection.receiverId) {
      throw forbiddenAction('You are not a participant in this connection');
    }
    if (connection.state !== 'accepted') throw refusedAction('Connection must be accepted to create conversation');
    return this.show(actor, await this.open(connection));
  }

  /** Makes the conversation of an accepted connection, or finds the one that is there; answers with its id. */
  async open(connection: Connection, transaction?: Transaction): Promise<number> {
    const { id: connectionId, senderId, receiverId } = connection;
    await this.#d.conversations.bulkCreate(
      [{ connectionId, userLowId: Math.min(senderId, receiverId), userHighId: Math.max(senderId, receiverId) }],
      { ignoreDuplicates: true, transaction },
    );
    const conversation = await this.#d.conversations.findOne({
      where: { connectionId },
      transaction,
      rejectOnEmpty: true,
    });
    return conversation.id;
  }

  /** A socket may be opened where a message may be sent. */
  async assertSocketAllowed(actor: Actor, id: number): Promise<void> {
    assertCanMessage(actor, await this.#d.queries.loadMembership(id));
  }

  /** Silences the sockets of a connection that has been blocked. */
  async closeSockets(connection: Connection): Promise<void> {
    const id = (await this.#d.queries.loadIds([connection.id])).get(connection.id);
    if (id !== undefined) this.#d.broadcast.closed(id, [connection.senderId, connection.receiverId]);
  }
}
