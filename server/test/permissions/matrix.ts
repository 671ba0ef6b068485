import type { App } from '../app.ts';
import { callOf, type Operation } from './calls.ts';
import { type Actor, cast, lockedOut, signedIn } from './cast.ts';
import { type Expectation, expectation, type Rule } from './declaration.ts';
import { examples } from './objects.ts';
import { isMeantFor, secrets } from './secrets.ts';
import { sightProblems } from './sights.ts';
import type { Snapshot } from './snapshot.ts';
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

/** Tries an operation on every example as everybody, and leaves the world as it was. Answers with what is wrong. */
export async function tryOut(stage: Stage, operation: Operation, rule: Rule, seen: Set<Sighting>): Promise<string[]> {
  const wrong: string[] = [];
  const { snapshot } = stage;
  for (const example of examples[operation.kind]) {
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
      if (answers.every(({ status }) => status >= 300)) note(`refusing ${actors.join(', ')} has changed ${changed}`);
      if (operation.method === 'GET') note(`reading has changed ${changed}`);
      await snapshot.restore();
    }
  }
  return wrong;
}
