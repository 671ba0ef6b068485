import { CommanderError, Option, Command as Parser } from 'commander';
import type { Command } from './command.ts';
import type { GlobalFlags } from './context.ts';
import { UsageError } from './failure.ts';
import { type Parameter, type Parameters, readParameter, type Values } from './parameter.ts';
import { globalFlags, kebab, toArgumentUsage, toFlagName } from './usage.ts';

const after = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text];

/** How the parser wants a flag to be written. */
const toOption = ([name, { short, placeholder, isValueOptional }]: [string, Parameter]): Option => {
  const value = placeholder && (isValueOptional ? ` [${placeholder}]` : ` <${placeholder}>`);
  const option = new Option([short && `-${short}, `, toFlagName(name), value].filter(Boolean).join(''));
  return placeholder ? option.argParser(after) : option;
};

/** Under another name the flag fills the same place, so that of both the last counts. */
const addAlias = (parser: Parser, [name, { alias, placeholder }]: [string, Parameter]): void => {
  if (!alias) return;
  parser.addOption(new Option(`--${alias} <${placeholder}>`));
  parser.on(`option:${alias}`, (text: string) =>
    parser.setOptionValue(name, after(text, parser.getOptionValue(name) as string[] | undefined)),
  );
};

/** The word behind `--json` is not its value, unless an equals sign says so. */
const tieValues = (words: readonly string[], options: readonly [string, Parameter][]): string[] => {
  const loose = options.filter(([, { isValueOptional }]) => isValueOptional).map(([name]) => toFlagName(name));
  const end = words.indexOf('--');
  return words.map((word, index) => (loose.includes(word) && (end === -1 || index < end) ? `${word}=` : word));
};

const toTexts = (value: unknown): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

/** What stands behind `--json` as if it were its value. */
const looseFields = (words: readonly string[]): string | undefined => {
  const at = words.indexOf('--json');
  return at === -1 ? undefined : words[at + 1];
};

/** The parser's sentences, in the manner of ours. */
const toUsageError = (error: CommanderError, { name }: Command, words: readonly string[]): UsageError => {
  const [sentence = '', hint] = error.message.replace(/^error: /, '').split('\n');
  const message = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`.replace(/\.\.$/, '.');
  const fields = error.code === 'commander.excessArguments' && looseFields(words);
  if (fields) return new UsageError(message, `Fields are tied to the flag: --json=${fields}`);
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
  for (const option of options) {
    parser.addOption(toOption(option));
    addAlias(parser, option);
  }
  try {
    parser.parse(tieValues(words, options), { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? toUsageError(error, command, words) : error;
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
