import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OutboxError } from '../outbox/outbox-error.ts';
import type { OutboxEntry, OutboxStore } from '../outbox/outbox-store.ts';
import { assertRoom, bytesOf, type OutboxLimits } from '../outbox/room.ts';
import { writeAtomically } from './atomic-file.ts';
import { withFileLock } from './file-lock.ts';

/** What the name of a file says: its place among the others, the bytes of its text, and its message. */
interface Place {
  file: string;
  number: number;
  bytes: number;
  id: string;
}

const digits = 12;

const toName = ({ number, bytes, id }: Omit<Place, 'file'>): string => {
  const name = encodeURIComponent(id).replaceAll('.', '%2E');
  return `${String(number).padStart(digits, '0')}.${bytes}.${name}.json`;
};

const readName = (file: string): Place[] => {
  const [, number, bytes, id] = /^(\d+)\.(\d+)\.([^.]*)\.json$/.exec(file) ?? [];
  return id ? [{ file, number: Number(number), bytes: Number(bytes), id: decodeURIComponent(id) }] : [];
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * Keeps what waits in a folder, each message in a file of its own that is there whole or not at all. Several processes
 * may share the folder.
 */
export class FileOutboxStore implements OutboxStore {
  readonly #folder: string;
  readonly #limits: OutboxLimits;
  /** The latest change to a message; the next one waits for it. */
  readonly #changes = new Map<string, Promise<void>>();

  constructor(folder: string, limits: OutboxLimits = {}) {
    this.#folder = folder;
    this.#limits = limits;
  }

  async list(account: string): Promise<OutboxEntry[]> {
    const places = await this.#places(account);
    const entries = await Promise.all(places.map(({ file }) => this.#read(join(this.#folderOf(account), file))));
    return entries.filter((entry) => entry !== undefined);
  }

  put(entry: OutboxEntry): Promise<void> {
    return this.#change(entry.account, entry.clientMessageId, async (folder, places, known) => {
      const { clientMessageId: id, content } = entry;
      const bytes = bytesOf(content);
      if (known === undefined) {
        const waiting = places.reduce((sum, place) => sum + place.bytes, 0);
        assertRoom({ messages: places.length, bytes: waiting }, content, this.#limits);
      }
      const number = known?.number ?? (places.at(-1)?.number ?? 0) + 1;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // A name is kept even when the text becomes shorter, so that there is never a second file.
      const file = known?.file ?? toName({ number, bytes, id });
      await writeAtomically(join(folder, file), JSON.stringify(entry));
    });
  }

  remove(account: string, clientMessageId: string): Promise<void> {
    return this.#change(account, clientMessageId, async (folder, _, known) => {
      if (known) await rm(join(folder, known.file), { force: true });
    });
  }

  async lock<T>(name: string, task: () => Promise<T>): Promise<T> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return withFileLock(join(this.#folder, `${encodeURIComponent(name)}.lock`), task);
  }

  #folderOf(account: string): string {
    // No account is called like the folder itself or the one above.
    return join(this.#folder, `account-${encodeURIComponent(account)}`);
  }

  async #places(account: string): Promise<Place[]> {
    const files = await readdir(this.#folderOf(account)).catch((error) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return files.flatMap(readName).sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  }

  async #change(
    account: string,
    id: string,
    change: (folder: string, places: Place[], known: Place | undefined) => Promise<void>,
  ): Promise<void> {
    const key = JSON.stringify([account, id]);
    const before = this.#changes.get(key) ?? Promise.resolve();
    const done = before
      .catch(() => undefined)
      .then(async () => {
        const places = await this.#places(account);
        const known = places.find((place) => place.id === id);
        await change(this.#folderOf(account), places, known);
      });
    this.#changes.set(key, done);
    try {
      await done;
    } finally {
      if (this.#changes.get(key) === done) this.#changes.delete(key);
    }
  }

  /** `undefined` when another process has sent it meanwhile. */
  async #read(path: string): Promise<OutboxEntry | undefined> {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as OutboxEntry;
    } catch (error) {
      if (isMissing(error)) return undefined;
      if (!(error instanceof SyntaxError)) throw error;
      const aside = path.replace(/json$/, 'unreadable');
      await rename(path, aside);
      throw new OutboxError('broken', `A message that waited cannot be read; it was set aside as ${aside}.`, {
        cause: error,
      });
    }
  }
}
