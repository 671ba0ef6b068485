import type { ChatFeed, FeedEvents, OutgoingMessage, Realtime, RealtimeState, StudyMate } from '@study-mate/sdk';
import type { Chat, History } from './chat.ts';
import { type Entry, fromLive, fromOutgoing, merge } from './entry.ts';

export interface ChatState {
  entries: readonly Entry[];
  connection: RealtimeState;
  /** The names of those who are typing. */
  typing: readonly string[];
  /** The first message after those that were read: where reading had stopped, or was when one looked elsewhere. */
  unreadFrom: number | undefined;
  /** Messages of others that came while the end was out of sight. */
  below: number;
  /** Why there is nothing more to come. */
  ended: string | undefined;
}

/** Milliseconds after which typing is over, if nothing says so: somebody who types says it again every 3 seconds. */
const typingLasts = 7_000;

interface Typist {
  name: string;
  timer: ReturnType<typeof setTimeout>;
}

/** Pages that are loaded at first to find where reading had stopped. */
const mostPages = 10;

/** The latest messages, from the first one on that is unread. */
const loadUnread = async (chat: Chat): Promise<History> => {
  let all = await chat.load();
  for (let page = 1; page < mostPages; page++) {
    const first = all.entries.find(({ state }) => state === 'received')?.id;
    // Where the oldest message of others is unread, those before may be so, too.
    if (!all.hasOlder || first === undefined || first !== all.unread[0]) break;
    const older = await chat.load(all.entries[0]?.seq);
    all = {
      entries: [...older.entries, ...all.entries],
      unread: [...older.unread, ...all.unread],
      hasOlder: older.hasOlder,
    };
  }
  return all;
};

/** A chat as it is at the moment, kept up to date by the server; knows nothing of a screen. */
export class ChatModel {
  readonly title: string;
  state: ChatState;
  readonly #chat: Chat;
  readonly #realtime: Realtime;
  readonly #feed: ChatFeed;
  readonly #onChange: () => void;
  readonly #outgoing = new Map<string, OutgoingMessage>();
  /** Messages seen here that the server does not know to be read. */
  readonly #seen = new Set<number>();
  readonly #typists = new Map<number, Typist>();
  /** Messages that nobody has seen yet, because they are out of sight. */
  readonly #unseen = new Set<number>();
  readonly #unsubscribe: (() => void)[];
  #isEndInSight = false;
  #isLoading = false;
  #hasOlder: boolean;

  private constructor(chat: Chat, realtime: Realtime, { entries, unread, hasOlder }: History, onChange: () => void) {
    this.title = chat.title;
    this.#chat = chat;
    this.#realtime = realtime;
    this.#onChange = onChange;
    this.#hasOlder = hasOlder;
    this.#feed = chat.follow(realtime, entries.at(-1)?.seq ?? 0);
    this.state = {
      entries,
      connection: realtime.state,
      typing: [],
      unreadFrom: entries.find(({ id }) => id === unread[0])?.seq,
      below: 0,
      ended: undefined,
    };
    this.#unsubscribe = [
      this.#feed.on('message', (message) => this.#take(message)),
      this.#feed.on('typing', (event) => this.#showTyping(event)),
      this.#feed.on('read', (event) => this.#takeRead(event)),
      this.#feed.on('outgoing', (message) => this.#takeOutgoing(message)),
      this.#feed.on('error', (error) => this.#change({ ended: error.message })),
      realtime.on('state', (connection) => this.#takeConnection(connection)),
    ];
    for (const id of unread) this.#unseen.add(id);
  }

  /** Loads what is to be seen first, and follows the chat from there. */
  static async open(mate: StudyMate, chat: Chat, onChange: () => void): Promise<ChatModel> {
    const [history, realtime] = await Promise.all([loadUnread(chat), mate.realtime()]);
    return new ChatModel(chat, realtime, history, onChange);
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

  /** Told whether the end of the chat is to be seen: what stands there has been read then. Calls nobody back. */
  look(isEndInSight: boolean): void {
    this.#isEndInSight = isEndInSight;
    if (!isEndInSight || !this.#unseen.size) return;
    this.state = { ...this.state, below: 0 };
    this.#markRead([...this.#unseen]);
    this.#unseen.clear();
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
      const { entries, unread, hasOlder } = await this.#chat.load(first);
      this.#hasOlder = hasOlder;
      this.#put(entries);
      this.#markRead(unread);
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
    for (const { timer } of this.#typists.values()) clearTimeout(timer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#feed.setTyping(false);
    this.#feed.close();
    this.#realtime.close();
  }

  #change(change: Partial<ChatState>): void {
    this.state = { ...this.state, ...change };
    this.#onChange();
  }

  #put(news: readonly Entry[]): void {
    this.#change({ entries: merge(this.state.entries, news) });
  }

  #take(message: FeedEvents['message']): void {
    const isMine = this.#chat.isMine(message.sender_id);
    this.#put([fromLive(message, isMine)]);
    if (isMine) return;
    this.#setTypist(message.sender_id, undefined);
    if (this.#isEndInSight) this.#markRead([message.message_id]);
    else this.#keepUnseen(message);
  }

  #keepUnseen({ message_id, seq }: FeedEvents['message']): void {
    const isFirst = this.#unseen.size === 0;
    // The same message may be told twice.
    if (this.#unseen.has(message_id)) return;
    this.#unseen.add(message_id);
    this.#change({ below: this.state.below + 1, unreadFrom: isFirst ? seq : this.state.unreadFrom });
  }

  #markRead(received: readonly number[]): void {
    for (const id of received) this.#seen.add(id);
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

  #takeRead({ user_id, message_ids }: Pick<FeedEvents['read'], 'user_id' | 'message_ids'>): void {
    if (this.#chat.isMine(user_id)) return;
    this.#showRead(new Set(message_ids));
  }

  #showRead(read: ReadonlySet<number>): void {
    this.#change({
      entries: this.state.entries.map((entry) =>
        entry.state === 'sent' && entry.id !== undefined && read.has(entry.id) ? { ...entry, state: 'read' } : entry,
      ),
    });
  }

  #takeOutgoing(message: OutgoingMessage): void {
    // Once the server has it, the feed hands it out as a message.
    if (message.message) this.#outgoing.delete(message.clientMessageId);
    else this.#outgoing.set(message.clientMessageId, message);
    if (!message.message) this.#put([fromOutgoing(message, new Date().toISOString())]);
  }

  #showTyping({ user_id, user_name, is_typing }: FeedEvents['typing']): void {
    if (!this.#chat.isMine(user_id)) this.#setTypist(user_id, is_typing ? user_name : undefined);
  }

  #setTypist(id: number, name: string | undefined): void {
    clearTimeout(this.#typists.get(id)?.timer);
    this.#typists.delete(id);
    if (name) this.#typists.set(id, { name, timer: setTimeout(() => this.#setTypist(id, undefined), typingLasts) });
    this.#change({ typing: [...this.#typists.values()].map((typist) => typist.name) });
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
    const latest = await this.#chat.load().catch(() => undefined);
    const read = latest?.entries.filter(({ state }) => state === 'read') ?? [];
    this.#showRead(new Set(read.flatMap(({ id }) => (id === undefined ? [] : [id]))));
  }
}
