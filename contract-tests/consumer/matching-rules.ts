import { Matchers } from '@pact-foundation/pact';
import { type FactName, facts } from '../states.ts';

export interface Rule {
  'pact:matcher:type': string;
}

/** A value of the contract in which any part may be a rule instead. */
export type Template<T> =
  | Rule
  | (T extends readonly (infer Item)[]
      ? readonly Template<Item>[]
      : T extends object
        ? { [Key in keyof T]: Template<T[Key]> }
        : T);

export const text = (example: string): Rule => Matchers.string(example);
export const whole = (example: number): Rule => Matchers.integer(example);
export const amount = (example: number): Rule => Matchers.number(example);
export const flag = (example: boolean): Rule => Matchers.boolean(example);
/** A text of which clients only need that it is not empty. A pattern alone would take null for the text "null". */
export const filled = (example: string): Rule =>
  ({
    'pact:matcher:type': [
      { 'pact:matcher:type': 'type', value: example },
      { 'pact:matcher:type': 'notEmpty', value: example },
    ],
    value: example,
  }) as unknown as Rule;
export const pattern = (expression: string, example: string): Rule => Matchers.regex(expression, example);
/** At least one, all alike. */
export const listOf = (item: unknown): Rule => Matchers.eachLike(item);
/** UTC with the suffix that clients parse. */
export const time = (example = '2025-10-24T10:00:00.000Z'): Rule =>
  Matchers.regex('^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$', example);

/** The value that a state hands over, in a body; consumers see the example. */
export function fact(name: FactName): Rule {
  const value = facts[name];
  const generator = { 'pact:generator:type': 'ProviderState', expression: name, value };
  return typeof value === 'number'
    ? { ...generator, 'pact:matcher:type': 'integer' }
    : ({ ...generator, 'pact:matcher:type': 'regex', regex: `^${value.replaceAll('.', '\\.')}$` } as Rule);
}

/** Stands for the value that a state hands over, in a path or query. */
export const placeholder = (name: FactName): string => `\${${name}}`;

/** A text with placeholders in it, for addresses: the consumer must send exactly the text with the examples. */
export function textWithFacts(template: string): Rule | string {
  const example = template.replace(/\$\{(\w+)\}/g, (_, name: FactName) => String(facts[name]));
  if (example === template) return template;
  const escaped = example.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return {
    'pact:matcher:type': 'regex',
    regex: `^${escaped}$`,
    value: example,
    'pact:generator:type': 'ProviderState',
    expression: template,
  } as Rule;
}
