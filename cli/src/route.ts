import { UsageError } from './failure.ts';
import { findNearest } from './nearest.ts';
import { type Entry, entries, nouns, usualVerbs, verbsOf } from './program.ts';

/** What the words on the command line ask for. */
export type Route =
  | { to: 'version' }
  | { to: 'help'; about: Entry | string | undefined }
  /** A shell asks what the word could be that comes after so many. */
  | { to: 'completion'; words: readonly string[] }
  /** The program itself asks for a newer version, in the background. */
  | { to: 'update' }
  | { to: 'command'; entry: Entry; rest: string[] };

const takesValue = ['--profile', '--as', '--url', '--jq', '--template'];
const topLevel = [...new Set(entries.map(({ name }) => name.split(' ')[0] ?? name))];

const isFlag = (word: string): boolean => word.startsWith('-') && word !== '-';

/** `next` is the word that follows; together they may be a command. */
const unknown = (word: string, known: readonly string[], { prefix = '', next = '' }): UsageError => {
  const nearest = findNearest(word, known);
  const both = findEntry(`${nearest} ${next}`)?.name;
  const suggestion = nearest
    ? `Did you mean: study-mate ${prefix}${both ?? nearest}`
    : `See them all with: study-mate ${prefix}--help`;
  return new UsageError(`There is no command "${prefix}${word}".`, suggestion);
};

const asksForHelp = (words: readonly string[]): boolean => {
  const end = words.indexOf('--');
  return words.slice(0, end === -1 ? undefined : end).some((word) => word === '--help' || word === '-h');
};

/** Flags for every command may come before its name; they are read with the command's own. */
export const splitLeadingFlags = (words: readonly string[]): [flags: string[], words: string[]] => {
  let count = 0;
  while (isFlag(words[count] ?? '')) count += takesValue.includes(words[count] ?? '') ? 2 : 1;
  return [words.slice(0, count), words.slice(count)];
};

const findEntry = (name: string): Entry | undefined => entries.find((entry) => entry.name === name);

/** Finds the command without loading any. */
export function findRoute(args: readonly string[]): Route {
  if (args[0] === '__complete') return { to: 'completion', words: args.slice(1) };
  if (args[0] === '__update') return { to: 'update' };
  const [leading, [first, ...others]] = splitLeadingFlags(args);
  if (leading.includes('--version') || leading.includes('-V')) return { to: 'version' };
  if (first === 'help') return findRoute([...others.filter((word) => !isFlag(word)), '--help']);
  const isHelp = asksForHelp(args);
  if (first === undefined) return needNothingElse(leading, isHelp, undefined);

  const single = findEntry(first);
  if (single) return toCommand(single, [...leading, ...others], isHelp);
  const [between, [verb, ...rest]] = splitLeadingFlags(others);
  if (!(first in nouns)) throw unknown(first, topLevel, { next: verb });

  const usual = usualVerbs[first];
  if (verb === undefined) {
    const entry = usual && !isHelp ? findEntry(`${first} ${usual}`) : undefined;
    return entry
      ? toCommand(entry, [...leading, ...between], isHelp)
      : needNothingElse([...leading, ...between], isHelp, first);
  }
  const entry = findEntry(`${first} ${verb}`);
  if (!entry) throw unknown(verb, verbsOf(first), { prefix: `${first} ` });
  return toCommand(entry, [...leading, ...between, ...rest], isHelp);
}

const toCommand = (entry: Entry, rest: string[], isHelp: boolean): Route =>
  isHelp ? { to: 'help', about: entry } : { to: 'command', entry, rest };

/** Help stands in for a command that was not named, but not where a program waits for a result. */
const needNothingElse = (flags: readonly string[], isHelp: boolean, noun: string | undefined): Route => {
  if (!isHelp && flags.length) {
    const where = noun ? ` ${noun}` : '';
    throw new UsageError('Which command?', `See them all with: study-mate${where} --help`);
  }
  return { to: 'help', about: noun };
};
