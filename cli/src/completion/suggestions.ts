import type { Command } from '../command.ts';
import type { Host } from '../host.ts';
import type { Parameter, Parameters, Suggestion } from '../parameter.ts';
import { entries, nouns, verbsOf } from '../program.ts';
import { splitLeadingFlags } from '../route.ts';
import { globalFlags, toFlagName } from '../usage.ts';

/** Says to the shell that the names of files fit. */
const files = ':files';

type Answer = readonly Suggestion[] | typeof files;

interface Situation {
  /** The words before the one that is begun. */
  before: readonly string[];
  /** As much of the word as there is. */
  begun: string;
  environment: Host['environment'];
}

const summaryOf = async (name: string): Promise<Suggestion> => {
  const command = await entries.find((entry) => entry.name === name)?.load();
  return { word: name.split(' ').at(-1) ?? name, about: command?.summary ?? '' };
};

const namesOf = ([name, { short, alias }]: [string, Parameter]): string[] => [
  toFlagName(name),
  ...(alias ? [`--${alias}`] : []),
  ...(short ? [`-${short}`] : []),
];

const takesValue = ({ takes, isValueOptional }: Parameter): boolean => takes !== 'toggle' && !isValueOptional;

const find = (flags: Parameters, word: string): Parameter | undefined =>
  Object.entries(flags).find((flag) => namesOf(flag).includes(word))?.[1];

const suggestFlags = (flags: Parameters, before: readonly string[]): Suggestion[] =>
  Object.entries({ ...flags, ...globalFlags })
    .filter((flag) => flag[1].takes === 'any' || !namesOf(flag).some((name) => before.includes(name)))
    .flatMap((flag) =>
      namesOf(flag)
        .filter((name) => name.startsWith('--'))
        .map((word) => ({ word, about: flag[1].summary })),
    )
    .concat({ word: '--help', about: 'Show help' });

const suggestValues = async (
  parameter: Parameter | undefined,
  environment: Host['environment'],
  words: readonly string[] = [],
): Promise<Answer> => {
  if (parameter?.isFile) return files;
  const known = parameter?.choices?.map((word) => ({ word, about: parameter.summary }));
  return known ?? (await parameter?.suggest?.(environment, words)) ?? [];
};

const suggestCommands = (): Promise<Suggestion[]> =>
  Promise.all([
    ...entries.filter(({ name }) => !name.includes(' ')).map(({ name }) => summaryOf(name)),
    ...Object.entries(nouns).map(async ([word, about]) => ({ word, about })),
    { word: 'help', about: 'Show help' },
  ]);

/** How many arguments stand among the words. */
const countArguments = (words: readonly string[], flags: Parameters): number => {
  const end = words.indexOf('--');
  const isValue = (index: number): boolean => {
    const flag = find(flags, words[index - 1] ?? '');
    return !!flag && takesValue(flag);
  };
  return words.filter((word, index) => {
    if (end !== -1 && index >= end) return index > end;
    return (!word.startsWith('-') || word === '-') && !isValue(index);
  }).length;
};

const suggestWithin = async (command: Command, words: readonly string[], situation: Situation): Promise<Answer> => {
  const { begun, environment } = situation;
  const flags = { ...command.flags, ...globalFlags };
  const isOver = words.includes('--');
  const last = isOver ? undefined : find(flags, words.at(-1) ?? '');
  if (last && takesValue(last)) return suggestValues(last, environment, words);
  if (begun.startsWith('-') && !isOver) return suggestFlags(command.flags, words);
  const parameters = Object.values(command.args);
  const at = countArguments(words, flags);
  const repeated = parameters.at(-1)?.takes === 'any' || parameters.at(-1)?.takes === 'some';
  return suggestValues(parameters[at] ?? (repeated ? parameters.at(-1) : undefined), environment, words);
};

const withHelp = (words: readonly string[]): readonly string[] => (words[0] === 'help' ? words.slice(1) : words);

const suggest = async (situation: Situation): Promise<Answer> => {
  const { before, begun, environment } = situation;
  const [, words] = splitLeadingFlags(before);
  const global = find(globalFlags, before.at(-1) ?? '');
  if (!before.includes('--') && global && takesValue(global)) return suggestValues(global, environment);
  const [first, ...others] = withHelp(words);
  if (first === undefined) return begun.startsWith('-') ? suggestFlags({}, before) : suggestCommands();
  const single = entries.find(({ name }) => name === first);
  if (single) return suggestWithin(await single.load(), others, situation);
  const [, [verb, ...rest]] = splitLeadingFlags(others);
  if (verb === undefined) {
    if (begun.startsWith('-')) return suggestFlags({}, before);
    return Promise.all(verbsOf(first).map((it) => summaryOf(`${first} ${it}`)));
  }
  const entry = entries.find(({ name }) => name === `${first} ${verb}`);
  return entry ? suggestWithin(await entry.load(), rest, situation) : [];
};

/** `--state=p` is a flag and the beginning of its value. */
const splitTied = (before: readonly string[], begun: string) => {
  const [, flag = '', value] = /^(--[^=]+)=(.*)$/s.exec(begun) ?? [];
  return value === undefined
    ? { before, begun, prefix: '' }
    : { before: [...before, flag], begun: value, prefix: `${flag}=` };
};

/**
 * What the word could be that a person has begun to type: a line for each, with a tab before what it is about.
 * @param typed how many words stand before it, then the words
 */
export async function writeSuggestions(
  [count = '0', ...words]: readonly string[],
  environment: Host['environment'],
): Promise<string> {
  const typed = words.slice(0, Number(count));
  const { before, begun, prefix } = splitTied(typed, words[Number(count)] ?? '');
  const answer = await suggest({ before, begun, environment });
  if (answer === files) return `${files}\n`;
  return answer
    .filter(({ word }) => word.startsWith(begun))
    .map(({ word, about = '' }) => `${prefix}${word}\t${about}\n`)
    .join('');
}
