import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LocalStorageTokenStore } from './local-storage.ts';

describe('tokens in the browser', () => {
  const items = new Map<string, string>();

  beforeEach(() => {
    items.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
      removeItem: (key: string) => items.delete(key),
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('are kept under a name until they are forgotten', () => {
    const store = new LocalStorageTokenStore('mine');
    expect(store.get()).toBeUndefined();
    store.set({ access: 'a', refresh: 'r' });
    expect(new LocalStorageTokenStore('mine').get()).toEqual({ access: 'a', refresh: 'r' });
    expect(new LocalStorageTokenStore().get()).toBeUndefined();
    store.set(undefined);
    expect(items.size).toBe(0);
  });

  test('are renewed by one tab at a time, where the browser can lock', async () => {
    const request = vi.fn((_: string, task: () => Promise<string>) => task());
    vi.stubGlobal('navigator', { locks: { request } });
    await expect(new LocalStorageTokenStore('mine').lock(async () => 'done')).resolves.toBe('done');
    expect(request).toHaveBeenCalledWith('mine', expect.any(Function));
    vi.stubGlobal('navigator', {});
    await expect(new LocalStorageTokenStore().lock(async () => 'done')).resolves.toBe('done');
  });
});
