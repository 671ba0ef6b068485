import type {
  ConversationFeed,
  OutgoingMessage,
  Realtime,
  RealtimeState,
  ServerEvents,
  StudyMate,
  UserBrief,
} from '@study-mate/sdk';
import { type Entry, fromHistory, fromLive, fromOutgoing, merge } from './entry.ts';

export interface ConversationState {
  entries: readonly Entry[];
  connection: RealtimeState;
  isTyping: boolean;
  /** The first message that was unread when the conversation was opened. */
  unreadFrom: number | undefined;
  /** Why there is nothing more to come. */
  ended: string | undefined;
}

const pageSize = 50;
/** Milliseconds after which typing is over, if nothing says so: somebody who types says it again every 3 seconds. */
const typingLasts = 7_000;

/** A conversation as it is at the moment, kept up to date by the server; knows nothing of a screen. */
export class ConversationModel {
  readonly other: UserBrief;
  state: ConversationState;
  readonly #mate: StudyMate;
  readonly #realtime: Realtime;
  readonly #feed: ConversationFeed;
  readonly #onChange: () => void;
  readonly #outgoing = new Map<string, OutgoingMessage>();
  /** Messages seen here that the server does not know to be read. */
  readonly #seen = new Set<number>();
  readonly #unsubscribe: (() => void)[];
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #isLoading = false;
  #hasOlder: boolean;

  private constructor(
    mate: StudyMate,
    realtime: Realtime,
    { id, other, entries, hasOlder, unread }: Beginning,
    onChange: () => void,
  ) {
    this.#mate = mate;
    this.#realtime = realtime;
    this.#onChange = onChange;
    this.#hasOlder = hasOlder;
    this.other = other;
    this.#feed = realtime.conversation(id, { afterSeq: entries.at(-1)?.seq ?? 0 });
    const received = entries.filter(({ state }) => state === 'received').slice(-unread || entries.length);
    this.state = {
      entries,
      connection: realtime.state,
      isTyping: false,
      unreadFrom: unread ? received[0]?.seq : undefined,
      ended: undefined,
    };
    this.#unsubscribe = [
      this.#feed.on('message', (message) => this.#take([fromLive(message, other.id)])),
      this.#feed.on('typing', (event) => this.#showTyping(event)),
      this.#feed.on('read', (event) => this.#takeRead(event)),
      this.#feed.on('error', (error) => this.#change({ ended: error.message })),
      realtime.on('state', (connection) => this.#takeConnection(connection)),
      realtime.on('outgoing', (message) => this.#takeOutgoing(message)),
    ];
    if (unread) this.#markRead(received);
  }

  /** Loads what is to be seen first, and follows the conversation from there. */
  static async open(mate: StudyMate, id: number, onChange: () => void): Promise<ConversationModel> {
    const [conversation, page, realtime] = await Promise.all([
      mate.chat.getConversation(id),
      mate.chat.listMessages(id, { page_size: pageSize }),
      mate.realtime(),
    ]);
    const { other_participant: other, unread_count: unread } = conversation;
    const entries = merge(
      [],
      page.results.map((row) => fromHistory(row, other.id)),
    );
    return new ConversationModel(
      mate,
      realtime,
      { id, other, entries, hasOlder: page.hasNextPage(), unread },
      onChange,
    );
  }

  send(content: string): void {
    this.#feed.send(content);
  }

  /** Sends again what has failed; tells how many messages that were. */
  retry(): number {
    const failed = [...this.#outgoing.values()].filter(({ state }) => state === 'failed');
    for (const message of failed) void message.resend().catch(() => undefined);
    return failed.length;
  }

  setTyping(isTyping: boolean): void {
    this.#feed.setTyping(isTyping);
  }

  /** Loads what was said before, if there is any. */
  async loadOlder(): Promise<void> {
    const first = this.state.entries.find(({ seq }) => seq !== undefined)?.seq;
    if (!this.#hasOlder || this.#isLoading || first === undefined) return;
    this.#isLoading = true;
    try {
      const page = await this.#mate.chat.listMessages(this.#feed.conversation, {
        before_seq: first,
        page_size: pageSize,
      });
      this.#hasOlder = page.hasNextPage();
      this.#put(page.results.map((row) => fromHistory(row, this.other.id)));
    } catch {
      // The screen keeps what it has; scrolling up once more asks again.
    } finally {
      this.#isLoading = false;
    }
  }

  /** The texts that never reached the server. */
  get unsent(): string[] {
    return this.state.entries.filter(({ seq }) => seq === undefined).map(({ content }) => content);
  }

  close(): void {
    clearTimeout(this.#typingTimer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#feed.setTyping(false);
    this.#feed.close();
    this.#realtime.close();
  }

  #change(change: Partial<ConversationState>): void {
    this.state = { ...this.state, ...change };
    this.#onChange();
  }

  #put(news: readonly Entry[]): void {
    this.#change({ entries: merge(this.state.entries, news) });
  }

  #take(news: readonly Entry[]): void {
    this.#put(news);
    const received = news.filter(({ state }) => state === 'received');
    if (!received.length) return;
    this.#change({ isTyping: false });
    this.#markRead(received);
  }

  #markRead(received: readonly Entry[]): void {
    for (const { id } of received) if (id !== undefined) this.#seen.add(id);
    if (!this.#seen.size) return;
    const ids = [...this.#seen].slice(0, 1_000);
    this.#feed.markRead(ids).then(
      () => {
        for (const id of ids) this.#seen.delete(id);
      },
      // Told again with the next message, or when the connection is back.
      () => undefined,
    );
  }

  #takeRead({ user_id, message_ids }: ServerEvents['messages_read']): void {
    if (user_id !== this.other.id) return;
    const read = new Set(message_ids);
    this.#change({
      entries: this.state.entries.map((entry) =>
        entry.state === 'sent' && entry.id !== undefined && read.has(entry.id) ? { ...entry, state: 'read' } : entry,
      ),
    });
  }

  #takeOutgoing(message: OutgoingMessage): void {
    if (message.conversation !== this.#feed.conversation) return;
    if (message.state === 'sent') this.#outgoing.delete(message.clientMessageId);
    else this.#outgoing.set(message.clientMessageId, message);
    if (message.state !== 'sent') this.#put([fromOutgoing(message, new Date().toISOString())]);
  }

  #showTyping({ user_id, is_typing }: ServerEvents['typing_indicator']): void {
    if (user_id !== this.other.id) return;
    clearTimeout(this.#typingTimer);
    if (is_typing) this.#typingTimer = setTimeout(() => this.#change({ isTyping: false }), typingLasts);
    this.#change({ isTyping: is_typing });
  }

  #takeConnection(connection: RealtimeState): void {
    const isBack = connection === 'connected' && this.state.connection === 'reconnecting';
    this.#change({ connection });
    if (connection !== 'connected') return;
    this.#markRead([]);
    if (isBack) void this.#refreshMarks();
  }

  /** Nobody tells later what was read while the connection was away. */
  async #refreshMarks(): Promise<void> {
    const page = await this.#mate.chat
      .listMessages(this.#feed.conversation, { page_size: pageSize })
      .catch(() => undefined);
    const read = page?.results.filter(({ is_read, sender_id }) => is_read && sender_id !== this.other.id) ?? [];
    const message_ids = read.map(({ id }) => id);
    this.#takeRead({ conversation: this.#feed.conversation, user_id: this.other.id, message_ids, read_at: '' });
  }
}

interface Beginning {
  id: number;
  other: UserBrief;
  entries: Entry[];
  hasOlder: boolean;
  unread: number;
}
