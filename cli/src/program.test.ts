import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TestHome } from '../test/run-cli.ts';
import { entries, examples, nouns, usualVerbs, verbsOf } from './program.ts';

const commands = await Promise.all(entries.map(async ({ name, load }) => ({ name, command: await load() })));

test.each(commands)('$name is the command of that name, with runnable examples', ({ name, command }) => {
  expect(command.name).toBe(name);
  expect(command.summary).toMatch(/^[A-Z][^.]*$/);
  expect(command.examples.length).toBeGreaterThan(0);
  for (const { line } of command.examples) expect(`${line} `).toContain(`study-mate ${name.replace(/ show$/, '')} `);
});

test('every group has commands and says what it is about', () => {
  const groups = new Set(entries.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0]] : [])));
  expect(Object.keys(nouns).sort()).toEqual([...groups].sort());
  for (const [noun, verb] of Object.entries(usualVerbs)) expect(verbsOf(noun)).toContain(verb);
});

test('help begins with examples, for everything, for a group and for a command', async () => {
  const home = new TestHome();
  for (const args of [['--help'], ['help', 'chat'], ['chat'], ['chat', 'send', '-h'], []]) {
    const { code, stdout } = await home.run(args);
    expect(code).toBe(0);
    expect(stdout.split('\n')[2]).toBe('Examples');
  }
  const { stdout } = await home.run(['--help']);
  for (const { line } of examples) expect(stdout).toContain(line);
  for (const noun of Object.keys(nouns)) expect(stdout).toContain(`  ${noun} `);
  home.remove();
});

test.each(entries)('the help of $name is broken between words, but for lines to copy', async ({ name }) => {
  const home = new TestHome();
  const { stdout } = await home.run(['help', ...name.split(' ')], { terminal: 60 });
  const long = stdout.split('\n').filter((line) => line.length > 60 && !line.includes('study-mate '));
  expect(long).toEqual([]);
  home.remove();
});

test.each(entries)('the README tells of $name', ({ name }) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [noun = '', verb = noun] = name.split(' ');
  const rows = readme.split('\n').filter((line) => line.startsWith('| `') && line.includes(`\`${noun}`));
  const words = rows.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => code.split(' ')));
  expect(words).toContain(verb === usualVerbs[noun] ? noun : verb);
});

test('the version is that of the package', async () => {
  const home = new TestHome();
  expect((await home.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  home.remove();
});
