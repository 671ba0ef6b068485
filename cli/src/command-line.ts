import { CommanderError, Option, Command as Parser } from 'commander';
import type { Command } from './command.ts';
import type { GlobalFlags } from './context.ts';
import { UsageError } from './failure.ts';
import { type Parameter, type Parameters, readParameter, type Values } from './parameter.ts';
import { globalFlags, kebab, toArgumentUsage, toFlagName, toFlagUsage } from './usage.ts';

const toOption = ([name, parameter]: [string, Parameter]): Option => {
  const option = new Option(toFlagUsage(name, parameter));
  return parameter.placeholder
    ? option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text])
    : option;
};

const toTexts = (value: unknown): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

/** The parser's sentences, in the manner of ours. */
const toUsageError = (error: CommanderError, { name }: Command): UsageError => {
  const [sentence = '', hint] = error.message.replace(/^error: /, '').split('\n');
  const message = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`.replace(/\.\.$/, '.');
  const meant = /Did you mean (.*)\?/.exec(hint ?? '')?.[1];
  return new UsageError(
    message,
    meant ? `Did you mean ${meant}?` : `See how it is used with: study-mate ${name} --help`,
  );
};

interface Parsed {
  input: Record<string, unknown>;
  global: GlobalFlags;
}

const readAll = (parameters: Parameters, texts: Record<string, unknown>, label: (name: string) => string) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      readParameter(label(name), parameter, toTexts(texts[name])),
    ]),
  );

/** Reads the words after a command's name. */
export function parseCommandLine(command: Command, words: readonly string[]): Parsed {
  const parser = new Parser(command.name)
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .helpOption(false)
    .allowExcessArguments(false);
  for (const [name, parameter] of Object.entries(command.args)) parser.argument(toArgumentUsage(name, parameter));
  const options = [...Object.entries(globalFlags), ...Object.entries(command.flags)] as [string, Parameter][];
  for (const option of options) parser.addOption(toOption(option));
  try {
    parser.parse([...words], { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? toUsageError(error, command) : error;
  }
  const flags = parser.opts();
  const args = Object.fromEntries(Object.keys(command.args).map((name, index) => [name, parser.processedArgs[index]]));
  return {
    input: {
      ...readAll(command.args, args, (name) => `<${kebab(name)}>`),
      ...readAll(command.flags, flags, toFlagName),
    },
    global: readAll(globalFlags, flags, toFlagName) as Values<typeof globalFlags>,
  };
}
