import { type InputProblem, inputs } from '@study-mate/sdk/inputs';
import { findProblems } from '../commands/api/check.ts';
import { findTarget, type Target, valuesInPath } from '../commands/api/target.ts';
import { UsageError } from '../failure.ts';
import { findNearest } from '../nearest.ts';
import { eventNames } from './events.ts';
import { findExpressionError } from './expression.ts';
import { matcherNames, unknownMatchers } from './match.ts';
import { hasReference, lookUp, referencesIn, rootOf } from './reference.ts';
import { kindOf, type Scenario, type Step } from './scenario.ts';
import type { Path, Problem, Source } from './source.ts';

const withNearest = (text: string, name: string, known: readonly string[]): string => {
  const nearest = findNearest(name, known);
  return nearest ? `${text} Did you mean ${nearest}?` : text;
};

/** Stands for what a path itself or another check tells. */
const later = `\${later}`;

/** What the call of a step is about: an operation, or a method and a path. */
export function targetOf(call: string): Target {
  const [first = '', path, ...rest] = call.trim().split(/\s+/);
  if (rest.length) throw new UsageError(`"${call}" is neither an operation nor a method and a path.`);
  return findTarget(first, path);
}

/** Finds what cannot work in a scenario, without sending anything. */
export class ScenarioCheck {
  readonly #source: Source;
  readonly #scenario: Scenario;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #known: Set<string>;
  readonly #listening = new Set<string>();
  readonly #problems: Problem[] = [];

  constructor(source: Source, scenario: Scenario, environment: Readonly<Record<string, string | undefined>>) {
    const { people, variables } = scenario;
    this.#source = source;
    this.#scenario = scenario;
    this.#environment = environment;
    this.#known = new Set(['run', ...Object.keys(people), ...Object.keys(variables)]);
  }

  async findProblems(): Promise<Problem[]> {
    const { people, variables, steps } = this.#scenario;
    this.#checkReferences(variables, ['variables']);
    for (const [name, plan] of Object.entries(people)) this.#checkReferences(plan, ['people', name]);
    await this.#checkSteps(steps, ['steps']);
    return this.#problems;
  }

  #add(path: Path, text: string): void {
    this.#problems.push(this.#source.problem(path, text));
  }

  async #checkSteps(steps: readonly Step[], path: Path): Promise<void> {
    for (const [index, step] of steps.entries()) await this.#checkStep(step, [...path, index]);
  }

  async #checkStep(step: Step, path: Path): Promise<void> {
    const { as, expect, save = {}, parallel, steps } = step;
    const people = Object.keys(this.#scenario.people);
    if (as !== undefined && !people.includes(as))
      this.#add([...path, 'as'], withNearest(`Nobody here is called "${as}".`, as, people));
    for (const part of ['path', 'query', 'body', 'call', 'send', 'wait', 'silence'] as const)
      this.#checkReferences(step[part], [...path, part]);
    if (expect) await this.#checkExpectation(step, [...path, 'expect']);
    if (step.call !== undefined) this.#checkCall(step, path);
    this.#checkListening(step, path);
    if (parallel) await this.#checkSteps(parallel, [...path, 'parallel']);
    if (steps) {
      this.#known.add('round');
      await this.#checkSteps(steps, [...path, 'steps']);
      this.#known.delete('round');
    }
    for (const [name, expression] of Object.entries(save)) {
      await this.#checkExpression(expression, [...path, 'save', name]);
      this.#known.add(name);
    }
  }

  #checkListening({ as = '', listen, wait, silence, ...step }: Step, path: Path): void {
    if (listen) this.#listening.add(as);
    const awaited = wait ?? silence;
    if (!awaited) return;
    const kind = kindOf({ ...step, wait, silence } as Step);
    const unknown = `There is no event "${awaited.event}".`;
    if (!(eventNames as string[]).includes(awaited.event))
      this.#add([...path, kind, 'event'], withNearest(unknown, awaited.event, eventNames));
    if (!this.#listening.has(as)) this.#add([...path, kind], `${as} does not listen yet: "listen: true" comes before.`);
    this.#checkMatchers(awaited.with, [...path, kind, 'with']);
  }

  #checkMatchers(wanted: unknown, path: Path): void {
    for (const name of unknownMatchers(wanted))
      this.#add(path, withNearest(`There is no matcher ${name}.`, name, matcherNames));
  }

  async #checkExpectation({ expect = {} }: Step, path: Path): Promise<void> {
    this.#checkReferences(expect, path);
    this.#checkMatchers(expect.body, [...path, 'body']);
    for (const expression of [expect.jq ?? []].flat()) await this.#checkExpression(expression, [...path, 'jq']);
  }

  async #checkExpression(expression: string, path: Path): Promise<void> {
    // What it will be filled with is not known yet, but it will be one value.
    const error = await findExpressionError(expression.replaceAll(/\$\{[^}]*\}/g, 'null'));
    if (error) this.#add(path, `jq: ${error}`);
  }

  #checkReferences(value: unknown, path: Path): void {
    if (Array.isArray(value)) {
      for (const [index, inner] of value.entries()) this.#checkReferences(inner, [...path, index]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) this.#checkReferences(inner, [...path, name]);
    } else for (const text of referencesIn(value)) this.#checkReference(text, path);
  }

  #checkReference(text: string, path: Path): void {
    const root = rootOf(text);
    if (root === undefined || this.#known.has(root)) return;
    if (root !== 'env') this.#add(path, withNearest(`There is no \${${text}} at this point.`, root, [...this.#known]));
    else if (lookUp(text, { env: this.#environment }) === undefined)
      this.#add(path, `${text.slice('env.'.length)} is not set in the environment.`);
  }

  #checkCall(step: Step, path: Path): void {
    const { call = '', check = true } = step;
    try {
      const target = targetOf(call);
      if (target.operation) this.#checkInput(step, target, path);
      else if (check) this.#add([...path, 'call'], 'The spec has no such path; "check: false" calls it all the same.');
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#add([...path, 'call'], [error.message, error.suggestion].filter(Boolean).join(' '));
    }
  }

  #checkInput(step: Step, { operation, path: target }: Target, path: Path): void {
    if (!operation) return;
    const { path: parameters = {}, query = {}, body, check = true } = step;
    const inPath = [...target.matchAll(/(?<!\$){(\w+)}/g)].map(([, name = '']) => name);
    for (const name of inPath.filter((it) => !(it in parameters)))
      this.#add([...path, 'call'], `The path ${target} needs "${name}" in "path".`);
    if (!check) return;
    const given = inPath.length ? parameters : { ...valuesInPath(operation, target), ...parameters };
    const needed = Object.keys(inputs[operation.id]?.path ?? {});
    const input = { path: { ...Object.fromEntries(needed.map((name) => [name, later])), ...given }, query, body };
    for (const problem of findProblems(operation.id, input)) {
      if (isKnownLater(problem, input[problem.in])) continue;
      const { in: place, name, message } = problem;
      const where = name ? [...path, place, ...name.split('.')] : [...path, place];
      this.#add(where, name ? `${name}: ${message}` : message);
    }
  }
}

/** Whether a value is wrong only because it is a reference still. */
const isKnownLater = ({ kind, name }: InputProblem, part: unknown): boolean =>
  kind === 'wrong' && hasReference(name ? lookUp(name, part as Record<string, unknown>) : part);
