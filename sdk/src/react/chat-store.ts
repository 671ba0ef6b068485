import { AbortedError, type StudyMateError, toFailure } from '../core/errors.ts';
import type { ChatAddress } from '../realtime/chat-address.ts';
import type { ChatFeed, FeedEvents } from '../realtime/chat-feed.ts';
import type { RealtimeState } from '../realtime/connection.ts';
import type { LiveMessage } from '../realtime/outgoing-message.ts';
import type { Realtime } from '../realtime/realtime.ts';
import { historyOf, type LoadHistory } from './chat-history.ts';
import { fromLive, fromOutgoing, merge, type ShownMessage, type UnsentMessage } from './chat-message.ts';
import type { Wires } from './provider.ts';
import { whenLoaded } from './realtime-store.ts';
import { Store } from './store.ts';
import { Typists } from './typists.ts';

/** A chat as it is at the moment. */
export interface ChatState {
  /** What was said, oldest first, without holes from the first of them on. */
  messages: readonly ShownMessage[];
  /** One's own messages that are not among the others yet, oldest first: show them below. */
  outbox: readonly UnsentMessage[];
  /** The names of those who are typing. */
  typing: readonly string[];
  /** The latest messages have been loaded. */
  isReady: boolean;
  /** There may be messages before the first: see `loadEarlier`. */
  hasEarlier: boolean;
  /** How the live connection is. */
  connection: RealtimeState;
  /** Why the chat is not live any more, or why messages could not be loaded. */
  error: StudyMateError | undefined;
}

const empty: ChatState = {
  messages: [],
  outbox: [],
  typing: [],
  isReady: false,
  hasEarlier: false,
  connection: 'idle',
  error: undefined,
};

/** One chat on the screen: its history, what arrives live, and what is on its way. */
export class ChatStore extends Store<ChatState> {
  readonly #address: ChatAddress;
  readonly #wires: Pick<Wires, 'mate' | 'realtime'>;
  readonly #me: number | undefined;
  readonly #load: LoadHistory;
  readonly #typists = new Typists((typing) => this.#change({ typing }));
  #feed: ChatFeed | undefined;
  #lastSeq: number | undefined;
  #isLoading = false;
  #stopLoading = new AbortController();

  /** @param me who is signed in; without anybody, nothing happens */
  constructor(wires: Pick<Wires, 'mate' | 'realtime'>, address: ChatAddress, me: number | undefined) {
    super(empty);
    this.#wires = wires;
    this.#address = address;
    this.#me = me;
    this.#load = historyOf(wires.mate, address, me);
  }

  readonly send = (content: string): Promise<LiveMessage> => {
    const sent = this.#wires.realtime().then((realtime) => realtime.sendMessage(this.#address, content));
    // The outbox tells of a failure, too, so nobody has to catch it here.
    sent.catch(() => undefined);
    return sent;
  };

  readonly setTyping = (isTyping: boolean): void => {
    void this.#wires.realtime().then((realtime) => realtime.setTyping(this.#address, isTyping));
  };

  readonly markReadUpTo = (seq: number): void => {
    // The next call tries again; that it is done, the server tells everybody.
    this.#feed?.markReadUpTo(seq).catch(() => undefined);
  };

  readonly loadEarlier = async (): Promise<void> => {
    const [first] = this.get().messages;
    if (this.get().hasEarlier) await this.#fetch(first?.seq);
  };

  protected start(): () => void {
    if (this.#me === undefined) return () => {};
    this.#stopLoading = new AbortController();
    this.#isLoading = false;
    const stop = whenLoaded(this.#wires.realtime, (realtime) => this.#follow(realtime));
    return () => {
      this.#stopLoading.abort();
      stop();
      this.#typists.clear();
    };
  }

  #follow(realtime: Realtime): () => void {
    const start = this.#lastSeq === undefined ? {} : { afterSeq: this.#lastSeq };
    const feed: ChatFeed =
      'group' in this.#address
        ? realtime.group(this.#address.group, start)
        : realtime.conversation(this.#address.conversation, start);
    this.#feed = feed;
    const showOutbox = () => this.#change({ outbox: feed.outbox.map(fromOutgoing) });
    const catchUp = () =>
      feed.ready.then(
        () => {
          this.#lastSeq = feed.lastSeq;
          return this.#fetch();
        },
        // It has ended before it began, and has told why.
        () => undefined,
      );
    const subscriptions = [
      feed.on('message', (message) => this.#take(message)),
      feed.on('message', showOutbox),
      feed.on('outgoing', showOutbox),
      feed.on('typing', ({ user_id, user_name, is_typing }) => {
        if (user_id !== this.#me) this.#typists.set(user_id, is_typing ? user_name : undefined);
      }),
      feed.on('read', (event) => this.#takeRead(event)),
      feed.on('error', (error) => this.#change({ error })),
      realtime.on('state', (connection) => {
        this.#change({ connection });
        // Nobody tells later what was read while the connection was away.
        if (connection === 'connected') void catchUp();
      }),
    ];
    this.#change({ connection: realtime.state });
    showOutbox();
    if (realtime.state === 'connected') void catchUp();
    return () => {
      this.#lastSeq = feed.lastSeq;
      for (const unsubscribe of subscriptions) unsubscribe();
      feed.close();
    };
  }

  /** Adds a page of what was said: what comes before a message, or the latest. */
  async #fetch(before?: number): Promise<void> {
    const { signal } = this.#stopLoading;
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { messages, hasEarlier } = await this.#load(signal, before);
      const { isReady } = this.get();
      // What is newer comes from the feed, which leaves no holes.
      const known = messages.filter(({ seq }) => seq <= (this.#lastSeq ?? 0));
      const isFirst = before !== undefined || !isReady;
      this.#change({
        messages: merge(this.get().messages, known),
        ...(isFirst && { hasEarlier }),
        isReady: true,
        error: undefined,
      });
    } catch (cause) {
      const error = toFailure(cause);
      if (!(error instanceof AbortedError)) this.#change({ error, hasEarlier: true });
    } finally {
      if (signal === this.#stopLoading.signal) this.#isLoading = false;
    }
  }

  #take(message: LiveMessage): void {
    this.#lastSeq = message.seq;
    this.#change({ messages: merge(this.get().messages, [fromLive(message, this.#me)]) });
    this.#typists.set(message.sender_id, undefined);
  }

  #takeRead({ user_id, message_ids }: FeedEvents['read']): void {
    const ids = new Set(message_ids);
    // Those who read are told, too: other people's messages are theirs to read, one's own are others'.
    const isMeant = (it: ShownMessage) => ids.has(it.message_id) && it.isMine === (user_id !== this.#me);
    const { messages } = this.get();
    this.#change({ messages: messages.map((it) => (isMeant(it) ? { ...it, isRead: true } : it)) });
  }

  #change(change: Partial<ChatState>): void {
    this.set({ ...this.get(), ...change });
  }
}
