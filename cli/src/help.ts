import type { Command, Example } from './command.ts';
import { drawSheet, type HelpSheet, type Line } from './help-sheet.ts';
import { type Entry, entries, examples, nouns, verbsOf } from './program.ts';
import { globalFlags, toArgumentUsage, toFlagUsage } from './usage.ts';

const exampleLines = (list: readonly Example[]): Line[] => list.map(({ line, about }) => [line, about]);

const flagLines = (flags: Command['flags']): Line[] =>
  Object.entries(flags).map(([name, parameter]) => [
    parameter.short ? toFlagUsage(name, parameter) : `    ${toFlagUsage(name, parameter)}`,
    parameter.summary,
  ]);

const everyCommand = (): HelpSheet[number] => ({
  title: 'For every command',
  lines: [...flagLines(globalFlags), ['-h, --help', 'Show this kind of help, for any command']],
});

const commandLines = (commands: readonly Command[]): Line[] => commands.map(({ name, summary }) => [name, summary]);

/** What there is to know about the program as a whole. */
export const sheetForAll = async (version: string): Promise<HelpSheet> => {
  const single = entries.filter(({ name }) => !name.includes(' '));
  const commands = await Promise.all(single.map(({ load }) => load()));
  return [
    `Study Mate ${version}: find people to study with, connect, chat and meet.\n`,
    { title: 'Examples', lines: exampleLines(examples) },
    { title: 'Commands', lines: commandLines(commands) },
    {
      title: 'Groups of commands',
      lines: Object.entries(nouns).map(([noun, summary]) => [noun, `${summary}: ${verbsOf(noun).join(', ')}`]),
    },
    everyCommand(),
    '\nThe README lists exit codes and settings.\nHelp with one command: study-mate <command> --help\n',
  ];
};

export const sheetForNoun = async (noun: string): Promise<HelpSheet> => {
  const own = entries.filter(({ name }) => name.startsWith(`${noun} `));
  const commands = await Promise.all(own.map(({ load }) => load()));
  const shown = commands.flatMap((command) => command.examples.slice(0, 1));
  return [
    `${nouns[noun]}.\n`,
    { title: 'Examples', lines: exampleLines(shown) },
    { title: 'Commands', lines: commandLines(commands) },
    everyCommand(),
  ];
};

/** Examples come first: most people look for the line to change and run. */
const sheetForCommand = ({ name, summary, about, args, flags, examples: shown }: Command): HelpSheet => {
  const words = Object.entries(args).map(([arg, parameter]) => toArgumentUsage(arg, parameter));
  return [
    { text: `${summary}.` },
    { title: 'Examples', lines: exampleLines(shown) },
    `\nUsage\n  ${['study-mate', name, ...words, '[flags]'].join(' ')}\n`,
    ...(about ? ['\n', { text: about }] : []),
    {
      title: 'Arguments',
      lines: Object.entries(args).map(([arg, parameter]) => [toArgumentUsage(arg, parameter), parameter.summary]),
    },
    { title: 'Flags', lines: flagLines(flags) },
    everyCommand(),
  ];
};

const sheetFor = async (about: Entry | string | undefined, version: string): Promise<HelpSheet> => {
  if (about === undefined) return sheetForAll(version);
  return typeof about === 'string' ? sheetForNoun(about) : sheetForCommand(await about.load());
};

/** Help about everything, a group, or one command, for paper of this width. */
export const writeHelp = async (
  about: Entry | string | undefined,
  { version, width }: { version: string; width: number },
): Promise<string> => drawSheet(await sheetFor(about, version), width);
