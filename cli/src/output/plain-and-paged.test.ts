import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversations, learner, page, session } from '../../test/answers.ts';
import { startFakeServer } from '../../test/fake-server.ts';
import { TestHome } from '../../test/run-cli.ts';
import { showInPager } from './pager.ts';

const message = (seq: number, sender: number, isRead: boolean) => ({
  id: seq,
  seq,
  sender_id: sender,
  sender_name: sender === 12 ? 'Đặng Gia Khánh' : 'An',
  sender_avatar: null,
  content: `message ${seq}`,
  is_read: isRead,
  read_at: null,
  created_at: '2025-10-25T10:00:00Z',
  client_message_id: null,
});

let home: TestHome;
let server: Awaited<ReturnType<typeof startFakeServer>>;
beforeAll(async () => {
  home = new TestHome();
  server = await startFakeServer({
    'GET /api/discover/nearby-learners/': { body: page([learner, { ...learner, id: 8, major: '' }]) },
    'GET /api/chat/conversations/': { body: page(conversations) },
    'GET /api/chat/conversations/4/': { body: conversations[0] },
    'GET /api/chat/conversations/4/messages/': {
      body: page([message(3, 2, false), message(2, 2, true), message(1, 12, true)]),
    },
    'GET /api/auth/profile/': { body: { id: 2, email: 'an@x', full_name: 'An' } },
    'GET /api/sessions/monthly_sessions/': { body: [session] },
  });
  await home.signIn(server.url);
});
afterAll(async () => {
  home.remove();
  await server.close();
});

describe('for screen readers', () => {
  const environment = { ACCESSIBLE: '1' };

  test('a table is one line for each value, without those there are none of', async () => {
    const { stdout } = await home.run(['nearby', '--plain'], { terminal: 80 });
    expect(stdout).toBe(
      'Id: 7\nName: Phạm Khánh Linh\nDistance: 0.89 km\nSchool: Đại học Bách khoa Hà Nội\nMajor: Data Science\nYear: 2\n' +
        '\nId: 8\nName: Phạm Khánh Linh\nDistance: 0.89 km\nSchool: Đại học Bách khoa Hà Nội\nYear: 2\n',
    );
  });

  test('one thing is so, too, and a setting wishes it for all commands', async () => {
    const { stdout } = await home.run(['whoami'], { terminal: 80, environment });
    expect(stdout).toContain('Name: An\n');
    expect(stdout).not.toContain('  ');
  });

  test('marks behind messages are words', async () => {
    const { stdout } = await home.run(['chat', 'history', '4'], { terminal: 80, environment });
    expect(stdout).toMatch(/ Đặng Gia Khánh: message 1\n.* An: message 2 \(read\)\n.* An: message 3 \(sent\)\n$/);
  });

  test('a month is a list, an error a sentence, and nothing is drawn', async () => {
    const month = await home.run(['sessions', 'calendar', '2026-03'], { terminal: 80, environment });
    expect(month.stdout).toContain('Title: Algorithms\n');
    const refused = await home.run(['chat', 'history', '99', '--plain'], { terminal: 80 });
    expect(refused.stderr).toMatch(/^Error: /);
    const findings = await home.run(['doctor'], { terminal: 80, environment });
    expect(findings.stdout).toMatch(/^[a-z ]+: (ok|warning|broken)\. /i);
    expect(month.stdout + refused.stderr + findings.stdout).not.toMatch(/[✓✗•─]/);
  });

  test('what programs read stays as it is', async () => {
    const plain = await home.run(['nearby', '--plain']);
    expect(plain).toEqual(await home.run(['nearby']));
  });
});

describe('a pager', () => {
  const path = () => join(home.folder, 'paged');
  const run = (rows: number, pager: string, ...flags: string[]) =>
    home.run(['nearby', ...flags], { terminal: 80, rows, environment: { STUDY_MATE_PAGER: pager } });
  const whole = async () => (await home.run(['nearby'], { terminal: 80 })).stdout;

  test('shows what is longer than the terminal', async () => {
    expect(await run(3, `cat > '${path()}'`)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(path(), 'utf8')).toBe(await whole());
  });

  test.each([
    ['there is room', 4, 'exit 1', []],
    ['none is wished', 3, 'exit 1', ['--no-pager']],
    ['it is turned off', 3, '', []],
    ['it is one that shows all at once', 3, 'cat', []],
    ['there is no such program', 3, 'LESS=R no-such-program-anywhere -R', []],
  ])('is not needed where %s', async (_, rows, pager, flags) => {
    expect(await run(rows, pager, ...flags)).toEqual({ code: 0, stdout: await whole(), stderr: '' });
  });

  test('may be left before the end, and may fail', async () => {
    for (const pager of ['true', 'exit 3']) {
      expect(await run(3, pager)).toEqual({ code: 0, stdout: '', stderr: '' });
    }
  });

  test('that is left while there is much more to come is no failure', async () => {
    expect(await showInPager('true', 'a line\n'.repeat(200_000), {})).toBe(true);
    expect(await showInPager('no-such-program-anywhere', 'a line\n'.repeat(200_000), {})).toBe(false);
  });

  test('comes to screen readers when it is asked for by name', async () => {
    const options = { terminal: 80, rows: 3 };
    const environment = { PAGER: 'exit 3' };
    expect((await home.run(['nearby', '--plain'], { ...options, environment })).stdout).not.toBe('');
    expect((await run(3, 'exit 3', '--plain')).stdout).toBe('');
    expect((await home.run(['nearby'], { ...options, environment })).stdout).toBe('');
  });

  test('is for people: data for programs is written as it comes', async () => {
    const { stdout } = await home.run(['nearby'], { rows: 3, environment: { STUDY_MATE_PAGER: 'exit 3' } });
    expect(stdout).toContain('Phạm Khánh Linh');
  });
});
