import { AbortedError, type StudyMateError } from '../core/errors.ts';
import type { ServerEvents } from '../generated/events.ts';
import { type ChatAddress, isAbout } from './chat-address.ts';
import type { Connection, RealtimeEvents, RealtimeHost } from './connection.ts';
import { type Carry, Courier } from './courier.ts';
import type { Emitter } from './emitter.ts';
import { isOpen, isWaiting, type Letter } from './letter.ts';
import type { Delivery, LiveMessage, OutgoingMessage, OutgoingState } from './outgoing-message.ts';

/** What an outbox is made of. */
export interface OutboxWires {
  connection: Connection;
  credentials: RealtimeHost['credentials'];
  events: Emitter<RealtimeEvents>;
  /** Milliseconds until a message counts as failed, if the program has said so. */
  sendTimeout: number | undefined;
}

/** As long as there are no more messages than this, those that are sent or have failed are remembered, to be shown. */
const REMEMBERED = 1_000;

/**
 * One's own messages, from the moment they are written until the server has them. Here they are given up with the
 * connection; an outbox that keeps them longer overrides what is protected.
 */
export class Outbox extends Courier implements Delivery {
  /** What waits, and what is remembered. */
  protected readonly letters = new Map<string, Letter>();
  readonly #events: Emitter<RealtimeEvents>;
  readonly #timeout: number;

  constructor({ connection, credentials, events, sendTimeout = 30_000 }: OutboxWires) {
    super(connection);
    this.#events = events;
    this.#timeout = sendTimeout;
    events.on('chat_message', (stored) => this.acknowledge(stored));
    events.on('messages_read', (read) => this.#takeRead(read, connection.account));
    events.on('state', (state) => {
      if (state === 'closed') this.giveUp(connection.error);
    });
    credentials.onChange((change) => {
      if (change !== 'renewed') this.leave();
    });
  }

  /** One's own messages that wait, have failed or were sent a short while ago, oldest first. */
  get messages(): OutgoingMessage[] {
    const messages = [...this.letters.values()].map(({ message }) => message);
    return messages.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  }

  deliver(message: OutgoingMessage): Promise<LiveMessage> {
    return new Promise((resolve, reject) => {
      const letter = { message, deadline: this.deadline(), resolve, reject };
      message.error = undefined;
      this.letters.set(message.clientMessageId, letter);
      this.enter(message, 'pending');
      this.begin(letter);
    });
  }

  async discard(message: OutgoingMessage): Promise<void> {
    const letter = this.letters.get(message.clientMessageId);
    if (letter) await this.release(letter, true);
    if (message.message || message.state === 'discarded') return;
    this.letters.delete(message.clientMessageId);
    this.enter(message, 'discarded');
    letter?.reject(new AbortedError('The message was discarded.'));
  }

  /** A message that the server has: if it is one that waits here, it need not wait any more. */
  acknowledge(stored: LiveMessage): void {
    const letter = this.letters.get(stored.client_message_id ?? '');
    const isOwn = !letter?.account || letter.account === String(stored.sender_id);
    if (letter && isOwn && isAbout(stored, letter.message.to)) void this.onArrival(letter, stored);
  }

  /** Nothing more is sent for now. */
  giveUp(reason: StudyMateError = new AbortedError('The connection was closed.')): void {
    this.stop();
    for (const letter of this.letters.values()) if (isOpen(letter)) this.abandon(letter, reason);
  }

  protected override waiting(to: ChatAddress): Letter[] {
    return [...this.letters.values()].filter((letter) => isWaiting(letter) && isAbout(letter.message.to, to));
  }

  protected override async takeTurn(to: ChatAddress, carry: Carry): Promise<void> {
    for (const letter of this.waiting(to)) await carry(letter);
  }

  protected override onDeparture({ message }: Letter): void {
    if (message.state === 'pending') this.enter(message, 'sending');
  }

  protected override async onArrival(letter: Letter, stored: LiveMessage): Promise<void> {
    const { message } = letter;
    if (!isOpen(letter) || this.letters.get(message.clientMessageId) !== letter) return;
    message.message = stored;
    message.error = undefined;
    await this.release(letter);
    letter.isKept = false;
    this.enter(message, 'sent');
    letter.resolve(stored);
    this.#forgetOldest();
  }

  protected override onFailure(letter: Letter, error: StudyMateError): void {
    letter.message.error = error;
    this.enter(letter.message, 'failed');
    letter.reject(error);
    this.#forgetOldest();
  }

  /** Somebody else signs in, or nobody: what is here is not theirs. */
  protected leave(): void {
    this.giveUp(new AbortedError('Somebody else has signed in.'));
    this.letters.clear();
  }

  /** A message is new, or is to be sent again. */
  protected begin(letter: Letter): void {
    letter.isReady = true;
    void this.send(letter.message.to);
  }

  /** What becomes of a message that is not sent when the connection is closed. */
  protected abandon(letter: Letter, reason: StudyMateError): void {
    this.onFailure(letter, reason);
  }

  /** A message need not be kept any more: it is sent, or must not be. */
  protected async release(_letter: Letter, _isDiscarded?: boolean): Promise<void> {}

  protected deadline(): number {
    return Date.now() + this.#timeout;
  }

  protected enter(message: OutgoingMessage, state: OutgoingState): void {
    message.state = state;
    this.#events.emit('outgoing', message);
  }

  #forgetOldest(): void {
    if (this.letters.size <= REMEMBERED) return;
    const oldest = [...this.letters.values()].find((letter) => !isOpen(letter) && !letter.isKept);
    if (oldest) this.letters.delete(oldest.message.clientMessageId);
  }

  #takeRead(read: ServerEvents['messages_read'], account: string | undefined): void {
    if (String(read.user_id) === account) return;
    for (const { message } of this.letters.values()) {
      const isMeant = isAbout(read, message.to) && read.message_ids.includes(message.message?.message_id ?? 0);
      if (isMeant && message.state === 'sent') this.enter(message, 'read');
    }
  }
}
