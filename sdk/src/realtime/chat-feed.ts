import { AbortedError, GapError, RealtimeError, type StudyMateError, toFailure } from '../core/errors.ts';
import { backOff, sleep } from '../core/wait.ts';
import type { Acknowledgements, ServerEvents } from '../generated/events.ts';
import { type About, type ChatAddress, type ChatKind, isAbout } from './chat-address.ts';
import type { Connection, RealtimeEvents } from './connection.ts';
import { Emitter } from './emitter.ts';
import type { Outbox } from './outbox.ts';
import type { LiveMessage, OutgoingMessage } from './outgoing-message.ts';

/** A message of a chat of this kind, as it arrives live. */
export type LiveMessageIn<Kind extends ChatKind> = About<Kind, LiveMessage>;

export interface FeedEvents<Kind extends ChatKind = ChatKind> {
  /** The next message: in order, and each once. */
  message: LiveMessageIn<Kind>;
  /** The state of a message of one's own to this chat has changed. */
  outgoing: OutgoingMessage;
  typing: About<Kind, ServerEvents['typing_indicator']>;
  read: About<Kind, ServerEvents['messages_read']>;
  /** The messages with these numbers, both included, no longer exist. Loops go on behind them when you listen. */
  gap: { from: number; to: number };
  /** The server will not serve this chat, or not any more. */
  error: StudyMateError;
}

/** Messages that were read: by their ids, or all up to a `seq`. */
export type ReadMessages = number[] | { upToSeq: number };

/** What one can do in any chat, by its address. */
export interface ChatActions {
  sendMessage(chat: ChatAddress, content: string): OutgoingMessage;
  setTyping(chat: ChatAddress, isTyping: boolean): void;
  markRead(chat: ChatAddress, messages: ReadMessages): Promise<Acknowledgements['message_read']>;
}

/** What a feed is made of. */
export interface FeedWires {
  connection: Connection;
  events: Emitter<RealtimeEvents>;
  outbox: Outbox;
  actions: ChatActions;
}

const over = () => new RealtimeError({ code: 'forbidden', message: 'You do not take part in this chat any more.' });

/** Higher than any message number: asks for nothing but where the conversation stands. */
const NOTHING = 2 ** 31 - 1;
const PATIENCE = 30_000;

/**
 * One chat, live: its messages in the order of their `seq`, each once, with whatever was missed while the connection
 * was away. Made by `realtime.conversation` and `realtime.group`.
 */
export class ChatFeed<Kind extends ChatKind = ChatKind> implements AsyncIterable<LiveMessageIn<Kind>> {
  readonly address: ChatAddress;
  /** Settles when the feed has caught up with the server for the first time. */
  readonly ready: Promise<void>;
  /** The `seq` of the latest message handed out; undefined until the server has said where the chat stands. */
  lastSeq: number | undefined;
  readonly #wires: FeedWires;
  /** Only what is about this chat gets in here, so it is of the kind that listeners expect. */
  readonly #events = new Emitter<FeedEvents & { unheardGap: GapError }>();
  readonly #closing = new AbortController();
  /** Messages that have arrived and wait for one with a lower number. */
  readonly #early = new Map<number, LiveMessageIn<Kind>>();
  #isCatchingUp = false;
  #failure: StudyMateError | undefined;
  #onReady = () => {};
  /** Up to where the server has been told that messages are read, and up to where it is to be told. */
  #read = 0;
  #toRead = 0;
  #reading: Promise<void> | undefined;

  /** For `realtime.conversation` and `realtime.group`. */
  constructor(address: ChatAddress, afterSeq: number | undefined, wires: FeedWires) {
    this.address = address;
    this.lastSeq = afterSeq;
    this.#wires = wires;
    const { connection, events } = wires;
    // What is about this chat is of its kind.
    const isOurs = <Event extends object>(event: Event): event is Event & About<Kind, Event> => isAbout(event, address);
    const subscriptions = [
      events.on('chat_message', (message) => isOurs(message) && this.#take([message])),
      events.on('outgoing', (outgoing) => isAbout(outgoing.to, address) && this.#takeOutgoing(outgoing)),
      events.on('typing_indicator', (event) => isOurs(event) && this.#events.emit('typing', event)),
      events.on('messages_read', (event) => isOurs(event) && this.#events.emit('read', event)),
      events.on('group_chat_closed', (event) => isAbout(event, address) && this.#end(over())),
      events.on('state', (state) => {
        if (state === 'connected') void this.#catchUp();
        if (state === 'closed') this.#end(connection.error);
      }),
    ];
    this.#closing.signal.addEventListener('abort', () => {
      for (const unsubscribe of subscriptions) unsubscribe();
    });
    this.ready = new Promise((resolve, reject) => {
      this.#onReady = resolve;
      this.#closing.signal.addEventListener('abort', () =>
        reject(this.#failure ?? new AbortedError('The feed was closed.')),
      );
    });
    // Whoever does not wait for it learns of a failure by the `error` event.
    this.ready.catch(() => undefined);
    void this.#catchUp();
  }

  /**
   * One's own messages that the feed has not handed out as a `message` yet, oldest first: those that wait, are being
   * sent or have failed, those of an earlier start included. Shown below the others they make the whole chat; look again
   * at every `message` and `outgoing`.
   */
  get outbox(): OutgoingMessage[] {
    const isHandedOut = ({ message }: OutgoingMessage) => message !== undefined && message.seq <= (this.lastSeq ?? 0);
    return this.#wires.outbox.messages.filter((it) => isAbout(it.to, this.address) && !isHandedOut(it));
  }

  /**
   * Listens to this chat only.
   * @returns a function that stops listening
   *
   * @example
   * feed.on('message', (message) => show(message.sender_name, message.content));
   */
  on<Name extends keyof FeedEvents>(name: Name, handler: (event: FeedEvents<Kind>[Name]) => void): () => void {
    return this.#events.on(name, handler as (event: FeedEvents[Name]) => void);
  }

  /** Sends a message to this chat; see `realtime.sendMessage`. */
  send(content: string): OutgoingMessage {
    return this.#wires.actions.sendMessage(this.address, content);
  }

  /** Says that one is typing, or has stopped; see `realtime.setTyping`. */
  setTyping(isTyping: boolean): void {
    this.#wires.actions.setTyping(this.address, isTyping);
  }

  /** Marks messages as read; see `realtime.markRead`. */
  markRead(messageIds: number[]): Promise<Acknowledgements['message_read']> {
    return this.#wires.actions.markRead(this.address, messageIds);
  }

  /**
   * Marks everything up to a message as read; call it for each message that is shown. Calls that come close together
   * become one, and a lower number than before changes nothing: what is read stays read.
   * @param seq the number of the last message that was read
   * @returns resolves when the server knows; not awaiting it is fine
   * @throws {RealtimeError} when the server says no; the next call tries again
   * @throws {TimeoutError} after `sendTimeout` milliseconds without a connection
   *
   * @example
   * feed.on('message', ({ seq }) => document.hasFocus() && feed.markReadUpTo(seq));
   */
  markReadUpTo(seq: number): Promise<void> {
    this.#toRead = Math.max(this.#toRead, seq);
    if (!this.#reading) {
      this.#reading = this.#tellRead();
      // Whoever does not wait for it need not catch it.
      this.#reading.catch(() => undefined);
    }
    return this.#reading;
  }

  /** Stops listening and ends every loop over this feed. The connection stays open. */
  close(): void {
    this.#end(undefined);
  }

  /**
   * Every message from now on, without a hole. The loop ends when the feed or the connection is closed. What the feed has
   * handed out before the loop began is not repeated: begin it before you await anything else.
   *
   * Where messages no longer exist, the next one would look as if it followed the last: so the loop ends with a `GapError`
   * that names them, unless somebody listens to `gap` and thereby knows. Then it goes on with the first message behind.
   * @throws {GapError} when messages are gone and nobody listens to `gap`
   * @throws {StudyMateError} when the session is lost, or the server will not serve this chat
   *
   * @example
   * feed.on('gap', ({ from, to }) => console.log(`Messages ${from} to ${to} are gone`));
   * for await (const message of feed) console.log(message.content);
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<LiveMessageIn<Kind>, void, undefined> {
    const arrived: (LiveMessageIn<Kind> | GapError)[] = [];
    let wake = () => {};
    const take = (next: LiveMessageIn<Kind> | GapError) => {
      arrived.push(next);
      wake();
    };
    const subscriptions = [this.on('message', take), this.#events.on('unheardGap', take)];
    const { signal } = this.#closing;
    signal.addEventListener('abort', () => wake());
    try {
      for (;;) {
        for (const next of arrived.splice(0)) {
          if (next instanceof GapError) throw next;
          yield next;
        }
        if (this.#failure) throw this.#failure;
        if (signal.aborted) return;
        if (arrived.length) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      for (const unsubscribe of subscriptions) unsubscribe();
    }
  }

  async #tellRead(): Promise<void> {
    try {
      // Waits a breath, so that what is called for in a row is told at once.
      await undefined;
      while (this.#read < this.#toRead) {
        const upToSeq = this.#toRead;
        await this.#wires.actions.markRead(this.address, { upToSeq });
        this.#read = upToSeq;
      }
    } finally {
      this.#toRead = this.#read;
      this.#reading = undefined;
    }
  }

  #takeOutgoing(outgoing: OutgoingMessage): void {
    this.#events.emit('outgoing', outgoing);
    // One's own message is handed out even if its echo was lost.
    if (outgoing.message) this.#take([outgoing.message as LiveMessageIn<Kind>]);
  }

  #take(messages: LiveMessageIn<Kind>[]): void {
    for (const message of messages) this.#early.set(message.seq, message);
    if (this.lastSeq === undefined) return;
    this.#handOut();
    if (this.#early.size) void this.#catchUp();
  }

  #handOut(): void {
    for (let seq = (this.lastSeq ?? 0) + 1; !this.#closing.signal.aborted; seq++) {
      const message = this.#early.get(seq);
      if (!message) break;
      this.lastSeq = seq;
      this.#events.emit('message', message);
    }
    for (const seq of this.#early.keys()) if (seq <= (this.lastSeq ?? 0)) this.#early.delete(seq);
  }

  async #catchUp(): Promise<void> {
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    const { signal } = this.#closing;
    for (let failures = 0; !signal.aborted; ) {
      try {
        if (await this.#fetchMissing()) break;
        failures = 0;
      } catch (error) {
        const failure = toFailure(error);
        const isFinal = failure instanceof RealtimeError && /^(forbidden|not_found)$/.test(failure.code);
        if (isFinal) this.#end(failure);
        else await sleep(backOff(failures++), signal).catch(() => undefined);
      }
    }
    this.#isCatchingUp = false;
  }

  /** One step towards the present; true when it has been reached. */
  async #fetchMissing(): Promise<boolean> {
    const { address, lastSeq } = this;
    const payload = { ...address, after_seq: lastSeq ?? NOTHING };
    const answer = await this.#wires.connection.request('resume', payload, Date.now() + PATIENCE);
    for (const message of answer.messages) {
      this.#early.set(message.seq, message as LiveMessageIn<Kind>);
      this.#wires.outbox.acknowledge(message);
    }
    this.lastSeq ??= Math.min(answer.latest_seq, ...[...this.#early.keys()].map((seq) => seq - 1));
    this.#handOut();
    if (this.#closing.signal.aborted) return true;
    const last = answer.messages.at(-1)?.seq ?? 0;
    const reached = answer.has_more ? last : Math.max(last, answer.latest_seq);
    if (lastSeq !== undefined) this.#skipHolesBefore(reached);
    if (answer.has_more || this.lastSeq < answer.latest_seq || this.#early.size) return false;
    this.#onReady();
    return true;
  }

  #end(reason: StudyMateError | undefined): void {
    if (this.#closing.signal.aborted) return;
    if (reason && !(reason instanceof AbortedError)) {
      this.#failure = reason;
      this.#events.emit('error', reason);
    }
    this.#closing.abort();
  }

  /** A hole that the server has been asked about and did not fill would stay for ever. */
  #skipHolesBefore(reached: number): void {
    for (let last = this.lastSeq ?? 0; last < reached && !this.#closing.signal.aborted; last = this.lastSeq) {
      this.lastSeq = Math.min(reached, ...[...this.#early.keys()].map((seq) => seq - 1));
      const gap = { from: last + 1, to: this.lastSeq };
      if (this.#events.hears('gap')) this.#events.emit('gap', gap);
      else this.#events.emit('unheardGap', new GapError(gap));
      this.#handOut();
    }
  }
}
