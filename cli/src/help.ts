import type { Command, Example } from './command.ts';
import { fold } from './output/fold.ts';
import { type Entry, entries, examples, nouns, verbsOf } from './program.ts';
import { globalFlags, toArgumentUsage, toFlagUsage } from './usage.ts';

type Line = readonly [left: string, right: string];

/** Narrower than this an explanation stands under its line instead of beside it. */
const narrowest = 30;

/** Explanations beside their lines, all under each other. */
const drawBeside = (lines: readonly Line[], left: number, width: number): string[] =>
  lines.map(([word, right]) => `  ${word.padEnd(left)}   ${fold(right, width, ' '.repeat(left + 5))}`);

const drawBelow = (lines: readonly Line[], width: number): string[] =>
  lines.map(([word, right]) => [`  ${word}`, ...(right ? [`      ${fold(right, width, '      ')}`] : [])].join('\n'));

type Section = (title: string, lines: readonly Line[]) => string;

const sectionsOf =
  (width: number): Section =>
  (title, lines) => {
    if (!lines.length) return '';
    const left = Math.max(...lines.map(([word]) => word.length));
    const drawn = width - left - 5 < narrowest ? drawBelow(lines, width) : drawBeside(lines, left, width);
    return `\n${title}\n${drawn.map((line) => line.trimEnd()).join('\n')}\n`;
  };

const exampleLines = (list: readonly Example[]): Line[] => list.map(({ line, about }) => [line, about]);

const flagLines = (flags: Command['flags']): Line[] =>
  Object.entries(flags).map(([name, parameter]) => [
    parameter.short ? toFlagUsage(name, parameter) : `    ${toFlagUsage(name, parameter)}`,
    parameter.summary,
  ]);

const everyCommand = (section: Section): string =>
  section('For every command', [...flagLines(globalFlags), ['-h, --help', 'Show this kind of help, for any command']]);

/** What is printed on: how wide it is, and by which version. */
interface Sheet {
  version: string;
  width: number;
}

const helpForAll = async ({ version, width }: Sheet): Promise<string> => {
  const section = sectionsOf(width);
  const single = entries.filter(({ name }) => !name.includes(' '));
  const commands = await Promise.all(single.map(({ load }) => load()));
  return [
    `Study Mate ${version}: find people to study with, connect, chat and meet.\n`,
    section('Examples', exampleLines(examples)),
    section(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    section(
      'Groups of commands',
      Object.entries(nouns).map(([noun, summary]) => [noun, `${summary}: ${verbsOf(noun).join(', ')}`]),
    ),
    everyCommand(section),
    '\nThe README lists exit codes and settings.\nHelp with one command: study-mate <command> --help\n',
  ].join('');
};

const helpForNoun = async (noun: string, { width }: Sheet): Promise<string> => {
  const section = sectionsOf(width);
  const commands = await Promise.all(verbsOf(noun).map((verb) => load(`${noun} ${verb}`)));
  const shown = commands.flatMap((command) => command.examples.slice(0, 1));
  return [
    `${nouns[noun]}.\n`,
    section('Examples', exampleLines(shown)),
    section(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    everyCommand(section),
  ].join('');
};

const load = async (name: string): Promise<Command> => {
  const entry = entries.find((it) => it.name === name);
  if (!entry) throw new Error(`No command ${name}.`);
  return entry.load();
};

/** Examples come first: most people look for the line to change and run. */
const helpForCommand = ({ name, summary, about, args, flags, examples: shown }: Command, { width }: Sheet): string => {
  const section = sectionsOf(width);
  const words = Object.entries(args).map(([arg, parameter]) => toArgumentUsage(arg, parameter));
  return [
    `${fold(`${summary}.`, width)}\n`,
    section('Examples', exampleLines(shown)),
    `\nUsage\n  ${['study-mate', name, ...words, '[flags]'].join(' ')}\n`,
    about ? `\n${fold(about, width)}\n` : '',
    section(
      'Arguments',
      Object.entries(args).map(([arg, parameter]) => [toArgumentUsage(arg, parameter), parameter.summary]),
    ),
    section('Flags', flagLines(flags)),
    everyCommand(section),
  ].join('');
};

/** Help about everything, a group, or one command. */
export const writeHelp = async (about: Entry | string | undefined, sheet: Sheet): Promise<string> => {
  if (about === undefined) return helpForAll(sheet);
  return typeof about === 'string' ? helpForNoun(about, sheet) : helpForCommand(await about.load(), sheet);
};
