import type { OutboxEntry, OutboxStore } from './outbox-store.ts';
import { assertRoom, bytesOf, type OutboxLimits } from './room.ts';

interface Shelf {
  entries: Map<string, OutboxEntry>;
  bytes: number;
}

/** Keeps what waits as long as the program runs. The default. */
export class MemoryOutboxStore implements OutboxStore {
  readonly #limits: OutboxLimits;
  readonly #shelves = new Map<string, Shelf>();

  /** @param limits 10 000 messages and 50 MB for each account unless told */
  constructor({ maxMessages = 10_000, maxBytes = 50_000_000 }: OutboxLimits = {}) {
    this.#limits = { maxMessages, maxBytes };
  }

  async list(account: string): Promise<OutboxEntry[]> {
    return [...this.#shelf(account).entries.values()];
  }

  async put(entry: OutboxEntry): Promise<void> {
    const shelf = this.#shelf(entry.account);
    const before = shelf.entries.get(entry.clientMessageId);
    if (!before) assertRoom({ messages: shelf.entries.size, bytes: shelf.bytes }, entry.content, this.#limits);
    shelf.bytes += bytesOf(entry.content) - bytesOf(before?.content ?? '');
    shelf.entries.set(entry.clientMessageId, entry);
  }

  async remove(account: string, clientMessageId: string): Promise<void> {
    const shelf = this.#shelf(account);
    shelf.bytes -= bytesOf(shelf.entries.get(clientMessageId)?.content ?? '');
    shelf.entries.delete(clientMessageId);
  }

  #shelf(account: string): Shelf {
    const shelf = this.#shelves.get(account) ?? { entries: new Map(), bytes: 0 };
    this.#shelves.set(account, shelf);
    return shelf;
  }
}
