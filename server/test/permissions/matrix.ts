import type { App } from '../app.ts';
import { callOf, type Operation } from './calls.ts';
import { type Actor, cast, lockedOut, signedIn } from './cast.ts';
import { type Expectation, expectation, type Rule } from './declaration.ts';
import { examplesOf } from './objects.ts';
import { isMeantFor, secrets } from './secrets.ts';
import { sightProblems } from './sights.ts';
import type { Change, Snapshot } from './snapshot.ts';
import type { World } from './world.ts';

export interface Stage {
  app: App;
  world: World;
  snapshot: Snapshot;
}

/** What somebody was answered. */
interface Answer {
  status: number;
  text: string;
}

/** Which secret who has seen. */
export type Sighting = `${string} by ${Actor}`;

async function ask({ app, world }: Stage, operation: Operation, example: string, actor: Actor): Promise<Answer> {
  const { person, authorization } = world.identities[actor];
  const { method, path, body } = callOf(world, operation, example, person, app.clock.now());
  const response = await fetch(app.url + path, {
    method,
    headers: {
      ...(authorization && { Authorization: authorization }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

/** Who may ask at the same time without meeting what another has changed. */
function turns({ method }: Operation, rule: Rule): Actor[][] {
  if (method === 'GET') return [[...cast]];
  if (rule.isOpen) return cast.map((actor) => [actor]);
  return [[...lockedOut], ...signedIn.map((actor) => [actor])];
}

interface Cell {
  operation: Operation;
  example: string;
  actor: Actor;
}

function problems({ operation, example, actor }: Cell, { status, text }: Answer, declared: Expectation): string[] {
  const expected = declared === 'ok' ? operation.success : declared;
  const learnt = secrets.filter((secret) => text.includes(secret.words) && !isMeantFor(secret, actor));
  return [
    ...(status === expected ? [] : [`${actor} is answered ${status}, not ${expected}`]),
    ...learnt.map(({ name }) => `${actor} learns ${name}`),
    ...sightProblems(operation.id, example, actor, text),
  ];
}

/** Tables of which everybody writes their own rows only. */
const personal = ['user_subjects', 'user_goals', 'location_history', 'session_participants', 'group_message_reads'];
/** What leaves the catalogue leaves everybody's lists. */
const sweeping = ['deleteSubject', 'deleteGoal'];

interface Trace {
  actors: readonly Actor[];
  isRefused: boolean;
  changed: readonly Change[];
}

/** What should not have been written. */
function traces({ world }: Stage, operation: Operation, { actors, isRefused, changed }: Trace): string[] {
  const own = actors.map((actor) => world.identities[actor].person.id);
  const others = changed.filter(({ table, owner }) => personal.includes(table) && !own.includes(owner));
  return [
    ...(isRefused || operation.method === 'GET'
      ? [`${actors.join(', ')} changed ${changed.map(({ table }) => table)}`]
      : []),
    ...(sweeping.includes(operation.id) ? [] : others.map(({ table }) => `${actors} changed the ${table} of others`)),
  ];
}

/** Tries an operation on every example as everybody, and leaves the world as it was. Answers with what is wrong. */
export async function tryOut(stage: Stage, operation: Operation, rule: Rule, seen: Set<Sighting>): Promise<string[]> {
  const wrong: string[] = [];
  const { snapshot } = stage;
  for (const example of examplesOf(operation)) {
    const note = (problem: string) => wrong.push(`${operation.id}, ${example}: ${problem}`);
    for (const actors of turns(operation, rule)) {
      const answers = await Promise.all(
        actors.map(async (actor) => ({ actor, ...(await ask(stage, operation, example, actor)) })),
      );
      for (const { actor, ...answer } of answers) {
        problems({ operation, example, actor }, answer, expectation(rule, example, actor)).map(note);
        for (const { name } of secrets.filter(({ words }) => answer.text.includes(words)))
          seen.add(`${name} by ${actor}`);
      }
      const changed = await snapshot.changed();
      if (changed.length === 0) continue;
      const isRefused = answers.every(({ status }) => status >= 300);
      for (const problem of traces(stage, operation, { actors, isRefused, changed })) note(problem);
      await snapshot.restore();
    }
  }
  return wrong;
}
