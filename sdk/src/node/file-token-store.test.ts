import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withFileLock } from './file-lock.ts';
import { FileTokenStore } from './file-token-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'study-mate-tokens-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('tokens in a file', () => {
  const tokens = { access: 'a', refresh: 'r' };

  test('are kept for their owner’s eyes only, until they are forgotten', async () => {
    const path = join(folder, 'mine', 'tokens.json');
    const store = new FileTokenStore(path);
    expect(await store.get()).toBeUndefined();
    await store.set(tokens);
    expect(await new FileTokenStore(path).get()).toEqual(tokens);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await store.set(undefined);
    expect(await store.get()).toBeUndefined();
    expect(readdirSync(join(folder, 'mine'))).toEqual([]);
  });

  test('that cannot be read are an error that says what to do', async () => {
    const path = join(folder, 'tokens.json');
    writeFileSync(path, '{');
    await expect(new FileTokenStore(path).get()).rejects.toThrow(`${path} cannot be read: delete the file`);
  });

  test('are renewed by one process at a time', async () => {
    const store = new FileTokenStore(join(folder, 'tokens.json'));
    const steps: string[] = [];
    const renew = (name: string) =>
      store.lock(async () => {
        steps.push(`${name} begins`);
        await store.set({ ...tokens, access: name });
        steps.push(`${name} ends`);
      });
    await Promise.all([renew('one'), renew('two')]);
    expect(steps.map((step) => step.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
  });
});

describe('a lock file', () => {
  const run = promisify(execFile);

  test('lets one task run at a time, of several processes too', async () => {
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const file = join(folder, 'count.mts');
    writeFileSync(
      file,
      `import { readFileSync, writeFileSync } from 'node:fs';
       import { setImmediate } from 'node:timers/promises';
       import { withFileLock } from ${JSON.stringify(join(import.meta.dirname, 'file-lock.ts'))};
       for (let i = 0; i < 5; i++) await withFileLock(${JSON.stringify(join(folder, 'lock'))}, async () => {
         const count = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
         for (let turn = 0; turn < 20; turn++) await setImmediate();
         writeFileSync(${JSON.stringify(counter)}, String(count + 1));
       });`,
    );
    await Promise.all(Array.from({ length: 3 }, () => run(process.execPath, ['--import', 'tsx', file])));
    expect(readFileSync(counter, 'utf8')).toBe('15');
  });

  test.each([
    ['a process that died', '999999999', 0],
    ['an earlier start with the same number', `${process.pid}`, 100_000],
  ])('of %s does not count', async (_, owner, age) => {
    const lock = join(folder, 'lock');
    writeFileSync(lock, owner);
    const madeAt = (Date.now() - process.uptime() * 1_000 - age / 2) / 1_000;
    utimesSync(lock, madeAt, madeAt);
    expect(await withFileLock(lock, async () => 'done')).toBe('done');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is given back after a failure', async () => {
    await expect(withFileLock(join(folder, 'lock'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });
});
