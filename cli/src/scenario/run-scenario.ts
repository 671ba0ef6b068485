import { randomBytes } from 'node:crypto';
import { StudyMate } from '@study-mate/sdk';
import { explain } from '../report.ts';
import { Actor } from './actor.ts';
import { perform, type Stage } from './perform.ts';
import { fillIn } from './reference.ts';
import { type ScenarioResult, StepFailure, type StepResult } from './result.ts';
import { type Scenario, type Step, titleOf } from './scenario.ts';
import type { Secrets } from './secrets.ts';
import type { Path, Source } from './source.ts';

interface Surroundings {
  baseUrl: string;
  userAgent: string;
  environment: Readonly<Record<string, string | undefined>>;
  secrets: Secrets;
  signal: AbortSignal;
}

/** Ends the rest of a scenario, after what it was has been noted. */
class Stop extends Error {}

/** Plays one file: its people enter, do their steps one after the other, and leave whatever happens. */
export class ScenarioRun {
  readonly #source: Source;
  readonly #scenario: Scenario;
  readonly #around: Surroundings;
  readonly #actors: Record<string, Actor> = {};
  readonly #saved: Record<string, unknown> = {};
  readonly #steps: StepResult[] = [];
  readonly #interruption: Promise<never>;
  readonly #id = randomBytes(6).toString('hex');

  constructor(source: Source, scenario: Scenario, around: Surroundings) {
    this.#interruption = untilAborted(around.signal);
    // Between two steps nobody waits for it.
    this.#interruption.catch(() => {});
    this.#source = source;
    this.#scenario = scenario;
    this.#around = around;
  }

  async play(): Promise<ScenarioResult> {
    const started = new Date();
    const begin = performance.now();
    try {
      await this.#enterAll();
      await this.#performAll(this.#scenario.steps, ['steps']);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    } finally {
      for (const actor of Object.values(this.#actors)) actor.leave();
    }
    const has = (state: string) => this.#steps.some((step) => step.state === state);
    return {
      file: this.#source.file,
      name: this.#scenario.name,
      state: has('interrupted') ? 'interrupted' : has('failed') ? 'failed' : 'passed',
      started_at: started.toISOString(),
      seconds: (performance.now() - begin) / 1000,
      steps: this.#steps,
    };
  }

  get #stage(): Stage {
    const facts = Object.entries(this.#actors).map(([name, actor]) => [name, actor.facts]);
    const { environment: env, signal, baseUrl, userAgent } = this.#around;
    return {
      actors: this.#actors,
      nobody: new StudyMate({ baseUrl, userAgent, retries: 0 }),
      scope: { ...Object.fromEntries(facts), ...this.#saved, env, run: this.#id },
      signal,
    };
  }

  async #enterAll(): Promise<void> {
    const { people, variables, steps } = this.#scenario;
    for (const [name, written] of Object.entries(people)) {
      await this.#note(`${name} enters`, ['people', name], async () => {
        const plan = fillIn(written, this.#stage.scope);
        const actor = new Actor(name, plan, this.#around);
        this.#around.secrets.add(actor.password);
        this.#actors[name] = actor;
        await actor.enter(plan, this.#id);
      }).catch((error) => this.#skip(steps, ['steps'], 0, error));
    }
    Object.assign(this.#saved, fillIn(variables, this.#stage.scope));
  }

  async #performAll(steps: readonly Step[], path: Path): Promise<void> {
    for (const [index, step] of steps.entries())
      await this.#performOne(step, [...path, index]).catch((error) => this.#skip(steps, path, index + 1, error));
  }

  async #performOne(step: Step, path: Path): Promise<void> {
    if (step.parallel) {
      const all = step.parallel.map((it, index) => this.#performOne(it, [...path, 'parallel', index]));
      const ends = await Promise.allSettled(all);
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    } else if (step.repeat) {
      for (let round = 1; round <= step.repeat; round++) {
        this.#saved.round = round;
        await this.#performAll(step.steps ?? [], [...path, 'steps']);
      }
    } else {
      await this.#note(titleOf(step), path, async () => {
        Object.assign(this.#saved, await perform(step, this.#stage));
      });
    }
  }

  #skip(steps: readonly Step[], path: Path, from: number, error: unknown): never {
    for (const [offset, step] of steps.slice(from).entries())
      this.#steps.push({
        title: titleOf(step),
        line: this.#source.lineOf([...path, from + offset]),
        state: 'skipped',
        seconds: 0,
      });
    throw error;
  }

  async #note(title: string, path: Path, work: () => Promise<void>): Promise<void> {
    const { signal, secrets } = this.#around;
    const step: StepResult = { title, line: this.#source.lineOf(path), state: 'passed', seconds: 0 };
    this.#steps.push(step);
    const begin = performance.now();
    try {
      signal.throwIfAborted();
      await Promise.race([work(), this.#interruption]);
    } catch (error) {
      step.state = signal.aborted ? 'interrupted' : 'failed';
      if (!signal.aborted) Object.assign(step, await reasonsOf(error, secrets));
      throw new Stop();
    } finally {
      step.seconds = (performance.now() - begin) / 1000;
    }
  }
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

/** Why a step failed, in words that may be shown to anybody. */
async function reasonsOf(error: unknown, secrets: Secrets) {
  if (error instanceof StepFailure) {
    const { expected, came, requestId } = error;
    return { expected: secrets.hide(expected), came: secrets.hide(came), request_id: requestId };
  }
  const { message, fields, request_id } = (await explain(error)).report;
  const more = fields ? ` ${JSON.stringify(fields)}` : '';
  return { expected: 'that it can be done', came: secrets.hide(`${message}${more}`), request_id };
}
