import type { StudyMateError } from '../core/errors.ts';
import type { ServerEvents } from '../generated/events.ts';
import type { ChatAddress } from './chat-address.ts';

/** A message of a conversation or a group, as it arrives live. */
export type LiveMessage = ServerEvents['chat_message'];

/**
 * `pending`: waits for its turn or a connection. `sending`: has left at least once, and is not acknowledged yet. `sent`:
 * the server has it. `read`: somebody else has read it, as far as one has heard. `failed`: will not be sent unless
 * `resend` is called. `discarded`: taken back by `discard`.
 */
export type OutgoingState = 'pending' | 'sending' | 'sent' | 'read' | 'failed' | 'discarded';

/** Who brings messages to the server. */
export interface Delivery {
  deliver(message: OutgoingMessage): Promise<LiveMessage>;
  discard(message: OutgoingMessage): Promise<void>;
}

export type Draft = Pick<OutgoingMessage, 'to' | 'content' | 'clientMessageId' | 'createdAt'>;

/**
 * A message of one's own on its way. Await it for the stored message; or look at `state`, which `outgoing` events
 * announce, and call `resend` or `discard` when it has failed. Not awaiting it is fine.
 *
 * @example
 * const message = realtime.sendMessage(7, 'Hello!');
 * const { seq } = await message;
 */
export class OutgoingMessage extends Promise<LiveMessage> {
  /** The chat it is for. */
  readonly to: ChatAddress;
  readonly content: string;
  /** Chosen before the first attempt and kept for every other: the server stores the message once. */
  readonly clientMessageId: string;
  /** When it was written, by the clock of this device. */
  readonly createdAt: string;
  state: OutgoingState = 'pending';
  /** The stored message, once the server has it. */
  message: LiveMessage | undefined;
  /** Why it failed: a `RealtimeError` if the server said no, a `ConnectionError` if it did not hear. */
  error: StudyMateError | undefined;
  readonly #delivery: Delivery;

  // `then` and its kin hand out ordinary promises.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** For `realtime.sendMessage`. */
  constructor(draft: Draft, delivery: Delivery, begin = (message: OutgoingMessage) => delivery.deliver(message)) {
    let settle: ((outcome: Promise<LiveMessage>) => void) | undefined;
    super((resolve) => {
      settle = resolve;
    });
    this.to = draft.to;
    this.content = draft.content;
    this.clientMessageId = draft.clientMessageId;
    this.createdAt = draft.createdAt;
    this.#delivery = delivery;
    settle?.(begin(this));
    // The state tells of a failure, too, so nobody has to catch it here.
    this.catch(() => undefined);
  }

  /**
   * Tries again after a failure, with the same `clientMessageId`: the message can arrive only once.
   * @returns the stored message
   */
  resend(): Promise<LiveMessage> {
    if (this.state !== 'failed') return this;
    const outcome = this.#delivery.deliver(this);
    outcome.catch(() => undefined);
    return outcome;
  }

  /**
   * Takes the message back, unless it is sent: it is not tried again, here or after the next start. One that has been
   * `sending` may have arrived all the same.
   * @throws {OutboxError} when it cannot be removed from where it is kept; it may be sent after the next start then
   */
  discard(): Promise<void> {
    return this.#delivery.discard(this);
  }
}
