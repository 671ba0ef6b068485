import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { exitCodes } from '../exit.ts';
import { entries } from '../program.ts';
import { toFlagName } from '../usage.ts';
import { writePages } from './pages.ts';
import { settingMeanings } from './settings.ts';

const pages = await writePages('1.2.3');
const textOf = (name: string): string => pages.find((page) => page.name === name)?.text ?? '';
const inRoff = (text: string): string => text.replace(/-/g, '\\-');

test.each(entries)('a page tells of $name, its flags and its examples', async ({ name, load }) => {
  const command = await load();
  const [noun] = name.split(' ');
  const text = textOf(name.includes(' ') ? `study-mate-${noun}` : 'study-mate');
  expect(text).toContain(inRoff(`study-mate ${name}`));
  for (const flag of Object.keys(command.flags)) expect(text).toContain(inRoff(toFlagName(flag)));
  for (const { line } of command.examples) expect(text).toContain(inRoff(line).replace(/\\(?!-)/g, '\\e'));
});

test('nothing but macros of man begins with a dot, and nothing else is an instruction', () => {
  const known = /^\.(TH|SH|SS|PP|TP|B|EX|EE)( |$)/;
  for (const { text } of pages) {
    for (const line of text.split('\n')) {
      if (/^[.']/.test(line)) expect(line).toMatch(known);
      expect(line.replace(/\\(e|-|&|\(dq)/g, '')).not.toContain('\\');
    }
  }
});

test('the program tells its version, exit codes and settings', () => {
  const text = textOf('study-mate');
  expect(text).toContain('Study Mate 1.2.3');
  for (const code of Object.values(exitCodes)) expect(text).toContain(`.B "${code}"`);
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  for (const [name] of settingMeanings) expect(readme).toContain(`\`${name}\``);
});

test('the package names all pages, and no other', () => {
  expect(manifest.man.toSorted()).toEqual(pages.map(({ name }) => `./dist/man/${name}.1`).sort());
});
