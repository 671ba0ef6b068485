import { UsageError } from './failure.ts';
import type { Host } from './host.ts';

/** Turns what was typed into a value, or throws a `UsageError`. */
export interface Parse<Value> {
  (text: string): Value;
  /** All that may be typed, where that is a list. */
  choices?: readonly string[];
}

/** What a shell may put in the place of a word that is begun. */
export interface Suggestion {
  word: string;
  about?: string;
}

/** An argument or a flag of a command. */
export interface Parameter<Value = unknown> {
  summary: string;
  /** How often it may or must be given. `toggle` is a flag without a value. */
  takes: 'one' | 'maybe' | 'some' | 'any' | 'toggle';
  /** What stands for the value of a flag in help. */
  placeholder?: string;
  /** The value may be left out; where it is there, an equals sign joins it to the flag. */
  isValueOptional?: boolean;
  short?: string;
  /** Another long name of a flag. */
  alias?: string;
  /** All values there are, where that is a list. */
  choices?: readonly string[] | undefined;
  /** Values that can be had without a server. `words` are those of the command that stand before. */
  suggest?: (environment: Host['environment'], words: readonly string[]) => Promise<readonly Suggestion[]>;
  /** Whether the value names a file. */
  isFile?: boolean;
  read(texts: readonly string[]): Value;
}

export type Parameters = Record<string, Parameter>;

/** The values that a command gets to see. */
export type Values<Given extends Parameters> = {
  [Name in keyof Given]: Given[Name] extends Parameter<infer Value> ? Value : never;
};

export const toText: Parse<string> = (text) => text;

type Hints = Pick<Parameter, 'suggest' | 'isFile'>;

/** An argument that must be there. */
export function required(summary: string): Parameter<string>;
export function required<Value>(summary: string, parse: Parse<Value>): Parameter<Value>;
export function required(summary: string, parse: Parse<unknown> = toText): Parameter {
  return { summary, takes: 'one', choices: parse.choices, read: ([text = '']) => parse(text) };
}

/** An argument that may be left out. */
export function optional(summary: string): Parameter<string | undefined>;
export function optional<Value>(summary: string, parse: Parse<Value>): Parameter<Value | undefined>;
export function optional(summary: string, parse: Parse<unknown> = toText): Parameter {
  return {
    summary,
    takes: 'maybe',
    choices: parse.choices,
    read: ([text]) => (text === undefined ? undefined : parse(text)),
  };
}

/** The last argument, as often as one likes. */
export function rest(summary: string): Parameter<string[]>;
export function rest<Value>(summary: string, parse: Parse<Value>): Parameter<Value[]>;
export function rest(summary: string, parse: Parse<unknown> = toText): Parameter {
  return { summary, takes: 'any', choices: parse.choices, read: (texts) => texts.map((text) => parse(text)) };
}

interface FlagOptions extends Hints {
  short?: string;
  alias?: string;
}

/** A flag that is there or not. */
export const toggle = (summary: string, { short }: FlagOptions = {}): Parameter<boolean> => ({
  summary,
  takes: 'toggle',
  short,
  read: (texts) => texts.length > 0,
});

interface ParsedFlagOptions<Value> extends FlagOptions {
  parse: Parse<Value>;
}

/** A flag with a value; of several, the last counts. */
export function flag<Value>(
  placeholder: string,
  summary: string,
  options: ParsedFlagOptions<Value>,
): Parameter<Value | undefined>;
export function flag(placeholder: string, summary: string, options?: FlagOptions): Parameter<string | undefined>;
export function flag(
  placeholder: string,
  summary: string,
  { parse = toText, ...options }: Partial<ParsedFlagOptions<unknown>> = {},
): Parameter {
  const read = (texts: readonly string[]) => {
    const text = texts.at(-1);
    return text === undefined ? undefined : parse(text);
  };
  return { summary, takes: 'maybe', placeholder, choices: parse.choices, ...options, read };
}

/** A flag that may be given several times. */
export const flags = <Value>(
  placeholder: string,
  summary: string,
  { parse, ...options }: ParsedFlagOptions<Value>,
): Parameter<Value[]> => ({
  summary,
  takes: 'any',
  placeholder,
  choices: parse.choices,
  ...options,
  read: (texts) => texts.map((text) => parse(text)),
});

/** Adds the parameter's name to what is wrong with its value. */
export const readParameter = (name: string, parameter: Parameter, texts: readonly string[]): unknown => {
  try {
    return parameter.read(texts);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${name}: ${error.message}`, error.suggestion);
    throw error;
  }
};
