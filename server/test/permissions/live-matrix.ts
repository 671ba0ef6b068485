import { vi } from 'vitest';
import type { App } from '../app.ts';
import { idOf } from './calls.ts';
import { type Actor, peopleIn, type SignedIn, signedIn } from './cast.ts';
import { expectation } from './declaration.ts';
import { connect, type LiveOne, payloadOf, type Subject, tokenOf } from './live.ts';
import { livePolicy } from './live-policy.ts';
import type { Stage } from './matrix.ts';
import { examples } from './objects.ts';
import { isMeantFor, secrets } from './secrets.ts';
import type { World } from './world.ts';

/** Everybody of the cast on Socket.IO at once. */
export type Online = ReadonlyMap<SignedIn, LiveOne>;

export const tokenFor = (world: World, actor: Actor) => tokenOf(world.identities[actor].authorization);

export const idFor = (world: World, subject: Subject, example: string, actor: Actor) =>
  idOf(world, { id: '', kind: subject }, example, world.identities[actor].person);

export async function connectAll(app: App, world: World): Promise<Online> {
  const online = new Map<SignedIn, LiveOne>();
  for (const actor of signedIn) {
    const live = await connect(app, tokenFor(world, actor));
    if (typeof live === 'number') throw new Error(`${actor} was refused: ${live}`);
    online.set(actor, live);
  }
  return online;
}

interface Tried {
  subject: Subject;
  event: string;
  example: string;
  actor: SignedIn;
}

/** Who is told: the sender too, unless of typing; once it is over, nobody else. */
function audience({ subject, event, example, actor }: Tried): readonly Actor[] {
  const isAlone = ['own', 'blocked', 'archived'].includes(example);
  const all = isAlone ? [actor] : peopleIn(subject === 'group' ? 'insiders' : 'pair');
  return event === 'typing_indicator' ? all.filter((person) => person !== actor) : all;
}

async function hearers(online: Online, expected: readonly Actor[]): Promise<SignedIn[]> {
  const haveAllHeard = () => expected.every((actor) => online.get(actor as SignedIn)?.heard.length);
  // Between nodes, news takes its time; what nobody was to hear would have come with it.
  await vi.waitUntil(haveAllHeard).catch(() => undefined);
  await Promise.all([...online.values()].map((live) => live.settle()));
  return signedIn.filter((actor) => online.get(actor)?.heard.length);
}

async function problems({ world }: Stage, online: Online, tried: Tried): Promise<string[]> {
  const { subject, event, example, actor } = tried;
  const id = idFor(world, subject, example, actor);
  const answer = await online.get(actor)?.ask(event, { [subject]: id, ...payloadOf(event, world, subject, id) });
  if (!answer) return ['is not there'];
  const { status, text, isTold } = answer;
  const rule = livePolicy.find(({ operations }) => operations.includes(`${subject}.${event}`));
  const declared = rule && expectation(rule, example, actor);
  const expected = declared === 'ok' ? 200 : declared;
  const learnt = secrets.filter((secret) => text.includes(secret.words) && !isMeantFor(secret, actor));
  const told = isTold ? audience(tried) : [];
  const heard = await hearers(online, told);
  const isHeardByAll = [...heard].sort().join() === [...told].sort().join();
  return [
    ...(status === expected ? [] : [`is answered ${status}, not ${expected}`]),
    ...learnt.map(({ name }) => `learns ${name}`),
    ...(isHeardByAll ? [] : [`is heard by ${heard.join(', ') || 'nobody'}, not ${told.join(', ') || 'nobody'}`]),
  ];
}

/** Sends an event about every example as everybody, and leaves the world as it was. Answers with what is wrong. */
export async function tryEvent(stage: Stage, online: Online, subject: Subject, event: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const example of examples[subject]) {
    for (const actor of signedIn) {
      for (const problem of await problems(stage, online, { subject, event, example, actor })) {
        wrong.push(`${event}, ${subject} ${example}: ${actor} ${problem}`);
      }
      for (const { heard } of online.values()) heard.length = 0;
      await stage.snapshot.restore();
    }
  }
  return wrong;
}
