import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../server/test/server-process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each program prints on a server that has just been started. */
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

test.each(Object.entries(printed))('%s prints what it is for', async (file, expected) => {
  const program = ['--import', 'tsx', `examples/${file}`];
  const env = { ...process.env, STUDY_MATE_URL: server.url };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, program, { cwd: root, env });
  expect(stdout).toMatch(expected);
  expect(stderr).toBe('');
});

test('every program begins with a sentence, is run above, and is in the list with its sentence', () => {
  const files = readdirSync(`${root}examples`).filter((file) => file.endsWith('.ts'));
  // Tests are run with all others.
  expect(Object.keys(printed).sort()).toEqual(files.filter((file) => !file.endsWith('.test.ts')).sort());
  const list = readFileSync(`${root}examples/README.md`, 'utf8');
  for (const file of files) {
    const [, sentence] = /^\/\*\* (.+) \*\/\n/.exec(readFileSync(`${root}examples/${file}`, 'utf8')) ?? [];
    expect(list).toContain(`| [${file}](${file}) | ${sentence} |`);
  }
});
