import type { StudyMateError } from '../core/errors.ts';
import type { ServerEvents } from '../generated/events.ts';
import type { ChatAddress } from './chat-address.ts';

/** A message of a conversation or a group, as it arrives live. */
export type LiveMessage = ServerEvents['chat_message'];

type Send = (message: OutgoingMessage) => Promise<LiveMessage>;

/**
 * A message of one's own on its way. Await it for the stored message; or look at `state`, which `outgoing` events
 * announce, and call `resend` when it has failed. Not awaiting it is fine.
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
  state: 'pending' | 'sent' | 'failed' = 'pending';
  /** The stored message, once sent. */
  message: LiveMessage | undefined;
  /** Why it failed: a `RealtimeError` if the server said no, a `ConnectionError` if it did not hear. */
  error: StudyMateError | undefined;
  readonly #send: Send;
  readonly #onChange: (message: OutgoingMessage) => void;

  // `then` and its kin hand out ordinary promises.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** For `realtime.sendMessage`. */
  constructor(
    text: Pick<OutgoingMessage, 'to' | 'content' | 'clientMessageId'>,
    send: Send,
    onChange: (message: OutgoingMessage) => void,
  ) {
    let settle: ((outcome: Promise<LiveMessage>) => void) | undefined;
    super((resolve) => {
      settle = resolve;
    });
    this.to = text.to;
    this.content = text.content;
    this.clientMessageId = text.clientMessageId;
    this.#send = send;
    this.#onChange = onChange;
    settle?.(this.#attempt());
    // The state tells of a failure, too, so nobody has to catch it here.
    this.catch(() => undefined);
  }

  /**
   * Tries again after a failure, with the same `clientMessageId`: the message can arrive only once.
   * @returns the stored message
   */
  resend(): Promise<LiveMessage> {
    if (this.state !== 'failed') return this;
    const outcome = this.#attempt();
    outcome.catch(() => undefined);
    return outcome;
  }

  async #attempt(): Promise<LiveMessage> {
    this.state = 'pending';
    this.#onChange(this);
    try {
      this.message = await this.#send(this);
      this.error = undefined;
      this.state = 'sent';
      return this.message;
    } catch (error) {
      this.error = error as StudyMateError;
      this.state = 'failed';
      throw error;
    } finally {
      this.#onChange(this);
    }
  }
}
