import { OutboxError } from './outbox-error.ts';
import type { OutboxEntry, OutboxStore } from './outbox-store.ts';
import { assertRoom, bytesOf, type OutboxLimits } from './room.ts';

/** An entry in its place: places grow, and a message keeps its own. */
type Row = OutboxEntry & { place: number };

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Settles when everything in the transaction is on the disk, or nothing of it. */
const endOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

/** Keeps what waits in the browser's IndexedDB. */
export class IndexedDbOutboxStore implements OutboxStore {
  readonly #name: string;
  readonly #limits: OutboxLimits;
  #database: Promise<IDBDatabase> | undefined;

  constructor({ name = 'study-mate-outbox', ...limits }: OutboxLimits & { name?: string } = {}) {
    this.#name = name;
    this.#limits = limits;
  }

  list(account: string): Promise<OutboxEntry[]> {
    return this.#within('readonly', async (messages) => {
      const rows: Row[] = await answerOf(messages.index('account').getAll(account));
      return rows.map(({ place: _, ...entry }) => entry);
    });
  }

  put(entry: OutboxEntry): Promise<void> {
    return this.#within('readwrite', async (messages) => {
      const { account, clientMessageId, content } = entry;
      const place = await answerOf(messages.index('id').getKey([account, clientMessageId]));
      if (place === undefined) {
        const rows: Row[] = await answerOf(messages.index('account').getAll(account));
        const bytes = rows.reduce((sum, row) => sum + bytesOf(row.content), 0);
        assertRoom({ messages: rows.length, bytes }, content, this.#limits);
      }
      await answerOf(messages.put(place === undefined ? entry : { ...entry, place }));
    });
  }

  remove(account: string, clientMessageId: string): Promise<void> {
    return this.#within('readwrite', async (messages) => {
      const place = await answerOf(messages.index('id').getKey([account, clientMessageId]));
      if (place !== undefined) await answerOf(messages.delete(place));
    });
  }

  lock<T>(name: string, task: () => Promise<T>): Promise<T> {
    // Browsers have web locks on secure pages only; elsewhere the server still stores each message once.
    const { locks } = navigator;
    return locks ? (locks.request(`${this.#name} ${name}`, task) as Promise<T>) : task();
  }

  async #within<T>(mode: IDBTransactionMode, task: (messages: IDBObjectStore) => Promise<T>): Promise<T> {
    const database = await this.#open();
    const transaction = database.transaction('messages', mode, { durability: 'strict' });
    const end = endOf(transaction);
    // Whoever does not get to the end has the reason from the task.
    end.catch(() => undefined);
    try {
      const result = await task(transaction.objectStore('messages'));
      await end;
      return result;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'QuotaExceededError') {
        throw new OutboxError('full', 'The browser gives no more room for messages that wait.', { cause: error });
      }
      throw error;
    }
  }

  #open(): Promise<IDBDatabase> {
    const forget = () => {
      this.#database = undefined;
    };
    this.#database ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => {
        const messages = request.result.createObjectStore('messages', { keyPath: 'place', autoIncrement: true });
        messages.createIndex('account', 'account');
        messages.createIndex('id', ['account', 'clientMessageId'], { unique: true });
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        database.onclose = forget;
        // A later version of this program, in another tab, wants to change the database.
        database.onversionchange = () => {
          forget();
          database.close();
        };
        resolve(database);
      };
    }).catch((error) => {
      forget();
      throw error;
    });
    return this.#database;
  }
}
