import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Profile } from './profile.ts';
import { configFolder, ProfileFile } from './profile-file.ts';

let folder: string;
const tokens = { access: 'a', refresh: 'r' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'study-mate-profile-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const profile = (name?: string) => new Profile({ XDG_CONFIG_HOME: folder }, { name });

describe('the file of a profile', () => {
  test('can be read by its owner only, and so can its folder', async () => {
    await profile().tokenStore('http://x').set(tokens);
    const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await mode(join(folder, 'study-mate'))).toBe('700');
    expect(await mode(join(folder, 'study-mate', 'default.json'))).toBe('600');
    expect(await readdir(join(folder, 'study-mate'))).toEqual(['default.json']);
  });

  test('is never seen half written', async () => {
    const store = profile().tokenStore('http://x');
    await store.set(tokens);
    const long = 'x'.repeat(100_000);
    let isWriting = true;
    const writing = Promise.all(
      Array.from({ length: 50 }, (_, index) => store.set({ access: `${index}${long}`, refresh: long })),
    ).finally(() => {
      isWriting = false;
    });
    while (isWriting) expect(await store.get()).toBeDefined();
    await writing;
    expect(await readdir(join(folder, 'study-mate'))).toEqual(['default.json']);
  });

  test('holds tokens for one server', async () => {
    await profile('an').tokenStore('http://one').set(tokens);
    expect(await profile('an').tokenStore('http://two').get()).toBeUndefined();
    await profile('an').tokenStore('http://two').set(undefined);
    expect(await profile('an').tokenStore('http://one').get()).toEqual(tokens);
    expect(await profile('an').url()).toBe('http://one');
    expect(await profile('an').signedInTo()).toBe('http://one');
  });

  test.each(['../x', 'a/b', '.hidden', '', 'a'.repeat(65)])('cannot be called %j', (name) => {
    expect(() => new ProfileFile(folder, name)).toThrow('cannot name a profile');
  });

  test('that is broken is named', async () => {
    await profile().tokenStore('http://x').set(tokens);
    await writeFile(join(folder, 'study-mate', 'default.json'), '{');
    await expect(profile().url()).rejects.toThrow('default.json');
  });
});

test('profiles are in the configuration folder of the person', () => {
  expect(configFolder({ XDG_CONFIG_HOME: '/c' })).toBe('/c/study-mate');
  expect(configFolder({ HOME: '/home/an' })).toBe('/home/an/.config/study-mate');
  expect(configFolder({ HOME: '/home/an', XDG_CONFIG_HOME: 'relative' })).toBe('/home/an/.config/study-mate');
});

test.each(['localhost:8000', 'ftp://x', 'http://'])('%s is no address of a server', (url) => {
  expect(() => new Profile({}, { url })).toThrow('not the address');
});

test('renewals of a profile take turns, each with a lock beside the file', async () => {
  const store = profile().tokenStore('http://x');
  const seen: string[] = [];
  const renew = (name: string) =>
    store.lock?.(async () => {
      seen.push(`${name} begins`, ...(await readdir(join(folder, 'study-mate'))));
      seen.push(`${name} ends`);
    });
  await Promise.all([renew('one'), renew('other')]);
  const [first, second] = seen[0] === 'one begins' ? ['one', 'other'] : ['other', 'one'];
  expect(seen).toEqual([first, second].flatMap((name) => [`${name} begins`, 'default.json.lock', `${name} ends`]));
  expect(await readdir(join(folder, 'study-mate'))).toEqual([]);
});
