import type { Command } from './command.ts';
import type { GlobalFlags } from './context.ts';
import { UsageError } from './failure.ts';
import { type Parameters, readParameter, type Values } from './parameter.ts';
import { globalFlags, kebab, toFlagName } from './usage.ts';
import { sortWords } from './words.ts';

interface Parsed {
  input: Record<string, unknown>;
  global: GlobalFlags;
}

const readAll = (
  parameters: Parameters,
  texts: Readonly<Record<string, readonly string[]>>,
  label: (name: string) => string,
) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      readParameter(label(name), parameter, texts[name] ?? []),
    ]),
  );

/** What stands behind `--json` as if it were its value. */
const looseFields = (words: readonly string[]): string | undefined => {
  const at = words.indexOf('--json');
  return at === -1 ? undefined : words[at + 1];
};

/** Gives each argument its words; the last may take all that are left. */
const shareOut = (args: Parameters, given: readonly string[], words: readonly string[]): Record<string, string[]> => {
  const names = Object.keys(args);
  const takesRest = names.some((name) => args[name]?.takes === 'any' || args[name]?.takes === 'some');
  const missing = names.find((name, index) => /^(one|some)$/.test(args[name]?.takes ?? '') && index >= given.length);
  if (missing) throw new UsageError(`Missing required argument '${kebab(missing)}'.`);
  if (!takesRest && given.length > names.length) {
    const expected = `${names.length} argument${names.length === 1 ? '' : 's'}`;
    const fields = looseFields(words);
    throw new UsageError(
      `Too many arguments. Expected ${expected} but got ${given.length}.`,
      fields && `Fields are tied to the flag: --json=${fields}`,
    );
  }
  const isLast = (index: number) => takesRest && index === names.length - 1;
  return Object.fromEntries(
    names.map((name, index) => [name, given.slice(index, isLast(index) ? undefined : index + 1)]),
  );
};

/** Says where help is, if nothing better is known. */
const withHelp = (error: unknown, { name }: Command): unknown =>
  error instanceof UsageError && !error.suggestion
    ? new UsageError(error.message, `See how it is used with: study-mate ${name} --help`)
    : error;

/** Reads the words after a command's name. */
export function parseCommandLine(command: Command, words: readonly string[]): Parsed {
  const { args, flags } = sort(command, words);
  return {
    input: {
      ...readAll(command.args, args, (name) => `<${kebab(name)}>`),
      ...readAll(command.flags, flags, toFlagName),
    },
    global: readAll(globalFlags, flags, toFlagName) as Values<typeof globalFlags>,
  };
}

const sort = (command: Command, words: readonly string[]) => {
  try {
    const { args, flags } = sortWords(words, { ...globalFlags, ...command.flags });
    return { args: shareOut(command.args, args, words), flags };
  } catch (error) {
    throw withHelp(error, command);
  }
};
