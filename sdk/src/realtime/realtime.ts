/**
 * The live connection, for whoever loads its code with the rest.
 * @module @study-mate/sdk/realtime
 */

import { randomUuid } from '../core/uuid.ts';
import type { Acknowledgements } from '../generated/events.ts';
import { type ChatAddress, toAddress } from './chat-address.ts';
import { type ChatActions, ChatFeed, type FeedWires, type ReadMessages } from './chat-feed.ts';
import { Connection, type RealtimeEvents, type RealtimeHost, type RealtimeState } from './connection.ts';
import { Emitter } from './emitter.ts';
import { Outbox, type OutboxWires } from './outbox.ts';
import { OutgoingMessage } from './outgoing-message.ts';
import { PresenceWatch } from './presence-watch.ts';
import { TypingThrottle } from './typing.ts';

export interface RealtimeOptions {
  /**
   * Milliseconds until a message or a read mark that found no answer counts as failed; 30 000 unless told. With an
   * `outbox`, messages wait for ever unless told.
   */
  sendTimeout?: number;
  /**
   * Where messages wait until the server has them, so that they survive a reload or a crash: what was not sent is sent
   * after the next start, by the same person only. Unless told, they wait in memory and fail when it is closed.
   */
  outbox?: OutboxMaker;
  /** Milliseconds without an answer after which a connection is replaced; 10 000 unless told. */
  ackTimeout?: number;
}

/** Makes an outbox for a connection; `keepIn`, `indexedDbOutbox` and `fileOutbox` return one. */
export type OutboxMaker = (wires: OutboxWires) => Outbox;

const plainOutbox: OutboxMaker = (wires) => new Outbox(wires);

/**
 * Everything live over one connection: chat in all conversations and groups, and news about connection requests. It connects
 * when it is first used, comes back by itself, and keeps its token fresh.
 *
 * @example
 * const realtime = await mate.realtime();
 * const feed = realtime.conversation(7);
 * feed.on('message', (message) => console.log(message.sender_name, message.content));
 * await feed.send('Hello!');
 */
export class Realtime implements ChatActions {
  readonly #events = new Emitter<RealtimeEvents>();
  readonly #connection: Connection;
  readonly #sendTimeout: number;
  readonly #typing: TypingThrottle;
  readonly #wires: FeedWires;
  readonly #host: RealtimeHost;

  /** @param host a `StudyMate` client, signed in by the time of the first use */
  constructor(host: RealtimeHost, { outbox = plainOutbox, sendTimeout, ackTimeout = 10_000 }: RealtimeOptions = {}) {
    this.#host = host;
    this.#connection = new Connection(host, this.#events, ackTimeout);
    this.#sendTimeout = sendTimeout ?? 30_000;
    const wires = { connection: this.#connection, credentials: host.credentials, events: this.#events, sendTimeout };
    this.#wires = { ...wires, outbox: outbox(wires), actions: this };
    this.#typing = new TypingThrottle((chat, is_typing) =>
      this.#connection.cast('typing_indicator', { ...chat, is_typing }),
    );
  }

  get state(): RealtimeState {
    return this.#connection.state;
  }

  /** Why there is no connection at the moment, as far as is known. */
  get error(): Error | undefined {
    return this.#connection.error;
  }

  /**
   * Connects, however many attempts that takes; resolves once connected. Other methods call it for you.
   * @throws {StudyMateError} when nobody is signed in, the session is lost, or `close` is called meanwhile
   */
  connect(): Promise<void> {
    return this.#connection.whenConnected();
  }

  /**
   * Ends the connection and gives up what is on its way; what waits in an `outbox` is sent after the next `connect`. It
   * can be used again afterwards.
   */
  close(): void {
    this.#typing.clear();
    this.#connection.close();
    this.#wires.outbox.giveUp();
  }

  /**
   * Listens to an event of the server, as it arrives; for chat in order and without holes see `conversation`
   * and `group`.
   * `state` and `outgoing` tell of the connection and of one's own messages, `outbox_error` of the place where they wait.
   * @returns a function that stops listening
   *
   * @example
   * realtime.on('connection_request_received', (request) => console.log(request.sender.full_name));
   */
  on<Name extends keyof RealtimeEvents>(name: Name, handler: (event: RealtimeEvents[Name]) => void): () => void {
    return this.#events.on(name, handler);
  }

  /**
   * Sends a message. It waits for a connection, is sent again when an answer is lost, and arrives once. Messages to
   * one chat are sent in the order of the calls.
   *
   * @param chat id of a conversation, or the address of a chat: `{ group: 3 }`
   * @param content 1 to 5 000 characters of plain text
   * @param options.clientMessageId a UUID, for a message that was begun earlier; a new one unless told
   * @returns a message to await or to watch: it fails with a `RealtimeError` if the server says no, with a
   * `TimeoutError` after `sendTimeout` milliseconds, with an `OutboxError` if it cannot be kept. While too many
   * messages come, the server's `rate_limited` is waited out.
   *
   * @example
   * const { message_id } = await realtime.sendMessage(7, 'Hello!');
   */
  sendMessage(
    chat: number | ChatAddress,
    content: string,
    options: { clientMessageId?: string } = {},
  ): OutgoingMessage {
    this.setTyping(chat, false);
    const { clientMessageId = randomUuid() } = options;
    const createdAt = new Date().toISOString();
    return new OutgoingMessage({ to: toAddress(chat), content, clientMessageId, createdAt }, this.#wires.outbox);
  }

  /**
   * Call it for every key: the others are told at most every 3 seconds, and told that it is over after 5
   * seconds of silence, after a message, or by `false`. Nothing is sent while there is no connection.
   */
  setTyping(chat: number | ChatAddress, isTyping: boolean): void {
    this.#typing.set(toAddress(chat), isTyping);
  }

  /**
   * Marks messages of others as read.
   * @param messages 1 to 1 000 ids, or the `seq` up to which everything is read; what is read already is passed over
   * @throws {RealtimeError} when the server says no
   * @throws {TimeoutError} after `sendTimeout` milliseconds without a connection
   *
   * @example
   * await realtime.markRead(7, { upToSeq: 42 });
   */
  markRead(chat: number | ChatAddress, messages: ReadMessages): Promise<Acknowledgements['message_read']> {
    const named = 'upToSeq' in messages ? { up_to_seq: messages.upToSeq } : { message_ids: messages };
    const payload = { ...toAddress(chat), ...named };
    return this.#connection.request('message_read', payload, Date.now() + this.#sendTimeout);
  }

  /**
   * Follows a conversation.
   *
   * @param options `afterSeq` is the `seq` of the newest message at hand: the feed begins with the one after it. 0 is
   * the beginning of the conversation. Unless told, the feed begins now.
   *
   * @example
   * for await (const message of realtime.conversation(7, { afterSeq: 0 })) console.log(message.content);
   */
  conversation(conversation: number, { afterSeq }: { afterSeq?: number } = {}): ChatFeed<'conversation'> {
    return new ChatFeed({ conversation }, afterSeq, this.#wires);
  }

  /**
   * Follows the chat of a group, as `conversation` does that of two people. It ends with an error when one has left the
   * group or was removed, and when the group is archived.
   *
   * @example
   * const feed = realtime.group(3);
   * feed.on('message', (message) => console.log(message.sender_name, message.content));
   * await feed.send('Hello everyone!');
   */
  group(group: number, { afterSeq }: { afterSeq?: number } = {}): ChatFeed<'group'> {
    return new ChatFeed({ group }, afterSeq, this.#wires);
  }

  /**
   * Watches who of one's connections is online. It reads how things stand with everybody, again after every reconnect, and
   * listens to changes in between.
   *
   * @example
   * const presence = realtime.presence();
   * presence.on('change', ({ user_id, online }) => console.log(user_id, online ? 'is online' : 'has gone'));
   * await presence.ready;
   * console.log(presence.of(5).last_active_at);
   */
  presence(): PresenceWatch {
    return new PresenceWatch(this.#connection, this.#wires.events, this.#host);
  }
}
