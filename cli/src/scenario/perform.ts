import type { StudyMate } from '@study-mate/sdk';
import { withQuery } from '../commands/api/fields.ts';
import { fillPath } from '../commands/api/target.ts';
import { sendRaw } from '../raw-call.ts';
import type { Actor } from './actor.ts';
import { targetOf } from './check.ts';
import { evaluate } from './expression.ts';
import { findMismatch } from './match.ts';
import { fillIn, fillInExpression, type Scope } from './reference.ts';
import { brief, StepFailure } from './result.ts';
import { type Expectation, kindOf, type Step, toMilliseconds } from './scenario.ts';

/** What a step works with. */
export interface Stage {
  actors: Readonly<Record<string, Actor>>;
  /** Sends no token. */
  nobody: StudyMate;
  scope: Scope;
  signal: AbortSignal;
}

interface Answer {
  data: unknown;
  requestId?: string | undefined;
}

const actorOf = ({ as = '' }: Step, { actors }: Stage): Actor => {
  const actor = actors[as];
  if (!actor) throw new Error(`Nobody is called ${as}.`);
  return actor;
};

async function call(step: Step, stage: Stage): Promise<Answer> {
  const { call: what = '', path = {}, query = {}, body, as, expect } = fillIn(step, stage.scope);
  const target = targetOf(what);
  const toFields = (values: Record<string, unknown>) =>
    Object.entries(values).map(([name, value]) => ({ name, value }));
  const filled = withQuery(fillPath(target, toFields(path)).path, toFields(query));
  const mate = as === undefined ? stage.nobody : actorOf(step, stage).mate;
  const request = { method: target.method, path: filled, body: body === undefined ? undefined : JSON.stringify(body) };
  const { status, headers, data } = await sendRaw(mate, request, stage.signal);
  const requestId = headers.get('x-request-id') ?? undefined;
  const wanted = expect?.status === undefined ? undefined : [expect.status].flat();
  const isFine = wanted ? wanted.includes(status) : status >= 200 && status < 300;
  if (!isFine) {
    const expected = `status ${wanted?.join(' or ') ?? '2xx'}`;
    throw new StepFailure(expected, `status ${status} with ${brief(data)}`, requestId);
  }
  return { data, requestId };
}

const toId = (value: number | string | undefined): number => Number(value);

async function send(step: Step, stage: Stage): Promise<Answer> {
  const { send: message, expect } = fillIn(step, stage.scope);
  const { conversation, group, content = '' } = message ?? {};
  const chat = conversation === undefined ? { group: toId(group) } : { conversation: toId(conversation) };
  const wanted = expect?.refused;
  try {
    const data = await actorOf(step, stage).send(chat, content);
    if (wanted === undefined) return { data };
    throw new StepFailure(`a refusal: ${wanted}`, `the message was taken: ${brief(data)}`);
  } catch (error) {
    const { RealtimeError } = await import('@study-mate/sdk');
    if (!(error instanceof RealtimeError)) throw error;
    const { code, message: text } = error;
    if (wanted === code) return { data: { code, message: text } };
    throw new StepFailure(wanted ? `a refusal: ${wanted}` : 'the message is taken', `a refusal: ${code}, ${text}`);
  }
}

/** What an expression makes of an answer; one that fails on it has met another answer than it was written for. */
const read = (expression: string, { data, requestId }: Answer): Promise<unknown[]> =>
  evaluate(expression, data).catch(({ message }: Error) => {
    throw new StepFailure(`an answer for ${expression}`, `${brief(data)}: ${message}`, requestId);
  });

/** Throws where an answer is not what it has to be. */
async function assertExpected({ body, jq = [] }: Expectation, answer: Answer): Promise<void> {
  const { data, requestId } = answer;
  const mismatch = body === undefined ? undefined : findMismatch(data, body);
  if (mismatch) {
    const { where, wanted, value } = mismatch;
    throw new StepFailure(`${brief(wanted)} at ${where}`, `${brief(value)} in ${brief(data)}`, requestId);
  }
  for (const expression of [jq].flat()) {
    const results = await read(expression, answer);
    if (results.length === 0 || results.some((it) => it !== true))
      throw new StepFailure(
        `${expression} is true`,
        `${results.map(brief).join(', ') || 'nothing'} of ${brief(data)}`,
        requestId,
      );
  }
}

/** Does what a step says, and compares what comes of it; parallel and repeated ones are somebody else's. */
async function act(step: Step, stage: Stage): Promise<Answer> {
  const { wait, silence } = fillIn({ wait: step.wait, silence: step.silence }, stage.scope);
  switch (kindOf(step)) {
    case 'call':
      return call(step, stage);
    case 'send':
      return send(step, stage);
    case 'wait': {
      const { within = '5s', ...wanted } = wait ?? { event: '' };
      return { data: await actorOf(step, stage).hear(wanted, toMilliseconds(within), stage.signal) };
    }
    case 'silence': {
      const { for: time = '500ms', ...wanted } = silence ?? { event: '' };
      await actorOf(step, stage).hearNothing(wanted, toMilliseconds(time), stage.signal);
      return { data: undefined };
    }
    default:
      await actorOf(step, stage).listen();
      return { data: undefined };
  }
}

/** Performs one step; answers with the variables that it saves. */
export async function perform(step: Step, stage: Stage): Promise<Record<string, unknown>> {
  const answer = await act(step, stage);
  const { jq, ...expect } = step.expect ?? {};
  const expressions = [jq ?? []].flat().map((it) => fillInExpression(it, stage.scope));
  await assertExpected({ ...fillIn(expect, stage.scope), jq: expressions }, answer);
  const saved: Record<string, unknown> = {};
  for (const [name, expression] of Object.entries(step.save ?? {})) {
    const [value] = await read(fillInExpression(expression, stage.scope), answer);
    if (value === undefined || value === null)
      throw new StepFailure(`a value for "${name}" at ${expression}`, brief(answer.data), answer.requestId);
    saved[name] = value;
  }
  return saved;
}
