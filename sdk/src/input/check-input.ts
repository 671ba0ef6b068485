/**
 * What is wrong with a request, before it is sent: for programs that let people write requests, such as a command line.
 * @module @study-mate/sdk/inputs
 */

import { type InputRule, inputs } from '../generated/inputs.ts';
import { judge } from './judge.ts';
import { readValue } from './read.ts';
import { required } from './texts.ts';

export type { InputRule, OperationInput } from '../generated/inputs.ts';
export { inputs };

/** The parts of a request. Texts are read as the server reads them: `"3"` is a number where one is asked for. */
export interface RequestInput {
  /** Values of the parameters in the path, by their names. */
  path?: Readonly<Record<string, unknown>>;
  /** Values of the query. */
  query?: Readonly<Record<string, unknown>>;
  /** The JSON of the body; `undefined` is none. */
  body?: unknown;
}

/** One thing that is wrong with a request. */
export interface InputProblem {
  in: 'path' | 'query' | 'body';
  /** Where it is: `year`, or `subjects.0.level` of something within; empty if it is the body as a whole. */
  name: string;
  /** `unknown` is a name that the operation does not have. */
  kind: 'unknown' | 'missing' | 'wrong';
  /** A sentence, in the server's words where it has some. */
  text: string;
  /** The names there are, if this one is unknown. */
  known?: readonly string[];
}

type Rules = Readonly<Record<string, InputRule>>;
type Place = InputProblem['in'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nouns: Record<Place, string> = { path: 'parameter of the path', query: 'query parameter', body: 'field' };

/** Names that the rules do not have, at any depth: the server would pass over them without a word. */
function unknownNames(value: unknown, rule: InputRule, place: Place, path: readonly (string | number)[] = []) {
  const { items, properties } = rule;
  if (Array.isArray(value))
    return items
      ? value.flatMap((item, index): InputProblem[] => unknownNames(item, items, place, [...path, index]))
      : [];
  if (!isRecord(value) || !properties) return [];
  return Object.entries(value).flatMap(([name, inner]): InputProblem[] => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const here = [...path, name];
    if (property) return unknownNames(inner, property, place, here);
    const text = `There is no such ${nouns[place]}.`;
    return [{ in: place, name: here.join('.'), kind: 'unknown', text, known: Object.keys(properties) }];
  });
}

function checkValue(value: unknown, rule: InputRule, place: Place): InputProblem[] {
  const wrong = judge(readValue(value, rule), rule).flatMap(({ path, texts }) => {
    const kind = texts[0] === required ? ('missing' as const) : ('wrong' as const);
    return texts.map((text) => ({ in: place, name: path.join('.'), kind, text }));
  });
  return [...unknownNames(value, rule, place), ...wrong];
}

const checkParameters = (values: Readonly<Record<string, unknown>>, rules: Rules, place: Place): InputProblem[] => {
  const needed = Object.keys(rules).filter((name) => rules[name]?.isRequired);
  return checkValue(values, { types: ['object'], properties: rules, required: needed }, place);
};

/**
 * Compares a request with what the spec says about its operation, without sending it. Nothing is wrong with values that
 * only the server can judge, such as ids of rows that are not there. Values that the spec forgives count as wrong.
 * @param operation its id, such as `sendRequest`
 * @returns all that is wrong, nothing if nothing is
 * @throws RangeError if there is no such operation
 *
 * @example
 * checkInput('sendRequest', { body: { reciever_id: 7 } });
 * // [{ in: 'body', name: 'reciever_id', kind: 'unknown', known: ['receiver_id', 'message'], … },
 * //  { in: 'body', name: 'receiver_id', kind: 'missing', text: 'This field is required.' }]
 */
export function checkInput(operation: string, { path = {}, query = {}, body }: RequestInput): InputProblem[] {
  const rules = Object.hasOwn(inputs, operation) ? inputs[operation] : undefined;
  if (!rules) throw new RangeError(`There is no operation "${operation}".`);
  const surplus: InputProblem = { in: 'body', name: '', kind: 'unknown', text: 'The operation takes no body.' };
  return [
    ...checkParameters(path, rules.path, 'path'),
    ...checkParameters(query, rules.query, 'query'),
    ...(rules.body ? checkValue(body ?? {}, rules.body, 'body') : body === undefined ? [] : [surplus]),
  ];
}
