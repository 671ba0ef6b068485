import type { Command } from '../command.ts';
import { entries, examples, nouns } from '../program.ts';
import { globalFlags, toArgumentUsage, toFlagUsage } from '../usage.ts';
import { bold, heading, item, paragraph, section, subsection, verbatim } from './roff.ts';
import { exitMeanings, settingMeanings } from './settings.ts';

interface Page {
  /** Without its section: `study-mate-chat`. */
  name: string;
  text: string;
}

const items = (lines: readonly (readonly [string, string])[]): string =>
  lines.map(([term, text]) => item(term, text)).join('');

const flagItems = (flags: Command['flags']): string =>
  items(Object.entries(flags).map(([name, parameter]) => [toFlagUsage(name, parameter), `${parameter.summary}.`]));

const describe = ({ name, summary, about, args, flags, examples: shown }: Command): string => {
  const words = Object.entries(args).map(([arg, parameter]) => toArgumentUsage(arg, parameter));
  return subsection(
    `study-mate ${[name, ...words].join(' ')}`,
    [
      paragraph(`${summary}.${about ? ` ${about}` : ''}`),
      items(Object.entries(args).map(([arg, parameter]) => [toArgumentUsage(arg, parameter), `${parameter.summary}.`])),
      flagItems(flags),
      ...shown.map(({ line, about: why }) => paragraph(`${why}:`) + verbatim(line)),
    ].join(''),
  );
};

const pageNameOf = (noun: string): string => `study-mate-${noun}`;

const reference = (names: readonly string[]): string => paragraph(names.map((name) => `${name}(1)`).join(', '));

const describeNoun = (noun: string, commands: readonly Command[], version: string): Page => ({
  name: pageNameOf(noun),
  text: [
    heading(pageNameOf(noun), version),
    section('Name', `${pageNameOf(noun)} \\- ${nouns[noun]}\n`),
    section('Synopsis', bold(`study-mate ${noun} <command> [flags]`)),
    section('Commands', commands.map(describe).join('')),
    section('Flags of every command', flagItems(globalFlags)),
    section('See also', reference(['study-mate'])),
  ].join(''),
});

const describeProgram = (single: readonly Command[], version: string): Page => ({
  name: 'study-mate',
  text: [
    heading('study-mate', version),
    section('Name', 'study\\-mate \\- find people to study with, connect, chat and meet\n'),
    section('Synopsis', bold('study-mate <command> [arguments] [flags]')),
    section('Examples', examples.map(({ line, about }) => paragraph(`${about}:`) + verbatim(line)).join('')),
    section('Commands', single.map(describe).join('')),
    section(
      'Groups of commands',
      items(Object.entries(nouns).map(([noun, about]) => [`study-mate ${noun}`, `${about}.`])),
    ),
    section('Flags of every command', flagItems(globalFlags)),
    section('Exit status', items(exitMeanings)),
    section('Environment', items(settingMeanings)),
    section('See also', reference(Object.keys(nouns).map(pageNameOf))),
  ].join(''),
});

/** The manual: a page about the program, and one about each group of commands. */
export async function writePages(version: string): Promise<Page[]> {
  const commands = await Promise.all(entries.map(({ load }) => load()));
  return [
    ...Object.keys(nouns).map((noun) =>
      describeNoun(
        noun,
        commands.filter(({ name }) => name.startsWith(`${noun} `)),
        version,
      ),
    ),
    describeProgram(
      commands.filter(({ name }) => !name.includes(' ')),
      version,
    ),
  ];
}
