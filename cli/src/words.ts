import { UsageError } from './failure.ts';
import { findNearest } from './nearest.ts';
import type { Parameter, Parameters } from './parameter.ts';
import { toFlagName, toFlagUsage } from './usage.ts';

/** What was typed, sorted: the arguments in order, and the values of each flag that was given. */
export interface Sorted {
  args: string[];
  /** A flag without a value counts as an empty one. */
  flags: Record<string, string[]>;
}

const isNegativeNumber = (word: string): boolean => /^-\d*\.?\d+(e[+-]?\d+)?$/.test(word);
const isFlag = (word: string): boolean => word.startsWith('-') && word !== '-' && !isNegativeNumber(word);

type Named = Map<string, [name: string, parameter: Parameter]>;

const nameFlags = (flags: Parameters): Named => {
  const named: Named = new Map();
  for (const flag of Object.entries(flags)) {
    const [name, { short, alias }] = flag;
    named.set(toFlagName(name), flag);
    if (alias) named.set(`--${alias}`, flag);
    if (short) named.set(`-${short}`, flag);
  }
  return named;
};

const unknown = (word: string, known: Named): UsageError => {
  const nearest = findNearest(
    word.replace(/=.*$/s, ''),
    [...known.keys()].filter((name) => name.startsWith('--')),
  );
  return new UsageError(`Unknown option '${word}'.`, nearest && `Did you mean ${nearest}?`);
};

/** `--name=value` and `-nvalue` in two; `-ab` as two flags, where neither takes a value. */
const split = (word: string, known: Named): { flag: string; value?: string; rest?: string } => {
  if (word.startsWith('--')) {
    const [flag = '', ...value] = word.split('=');
    return value.length ? { flag, value: value.join('=') } : { flag };
  }
  const [flag, tied] = [word.slice(0, 2), word.slice(2)];
  if (!tied) return { flag };
  return known.get(flag)?.[1].takes === 'toggle' ? { flag, rest: `-${tied}` } : { flag, value: tied };
};

/** Tells flags, their values and arguments apart. */
export function sortWords(words: readonly string[], flags: Parameters): Sorted {
  const known = nameFlags(flags);
  const sorted: Sorted = { args: [], flags: {} };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') {
      sorted.args.push(...left.splice(0));
    } else if (isFlag(word)) {
      const { flag, value: tied, rest } = split(word, known);
      const [name, parameter] = known.get(flag) ?? [];
      if (!name || !parameter || (parameter.takes === 'toggle' && tied !== undefined)) throw unknown(word, known);
      if (rest) left.unshift(rest);
      const isAlone = parameter.takes === 'toggle' || parameter.isValueOptional;
      const value = tied ?? (isAlone ? '' : left.shift());
      if (value === undefined) throw new UsageError(`Option '${toFlagUsage(name, parameter)}' argument missing.`);
      sorted.flags[name] = [...(sorted.flags[name] ?? []), value];
    } else sorted.args.push(word);
  }
  return sorted;
}
