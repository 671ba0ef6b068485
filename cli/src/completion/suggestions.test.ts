import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestHome } from '../../test/run-cli.ts';
import { entries } from '../program.ts';
import { completionScripts } from './scripts.ts';

let home: TestHome;

beforeAll(async () => {
  home = new TestHome();
  await home.signIn('http://localhost:9', undefined, 'mai');
  await home.signIn('http://localhost:9', undefined, 'an');
});

afterAll(() => home.remove());

/** The words that may stand in the place of the last one. */
const suggest = async (...words: string[]): Promise<string[]> => {
  const { stdout } = await home.run(['__complete', `${words.length - 1}`, ...words]);
  return stdout.split('\n').flatMap((line) => line.split('\t')[0] || []);
};

test.each(entries)('$name is suggested, each of its words in turn', async ({ name }) => {
  const words = name.split(' ');
  for (const [index, word] of words.entries()) {
    expect(await suggest(...words.slice(0, index), word.slice(0, -1))).toContain(word);
  }
});

test.each([
  [['help', 'cha'], ['chat']],
  [['--profile', 'm'], ['mai']],
  [
    ['chat', 'list', '--as', ''],
    ['an', 'mai'],
  ],
  [['--profile=a'], ['--profile=an']],
  [['--json', 'whoa'], ['whoami']],
  [
    ['groups', 'list', '--privacy', 'p'],
    ['public', 'private'],
  ],
  [['groups', 'list', '--privacy=inv'], ['--privacy=invite_only']],
  [['groups', 'role', '--as', 'mai', 'x', 'y', 'ad'], ['admin']],
  [['subjects', 'add', 'x', 'teach', 'e'], ['expert']],
  [['subjects', 'create', '--level', 'exp'], ['expert']],
  [['api', 'getProf'], ['getProfile']],
  [['api', 'updateProfile', '--input', ''], [':files']],
  [['api', 'listNearbyLearners', '-f', 'ra'], ['radius=']],
  [['api', '-f', 'bio=x', 'updateProfile', '-F', 'year'], ['year=']],
  [
    ['api', 'updateProfile', '--field', 'privacy_level='],
    ['privacy_level=', 'privacy_level=open', 'privacy_level=friends_of_friends', 'privacy_level=private'],
  ],
  [['api', 'updateProfile', '--field=privacy_level=o'], ['--field=privacy_level=open']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish', 'powershell'],
  ],
  [['requests', 'list', '--li'], ['--limit']],
  [['requests', 'list', '--limit', '3', '--li'], []],
  [['chat', 'send', 'Mai', '--', '--js'], []],
  [['nothing', ''], []],
  [['chat', 'nothing', ''], []],
])('%j', async (words, suggested) => {
  expect(await suggest(...words)).toEqual(suggested);
});

test('a flag that may be repeated is suggested again, one that may not is not', async () => {
  const flags = await suggest('api', '-f', 'a=1', '--json', '--');
  expect(flags).toContain('--field');
  expect(flags).not.toContain('--json');
});

test.each(Object.entries(completionScripts))('the script for %s asks the program', async (shell, script) => {
  expect(await home.run(['completion', shell])).toMatchObject({ code: 0, stdout: script, stderr: '' });
  expect(script).toContain('study-mate __complete');
  expect(script).toContain(':files');
});
