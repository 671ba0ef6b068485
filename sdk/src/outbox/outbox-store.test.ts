import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FileOutboxStore } from '../node/file-outbox-store.ts';
import { IndexedDbOutboxStore } from './indexed-db-store.ts';
import { MemoryOutboxStore } from './memory-store.ts';
import { OutboxError } from './outbox-error.ts';
import type { OutboxEntry, OutboxStore } from './outbox-store.ts';
import type { OutboxLimits } from './room.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'study-mate-outbox-'));
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllGlobals();
});

const anEntry = (clientMessageId: string, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  account: '5',
  clientMessageId,
  to: { conversation: 7 },
  content: `Hi ${clientMessageId}`,
  createdAt: '2026-01-01T00:00:00Z',
  owner: 'tab',
  state: 'pending',
  ...more,
});
const idsIn = async (store: OutboxStore, account = '5') =>
  (await store.list(account)).map(({ clientMessageId }) => clientMessageId);

const stores: [string, (limits?: OutboxLimits) => OutboxStore][] = [
  ['memory', (limits) => new MemoryOutboxStore(limits)],
  ['IndexedDB', (limits) => new IndexedDbOutboxStore(limits)],
  ['a folder', (limits) => new FileOutboxStore(folder, limits)],
];

describe.each(stores)('an outbox in %s', (_, open) => {
  test('has what was put, in order, until it is removed', async () => {
    const store = open();
    expect(await store.list('5')).toEqual([]);
    for (const id of ['c', 'a', 'b']) await store.put(anEntry(id));
    expect(await store.list('5')).toEqual(['c', 'a', 'b'].map((id) => anEntry(id)));
    await store.remove('5', 'a');
    await store.remove('5', 'never there');
    await store.put(anEntry('d'));
    expect(await idsIn(store)).toEqual(['c', 'b', 'd']);
  });

  test('leaves an entry in its place when it changes', async () => {
    const store = open();
    for (const id of ['a', 'b']) await store.put(anEntry(id));
    const failed = anEntry('a', { state: 'failed', content: '', failure: { code: 'forbidden', message: 'No' } });
    await store.put(failed);
    expect(await store.list('5')).toEqual([failed, anEntry('b')]);
  });

  test('keeps accounts apart, whatever they are called', async () => {
    const store = open();
    const accounts = ['5', '', '..', 'a/b', 'Đan'];
    for (const account of accounts) await store.put(anEntry('../same.id', { account }));
    await store.remove('5', '../same.id');
    expect(await idsIn(store)).toEqual([]);
    for (const account of accounts.slice(1)) expect(await idsIn(store, account)).toEqual(['../same.id']);
  });

  test('refuses what would be too many, and keeps what it has', async () => {
    const store = open({ maxMessages: 2 });
    await store.put(anEntry('a'));
    await store.put(anEntry('b'));
    const refusal = store.put(anEntry('c'));
    await expect(refusal).rejects.toThrow(OutboxError);
    await expect(refusal).rejects.toMatchObject({ code: 'full' });
    await store.put(anEntry('b', { state: 'failed' }));
    await store.put(anEntry('c', { account: '6' }));
    await store.remove('5', 'a');
    await store.put(anEntry('c'));
    expect(await idsIn(store)).toEqual(['b', 'c']);
  });

  test('counts the bytes of texts, not their letters', async () => {
    const store = open({ maxBytes: 10 });
    await store.put(anEntry('a', { content: 'ế'.repeat(3) }));
    await expect(store.put(anEntry('b', { content: 'xx' }))).rejects.toThrow('1 messages of 9 bytes');
    await store.put(anEntry('b', { content: 'x' }));
    expect(await idsIn(store)).toEqual(['a', 'b']);
  });

  test('has room again for what was removed', async () => {
    const store = open({ maxBytes: 10 });
    for (const id of ['a', 'b', 'c']) {
      await store.put(anEntry(id, { content: 'x'.repeat(10) }));
      await store.remove('5', id);
    }
    expect(await idsIn(store)).toEqual([]);
  });

  test('makes changes of one message in the order in which they were asked for', async () => {
    const store = open();
    await Promise.all([
      store.put(anEntry('a')),
      store.put(anEntry('a', { state: 'failed' })),
      store.remove('5', 'a'),
      store.put(anEntry('a', { state: 'discarded' })),
    ]);
    expect(await store.list('5')).toEqual([anEntry('a', { state: 'discarded' })]);
  });
});

describe.each(stores.slice(1))('%s', (_, open) => {
  test('outlives the program', async () => {
    await open().put(anEntry('a'));
    expect(await open().list('5')).toEqual([anEntry('a')]);
  });
});

describe('IndexedDB', () => {
  test('that is full says so', async () => {
    const store = new IndexedDbOutboxStore();
    await store.list('5');
    const full = new DOMException('No space', 'QuotaExceededError');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw full;
    });
    await expect(store.put(anEntry('a'))).rejects.toMatchObject({ code: 'full', cause: full });
  });

  test('is opened again when it could not be opened, or was closed', async () => {
    const store = new IndexedDbOutboxStore();
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new Error('Storage is blocked');
    };
    await expect(store.list('5')).rejects.toThrow('Storage is blocked');
    indexedDB.open = open;
    await store.put(anEntry('a'));
    // Another tab deletes or changes the database.
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('study-mate-outbox').onsuccess = resolve;
    });
    await store.put(anEntry('b'));
    expect(await idsIn(store)).toEqual(['b']);
  });

  test('lets one tab at a time send, where the browser can lock', async () => {
    const request = vi.fn((_: string, task: () => Promise<string>) => task());
    vi.stubGlobal('navigator', { locks: { request } });
    await expect(new IndexedDbOutboxStore().lock('chat', async () => 'done')).resolves.toBe('done');
    expect(request).toHaveBeenCalledWith('study-mate-outbox chat', expect.any(Function));
    vi.stubGlobal('navigator', {});
    await expect(new IndexedDbOutboxStore().lock('chat', async () => 'done')).resolves.toBe('done');
  });
});

describe('a folder', () => {
  test('tells of a message that cannot be read, sets it aside, and goes on with the others', async () => {
    const store = new FileOutboxStore(folder);
    await store.put(anEntry('a'));
    await store.put(anEntry('b'));
    const place = join(folder, 'account-5');
    const [first = ''] = readdirSync(place).sort();
    writeFileSync(join(place, first), '{"acc');
    await expect(store.list('5')).rejects.toMatchObject({ code: 'broken', message: expect.stringContaining('aside') });
    expect(await idsIn(store)).toEqual(['b']);
    expect(readdirSync(place).filter((file) => file.endsWith('.unreadable'))).toHaveLength(1);
  });

  test('shows its messages to nobody else, and leaves no drafts behind', async () => {
    const store = new FileOutboxStore(folder);
    await store.put(anEntry('a'));
    const place = join(folder, 'account-5');
    const files = readdirSync(place);
    expect(files).toHaveLength(1);
    expect([statSync(place).mode & 0o777, statSync(join(place, files[0] ?? '')).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  test('that cannot be written is an error', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(new FileOutboxStore(join(folder, 'file')).put(anEntry('a'))).rejects.toThrow('ENOTDIR');
  });
});
