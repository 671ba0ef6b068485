import type { OutboxMaker } from '../realtime/realtime.ts';
import { DurableOutbox } from './durable-outbox.ts';
import type { OutboxStore } from './outbox-store.ts';

export { MemoryOutboxStore } from './memory-store.ts';
export { OutboxError } from './outbox-error.ts';
export type { OutboxEntry, OutboxStore } from './outbox-store.ts';
export type { OutboxLimits } from './room.ts';

/**
 * Keeps one's messages in a store until the server has them.
 *
 * @example
 * const realtime = await mate.realtime({ outbox: keepIn(new MyOutboxStore()) });
 */
export const keepIn =
  (store: OutboxStore): OutboxMaker =>
  (wires) =>
    new DurableOutbox(store, wires);
