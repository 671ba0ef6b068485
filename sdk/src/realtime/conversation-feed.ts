import { AbortedError, RealtimeError, type StudyMateError, toFailure } from '../core/errors.ts';
import { backOff, sleep } from '../core/wait.ts';
import type { Acknowledgements, ServerEvents } from '../generated/events.ts';
import type { Connection, RealtimeEvents } from './connection.ts';
import { Emitter } from './emitter.ts';
import type { LiveMessage, OutgoingMessage } from './outgoing-message.ts';

export interface FeedEvents {
  /** The next message: in order, and each once. */
  message: LiveMessage;
  typing: ServerEvents['typing_indicator'];
  read: ServerEvents['messages_read'];
  /** The messages with these numbers, both included, no longer exist. */
  gap: { from: number; to: number };
  /** The server will not serve this conversation. */
  error: StudyMateError;
}

/** What one can do in any conversation, by its id. */
export interface ConversationActions {
  sendMessage(conversation: number, content: string): OutgoingMessage;
  setTyping(conversation: number, isTyping: boolean): void;
  markRead(conversation: number, messageIds: number[]): Promise<Acknowledgements['message_read']>;
}

/** Higher than any message number: asks for nothing but where the conversation stands. */
const NOTHING = 2 ** 31 - 1;
const PATIENCE = 30_000;

/**
 * One conversation, live: its messages in the order of their `seq`, each once, with whatever was missed while the
 * connection was away. Made by `realtime.conversation`.
 */
export class ConversationFeed implements AsyncIterable<LiveMessage> {
  readonly conversation: number;
  /** Settles when the feed has caught up with the server for the first time. */
  readonly ready: Promise<void>;
  /** The `seq` of the latest message handed out; undefined until the server has said where the conversation stands. */
  lastSeq: number | undefined;
  readonly #connection: Connection;
  readonly #actions: ConversationActions;
  readonly #events = new Emitter<FeedEvents>();
  readonly #closing = new AbortController();
  /** Messages that have arrived and wait for one with a lower number. */
  readonly #early = new Map<number, LiveMessage>();
  #isCatchingUp = false;
  #failure: StudyMateError | undefined;
  #onReady = () => {};

  /** For `realtime.conversation`. */
  constructor(
    conversation: number,
    afterSeq: number | undefined,
    connection: Connection,
    events: Emitter<RealtimeEvents>,
    actions: ConversationActions,
  ) {
    this.conversation = conversation;
    this.lastSeq = afterSeq;
    this.#connection = connection;
    this.#actions = actions;
    const isOurs = (event: { conversation: number }) => event.conversation === conversation;
    const subscriptions = [
      events.on('chat_message', (message) => isOurs(message) && this.#take([message])),
      // One's own message is handed out even if its echo was lost.
      events.on('outgoing', ({ message }) => message && isOurs(message) && this.#take([message])),
      events.on('typing_indicator', (event) => isOurs(event) && this.#events.emit('typing', event)),
      events.on('messages_read', (event) => isOurs(event) && this.#events.emit('read', event)),
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
   * Listens to this conversation only.
   * @returns a function that stops listening
   *
   * @example
   * feed.on('message', (message) => show(message.sender_name, message.content));
   */
  on<Name extends keyof FeedEvents>(name: Name, handler: (event: FeedEvents[Name]) => void): () => void {
    return this.#events.on(name, handler);
  }

  /** Sends a message to this conversation; see `realtime.sendMessage`. */
  send(content: string): OutgoingMessage {
    return this.#actions.sendMessage(this.conversation, content);
  }

  /** Says that one is typing, or has stopped; see `realtime.setTyping`. */
  setTyping(isTyping: boolean): void {
    this.#actions.setTyping(this.conversation, isTyping);
  }

  /** Marks messages as read; see `realtime.markRead`. */
  markRead(messageIds: number[]): Promise<Acknowledgements['message_read']> {
    return this.#actions.markRead(this.conversation, messageIds);
  }

  /** Stops listening and ends every loop over this feed. The connection stays open. */
  close(): void {
    this.#end(undefined);
  }

  /**
   * Every message from now on. The loop ends when the feed or the connection is closed.
   * @throws {StudyMateError} when the session is lost, or the server will not serve this conversation
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<LiveMessage, void, undefined> {
    const arrived: LiveMessage[] = [];
    let wake = () => {};
    const unsubscribe = this.on('message', (message) => {
      arrived.push(message);
      wake();
    });
    const { signal } = this.#closing;
    signal.addEventListener('abort', () => wake());
    try {
      for (;;) {
        yield* arrived.splice(0);
        if (this.#failure) throw this.#failure;
        if (signal.aborted) return;
        if (arrived.length) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      unsubscribe();
    }
  }

  #take(messages: LiveMessage[]): void {
    for (const message of messages) this.#early.set(message.seq, message);
    if (this.lastSeq === undefined) return;
    this.#handOut();
    if (this.#early.size) void this.#catchUp();
  }

  #handOut(): void {
    for (let seq = (this.lastSeq ?? 0) + 1; ; seq++) {
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
    const { conversation, lastSeq } = this;
    const payload = { conversation, after_seq: lastSeq ?? NOTHING };
    const answer = await this.#connection.request('resume', payload, Date.now() + PATIENCE);
    for (const message of answer.messages) this.#early.set(message.seq, message);
    this.lastSeq ??= Math.min(answer.latest_seq, ...[...this.#early.keys()].map((seq) => seq - 1));
    this.#handOut();
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
    for (let last = this.lastSeq ?? 0; last < reached; last = this.lastSeq) {
      this.lastSeq = Math.min(reached, ...[...this.#early.keys()].map((seq) => seq - 1));
      this.#events.emit('gap', { from: last + 1, to: this.lastSeq });
      this.#handOut();
    }
  }
}
