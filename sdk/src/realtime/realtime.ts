/**
 * The live connection, for whoever loads its code with the rest.
 * @module @study-mate/sdk/realtime
 */

import { randomUuid } from '../core/uuid.ts';
import type { Acknowledgements } from '../generated/events.ts';
import { type ChatAddress, keyOf, toAddress } from './chat-address.ts';
import { type ChatActions, ChatFeed } from './chat-feed.ts';
import { Connection, type RealtimeEvents, type RealtimeHost, type RealtimeState } from './connection.ts';
import { Emitter } from './emitter.ts';
import { type LiveMessage, OutgoingMessage } from './outgoing-message.ts';
import { TypingThrottle } from './typing.ts';

export interface RealtimeOptions {
  /** Milliseconds until a message or a read mark that found no answer counts as failed; 30 000 unless told. */
  sendTimeout?: number;
  /** Milliseconds without an answer after which a connection is replaced; 10 000 unless told. */
  ackTimeout?: number;
}

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
  /** The latest message to each chat on its way; the next one waits for it, so that order is kept. */
  readonly #queues = new Map<string, Promise<unknown>>();

  /** @param host a `StudyMate` client, signed in by the time of the first use */
  constructor(host: RealtimeHost, { sendTimeout = 30_000, ackTimeout = 10_000 }: RealtimeOptions = {}) {
    this.#connection = new Connection(host, this.#events, ackTimeout);
    this.#sendTimeout = sendTimeout;
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

  /** Ends the connection and gives up what is on its way. It can be used again afterwards. */
  close(): void {
    this.#typing.clear();
    this.#connection.close();
  }

  /**
   * Listens to an event of the server, as it arrives; for chat in order and without holes see `conversation`
   * and `group`.
   * `state` and `outgoing` tell of the connection and of one's own messages.
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
   * `TimeoutError` after `sendTimeout` milliseconds
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
    return new OutgoingMessage(
      { to: toAddress(chat), content, clientMessageId },
      (message) => this.#enqueue(message),
      (message) => this.#events.emit('outgoing', message),
    );
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
   * @param messageIds 1 to 1 000 ids; those that are read already are passed over
   * @throws {RealtimeError} when the server says no
   * @throws {TimeoutError} after `sendTimeout` milliseconds without a connection
   */
  markRead(chat: number | ChatAddress, messageIds: number[]): Promise<Acknowledgements['message_read']> {
    const payload = { ...toAddress(chat), message_ids: messageIds };
    return this.#connection.request('message_read', payload, this.#deadline());
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
    return new ChatFeed({ conversation }, afterSeq, this.#connection, this.#events, this);
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
    return new ChatFeed({ group }, afterSeq, this.#connection, this.#events, this);
  }

  #deadline(): number {
    return Date.now() + this.#sendTimeout;
  }

  #enqueue({ to, content, clientMessageId: client_message_id }: OutgoingMessage): Promise<LiveMessage> {
    const deadline = this.#deadline();
    const payload = { ...to, content, client_message_id };
    const send = () => this.#connection.request('chat_message', payload, deadline);
    const queue = keyOf(to);
    const sent = (this.#queues.get(queue) ?? Promise.resolve()).then(send, send);
    this.#queues.set(queue, sent);
    return sent;
  }
}
