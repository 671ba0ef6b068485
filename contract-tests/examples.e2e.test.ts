import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StudyMate } from '@study-mate/sdk';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type ServerProcess, startServer } from '../server/test/server-process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each program prints on a server that has just been started; the bot, which never ends by itself, has a test of its own. */
const printed: Record<string, RegExp> = {
  'quickstart.ts': /^Welcome, Phạm Lan\.\nPhạm Lan studies Physics, year 2\.\n$/,
  'find-nearby.ts': /^0\.15 km {2}Trần Hoài An {2}International Business\n(\d\.\d\d km {2}\S.* {2}\S.*\n){9,}$/,
  'live-chat.ts': new RegExp(
    [
      '^Nguyễn Thị Mai is typing …',
      'Nguyễn Thị Mai pauses …',
      'Nguyễn Thị Mai: Coffee before the contest\\?',
      'Ngô Quang Minh: Tea\\. Five minutes!\n$',
    ].join('\n'),
  ),
  'group-study.ts': new RegExp(
    [
      '^Nguyễn Thị Mai, admin',
      'Trần Hoài An, member',
      'Nguyễn Thị Mai: “Induction, from the beginning” is tomorrow\\. Who comes\\?',
      '2 of 6 seats are taken\\.\n$',
    ].join('\n'),
  ),
  'raw-websocket.ts': /^connection_established \nchat_message Hello from a socket\n$/,
  'error-handling.ts': new RegExp(
    [
      '^a call without a session: sign in first: Authentication credentials were not provided\\.',
      'a wrong password: not acceptable: Invalid credentials\\.',
      'the right one: done',
      'a radius around the world: not acceptable: Ensure this value is less than or equal to 100\\.',
      'a conversation of others: not there: Not found\\.',
      'a call that is cancelled: you changed your mind',
      'a server that is away: no answer: The server could not be reached\\.\n$',
    ].join('\n'),
  ),
};

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer({ args: ['--ephemeral'] });
});
afterAll(() => server?.stop());

const command = (file: string) => ['--import', 'tsx', `examples/${file}`];
const place = () => ({ cwd: root, env: { ...process.env, STUDY_MATE_URL: server.url } });

test.each(Object.entries(printed))('%s prints what it is for', async (file, expected) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, command(file), place());
  expect(stdout).toMatch(expected);
  expect(stderr).toBe('');
});

test('bot.ts accepts who asks, answers what it is asked, and leaves when it is told to', async () => {
  const bot = spawn(process.execPath, command('bot.ts'), { ...place(), stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void bot.kill('SIGKILL'));
  expect(String(await once(bot.stdout, 'data'))).toContain('Lương Tuấn Phong answers.');

  const giang = new StudyMate({ baseUrl: server.url });
  await giang.auth.login({ email: 'giang@study-mate.example', password: 'study-together' });
  const realtime = await giang.realtime();
  await realtime.connect();
  const accepted = new Promise((resolve) => realtime.on('connection_request_accepted', resolve));
  for await (const { id, full_name } of giang.discover.listNearbyLearners({ radius: 20 })) {
    if (full_name === 'Lương Tuấn Phong') await giang.matching.sendRequest({ receiver_id: id });
  }
  await accepted;

  const conversation = (await giang.chat.listConversations())[0]?.id ?? Number.NaN;
  await giang.chat.sendMessage({ conversation, content: '/sessions' });
  for await (const { sender_name, content } of realtime.conversation(conversation, { afterSeq: 1 })) {
    expect(sender_name).toBe('Lương Tuấn Phong');
    expect(content).toMatch(/^(.+ GMT: .+\n?){3}$/);
    break;
  }
  realtime.close();

  bot.kill('SIGINT');
  expect(await once(bot, 'exit')).toEqual([0, null]);
});

const sentenceIn = (path: string): string => /^\/\*\* (.+) \*\/\n/.exec(readFileSync(path, 'utf8'))?.[1] ?? path;

test('every program begins with a sentence, is run above, and is in the list with its sentence', () => {
  const names = readdirSync(`${root}examples`);
  const files = names.filter((name) => name.endsWith('.ts'));
  // Tests are run with all others, pages in a browser.
  expect([...Object.keys(printed), 'bot.ts'].sort()).toEqual(files.filter((file) => !file.endsWith('.test.ts')).sort());
  const pages = names.filter((name) => existsSync(`${root}examples/${name}/index.html`));
  const list = readFileSync(`${root}examples/README.md`, 'utf8');
  for (const file of files) expect(list).toContain(`| [${file}](${file}) | ${sentenceIn(`${root}examples/${file}`)} |`);
  for (const page of pages) {
    const main = readdirSync(`${root}examples/${page}`).find((name) => name.startsWith('main.')) ?? 'main.ts';
    expect(list).toContain(`| [${page}](${page}/${main}) | ${sentenceIn(`${root}examples/${page}/${main}`)} |`);
  }
});
