import { type Actor, cast, isLockedOut, peopleIn } from './cast.ts';
import { examplesOf, type Kind } from './objects.ts';

/** A status, or `ok`: the one success that the spec documents. */
export type Answer = 'ok' | number;

/** By a person or a circle of people, the first that fits; `others` is whoever is signed in and not named. */
export type Answers = Answer | Record<string, Answer>;

export interface Rule {
  operations: string[];
  isOpen: boolean;
  /** By example; a key may name several. */
  answers: Record<string, Answers>;
}

/** What is expected when nothing else is said about an example. */
const usual: Record<string, Answers> = { own: 'ok', missing: 404 };

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Operations that need a sign-in, with the answers for each example of what they are about. */
export const rule = (operations: string, answers: Record<string, Answers>): Rule => ({
  operations: words(operations),
  isOpen: false,
  answers,
});

/** Operations about the caller, or lists: whoever is signed in may call them. */
export const signedInMay = (operations: string): Rule => rule(operations, { '-': 'ok' });

/** Operations that look at no token. */
export const anybodyMay = (operations: string): Rule => ({ ...rule(operations, { '-': 'ok' }), isOpen: true });

const isMeant = (names: string, actor: Actor): boolean => names === 'others' || peopleIn(names).includes(actor);

const declaredFor = ({ answers }: Rule, example: string): Answers | undefined =>
  Object.entries(answers).find(([names]) => words(names).includes(example))?.[1] ?? usual[example];

/** Undefined where a declaration says nothing. */
export type Expectation = Answer | undefined;

export function expectation(rule: Rule, example: string, actor: Actor): Expectation {
  if (isLockedOut(actor) && !rule.isOpen) return 401;
  const answers = declaredFor(rule, example);
  if (answers === undefined || typeof answers !== 'object') return answers;
  return Object.entries(answers).find(([name]) => isMeant(name, actor))?.[1];
}

/** What is wrong with a declaration, given the operations there are. */
export function declarationProblems(rules: readonly Rule[], kinds: ReadonlyMap<string, Kind>): string[] {
  const declared = rules.flatMap(({ operations }) => operations);
  const twice = declared.filter((name, index) => declared.indexOf(name) !== index);
  return [
    ...twice.map((name) => `${name} is declared twice`),
    ...declared.filter((name) => !kinds.has(name)).map((name) => `${name} is declared and is no operation`),
    ...[...kinds.keys()].filter((name) => !declared.includes(name)).map((name) => `${name} is not declared`),
    ...rules.flatMap((rule) => rule.operations.flatMap((name) => cellProblems(rule, name, kinds.get(name)))),
  ];
}

function cellProblems(rule: Rule, name: string, kind: Kind | undefined): string[] {
  if (!kind) return [];
  const known = examplesOf({ id: name, kind });
  const strange = Object.keys(rule.answers)
    .flatMap(words)
    .filter((example) => !known.includes(example))
    .map((example) => `${name}: a ${kind} has no example "${example}"`);
  const open = known.flatMap((example) =>
    cast
      .filter((actor) => expectation(rule, example, actor) === undefined)
      .map((actor) => `${name}, ${example}: nothing is declared for ${actor}`),
  );
  return [...strange, ...open];
}
