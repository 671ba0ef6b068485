import type { Command, Example } from './command.ts';
import { type Entry, entries, examples, nouns, verbsOf } from './program.ts';
import { globalFlags, toArgumentUsage, toFlagUsage } from './usage.ts';

type Line = readonly [left: string, right: string];

const section = (title: string, lines: readonly Line[]): string => {
  if (!lines.length) return '';
  const width = Math.max(...lines.map(([left]) => left.length));
  return `\n${title}\n${lines.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`.trimEnd()).join('\n')}\n`;
};

const exampleLines = (list: readonly Example[]): Line[] => list.map(({ line, about }) => [line, about]);

const flagLines = (flags: Command['flags']): Line[] =>
  Object.entries(flags).map(([name, parameter]) => [
    parameter.short ? toFlagUsage(name, parameter) : `    ${toFlagUsage(name, parameter)}`,
    parameter.summary,
  ]);

const everyCommand = section('For every command', [
  ...flagLines(globalFlags),
  ['-h, --help', 'Show this kind of help, for any command'],
]);

const helpForAll = async (version: string): Promise<string> => {
  const single = entries.filter(({ name }) => !name.includes(' '));
  const commands = await Promise.all(single.map(({ load }) => load()));
  return [
    `Study Mate ${version}: find people to study with nearby, connect and chat.\n`,
    section('Examples', exampleLines(examples)),
    section(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    section(
      'Groups of commands',
      Object.entries(nouns).map(([noun, summary]) => [noun, `${summary}: ${verbsOf(noun).join(', ')}`]),
    ),
    everyCommand,
    '\nThe README lists exit codes and settings. Help with one command: study-mate <command> --help\n',
  ].join('');
};

const helpForNoun = async (noun: string): Promise<string> => {
  const commands = await Promise.all(verbsOf(noun).map((verb) => load(`${noun} ${verb}`)));
  const shown = commands.flatMap((command) => command.examples.slice(0, 1));
  return [
    `${nouns[noun]}.\n`,
    section('Examples', exampleLines(shown)),
    section(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    everyCommand,
  ].join('');
};

const load = async (name: string): Promise<Command> => {
  const entry = entries.find((it) => it.name === name);
  if (!entry) throw new Error(`No command ${name}.`);
  return entry.load();
};

/** Examples come first: most people look for the line to change and run. */
export const helpForCommand = ({ name, summary, about, args, flags, examples: shown }: Command): string => {
  const words = Object.entries(args).map(([arg, parameter]) => toArgumentUsage(arg, parameter));
  return [
    `${summary}.\n`,
    section('Examples', exampleLines(shown)),
    `\nUsage\n  ${['study-mate', name, ...words, '[flags]'].join(' ')}\n`,
    about ? `\n${about}\n` : '',
    section(
      'Arguments',
      Object.entries(args).map(([arg, parameter]) => [toArgumentUsage(arg, parameter), parameter.summary]),
    ),
    section('Flags', flagLines(flags)),
    everyCommand,
  ].join('');
};

/** Help about everything, a group, or one command. */
export const writeHelp = async (about: Entry | string | undefined, version: string): Promise<string> => {
  if (about === undefined) return helpForAll(version);
  return typeof about === 'string' ? helpForNoun(about) : helpForCommand(await about.load());
};
