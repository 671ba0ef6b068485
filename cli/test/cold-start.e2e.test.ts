import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestHome } from './run-cli.ts';
import { Shell } from './shell.ts';

const program = fileURLToPath(new URL('../bin/study-mate.cjs', import.meta.url));
/** Each is run so often; of all runs the cheapest counts, because everything else is what other programs did meanwhile. */
const rounds = 10;

/** At once, without the program being loaded. */
const simple = ['--version', '--help'];
/** What can be done without a server. */
const offline = ['help chat send', 'help groups', 'completion zsh', '__complete 1 chat s', 'chat send', 'nerby'];

/** The same, but with a table or a profile to read. */
const reading = ['api --list', 'whoami'];

let home: TestHome;
let shell: Shell;
beforeAll(() => {
  home = new TestHome();
  shell = new Shell('http://localhost:9');
});
afterAll(() => {
  home.remove();
  shell.remove();
});

/** Milliseconds of processor time, as the shell counts them. */
function measure(words: string): number {
  const { stderr } = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%3U %3S'; time '${process.execPath}' ${words} &>/dev/null`],
    {
      env: { PATH: process.env.PATH, XDG_CONFIG_HOME: home.folder },
      encoding: 'utf8',
    },
  );
  const [user, system] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) * 1000;
}

test('a cold start costs little more than Node itself', () => {
  const lines = ['', ...simple, ...offline, ...reading];
  const cheapest = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const line of lines) {
      const cost = measure(line ? `'${program}' ${line}` : '-e 0');
      cheapest.set(line, Math.min(cost, cheapest.get(line) ?? Number.POSITIVE_INFINITY));
    }
  }
  const node = cheapest.get('') ?? Number.NaN;
  const ratios = (some: readonly string[]) =>
    some.map((line) => [line, (cheapest.get(line) ?? Number.NaN) / node] as const);
  expect(node).toBeGreaterThan(5);
  expect(ratios(simple).filter(([, ratio]) => !(ratio <= 1.4))).toEqual([]);
  expect(ratios(offline).filter(([, ratio]) => !(ratio <= 2))).toEqual([]);
  expect(ratios(reading).filter(([, ratio]) => !(ratio <= 2.5))).toEqual([]);
});

describe('what is answered at once', () => {
  test.each([
    ['--version'],
    ['-V'],
    ['--help'],
    ['-h'],
    ['help'],
    [''],
    ['help groups'],
    ['chat --help'],
    ['help login'],
  ])('%s is what the program would say', async (word) => {
    const { code, stdout, stderr } = await shell.run(`study-mate ${word}`);
    expect({ code, stdout, stderr }).toEqual(await home.run(word.split(' ').filter(Boolean)));
  });

  test('is as wide as the terminal', async () => {
    const terminal = shell.openTerminal('study-mate --help', { columns: 60, rows: 100 });
    expect(await terminal.untilEnded()).toBe(0);
    expect(terminal.text).toBe((await home.run(['--help'], { terminal: 60 })).stdout.trimEnd());
  });

  test('may be read in part', async () => {
    expect(await shell.run('study-mate --help | head -1')).toMatchObject({ code: 0, stderr: '' });
  });
});
