import type { ChatAddress } from '../realtime/chat-address.ts';

/** A message that waits to be sent, as a store keeps it: plain data. */
export interface OutboxEntry {
  /** Who wrote it: the id of the account. Nobody else may send or see it. */
  account: string;
  /** Names the message, within the account. */
  clientMessageId: string;
  to: ChatAddress;
  content: string;
  createdAt: string;
  /** The client that wrote it: one for each tab, program and start. */
  owner: string;
  /** `discarded` tells its owner, a client elsewhere, that it is not to be sent. */
  state: 'pending' | 'failed' | 'discarded';
  /** Why it failed. */
  failure?: { code?: string; message: string };
}

/**
 * Where messages wait until the server has them. Whatever it throws is told to the caller as an `OutboxError`; it must
 * never drop an entry by itself.
 */
export interface OutboxStore {
  /** What an account has here, in the order in which it was put for the first time. */
  list(account: string): Promise<OutboxEntry[]>;
  /**
   * Keeps an entry, in the place of the one with the same account and id if there is one. Once it resolves the entry
   * outlives the program.
   * @throws {OutboxError} with the code `full` when an entry is new and there is no room
   */
  put(entry: OutboxEntry): Promise<void>;
  /** Forgets an entry, if it is there. */
  remove(account: string, clientMessageId: string): Promise<void>;
  /** When several tabs or processes share the store: runs the task while none of the others runs one of that name. */
  lock?<T>(name: string, task: () => Promise<T>): Promise<T>;
}
