import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestHome } from './run-cli.ts';
import { Shell } from './shell.ts';

const program = fileURLToPath(new URL('../bin/study-mate.cjs', import.meta.url));
/**
 * Each is run so often, in turn with Node itself, and the medians are compared: what other programs do meanwhile makes
 * both dearer. What still looks too dear is run more often.
 */
const rounds = { least: 5, most: 25, milliseconds: 60_000 };

/** At once, without the program being loaded. */
const simple = ['--version', '--help'];
/** What can be done without a server. */
const offline = [
  ...['help chat send', 'help groups', 'completion zsh', '__complete 1 chat s', 'chat send', 'nerby'],
  ...['api --list', 'whoami', 'scenario check'],
];

/** How many times as dear as Node itself each may be. */
const limits = new Map([...simple.map((line) => [line, 1.4] as const), ...offline.map((line) => [line, 2] as const)]);

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

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

test('a cold start costs little more than Node itself', () => {
  const costs = new Map<string, number[]>();
  const run = (line: string) => {
    const cost = measure(line ? `'${program}' ${line}` : '-e 0');
    costs.set(line, [...(costs.get(line) ?? []), cost]);
  };
  const costOf = (line: string) => median(costs.get(line) ?? []);
  const tooDear = () =>
    [...limits]
      .map(([line, limit]) => ({ line, limit, ratio: costOf(line) / costOf('') }))
      .filter(({ ratio, limit }) => !(ratio <= limit));
  const began = performance.now();
  for (let round = 0; round < rounds.most; round++) {
    const isOver = round >= rounds.least && performance.now() - began > rounds.milliseconds;
    const again = round < rounds.least ? [...limits.keys()] : tooDear().map(({ line }) => line);
    if (isOver || again.length === 0) break;
    for (const line of ['', ...again]) run(line);
  }
  expect(costOf('')).toBeGreaterThan(5);
  expect(tooDear()).toEqual([]);
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
