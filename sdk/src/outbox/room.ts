import { OutboxError } from './outbox-error.ts';

/** How much of one account may wait. */
export interface OutboxLimits {
  /** Number of messages. */
  maxMessages?: number;
  /** Bytes of their texts. */
  maxBytes?: number;
}

/** How many bytes a text takes. */
export const bytesOf = (content: string): number => new TextEncoder().encode(content).length;

/** Refuses a text that would be too much on top of those that wait. */
export const assertRoom = (
  waiting: { messages: number; bytes: number },
  content: string,
  { maxMessages = 1_000, maxBytes = 5_000_000 }: OutboxLimits,
): void => {
  const { messages, bytes } = waiting;
  if (messages < maxMessages && bytes + bytesOf(content) <= maxBytes) return;
  throw new OutboxError('full', `Too much waits to be sent: ${messages} messages of ${bytes} bytes.`);
};
