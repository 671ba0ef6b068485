import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type App, anApp } from '../app.ts';
import { idOf } from './calls.ts';
import { type Actor, lockedOut, peopleIn, type SignedIn, signedIn } from './cast.ts';
import { declarationProblems, expectation } from './declaration.ts';
import {
  addressOf,
  askLive,
  askPlain,
  chatEvents,
  connect,
  knock,
  type LiveOne,
  payloadOf,
  type Subject,
  subjects,
  tokenOf,
} from './live.ts';
import { changes, doorPolicy, livePolicy } from './live-policy.ts';
import { examples } from './objects.ts';
import { isMeantFor, secrets } from './secrets.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { aWorld, type World } from './world.ts';

let app: App;
let world: World;
let snapshot: Snapshot;
const connections = new Map<SignedIn, LiveOne>();

const tokenFor = (actor: Actor) => tokenOf(world.identities[actor].authorization);
const idFor = (subject: Subject, example: string, actor: Actor) =>
  idOf(world, { id: '', kind: subject }, example, world.identities[actor].person);

function online(actor: SignedIn): LiveOne {
  const live = connections.get(actor);
  if (!live) throw new Error(`${actor} is not connected`);
  return live;
}

beforeAll(async () => {
  app = await anApp();
  world = await aWorld(app, signedIn);
  snapshot = await takeSnapshot(app.db);
  for (const actor of signedIn) {
    const live = await connect(app, tokenFor(actor));
    if (typeof live === 'number') throw new Error(`${actor} was refused: ${live}`);
    connections.set(actor, live);
  }
});
afterEach(() => snapshot.restore());
afterAll(async () => {
  for (const { socket } of connections.values()) socket.disconnect();
  await snapshot?.forget();
  await app.close();
});

const kinds = new Map(subjects.flatMap((subject) => chatEvents.map((event) => [`${subject}.${event}`, subject])));

test('every event is declared for everybody and every example, and so is every kind of plain socket', () => {
  expect(declarationProblems(livePolicy, kinds)).toEqual([]);
  expect(declarationProblems(doorPolicy, new Map(subjects.map((subject) => [subject, subject])))).toEqual([]);
});

/** Who is told, beside the sender: never who is typing. */
function audience(subject: Subject, event: string, example: string, actor: SignedIn): readonly Actor[] {
  if (example === 'own') return event === 'typing_indicator' ? [] : [actor];
  const isOver = example === 'blocked' || example === 'archived';
  const all = isOver ? [actor] : peopleIn(subject === 'group' ? 'insiders' : 'pair');
  return event === 'typing_indicator' ? all.filter((person) => person !== actor) : all;
}

async function hearers(expected: readonly Actor[]): Promise<SignedIn[]> {
  // Between nodes, news takes its time; what nobody was to hear would have come with it.
  await vi.waitFor(() => {
    for (const actor of expected) expect(connections.get(actor as SignedIn)?.heard).not.toEqual([]);
  });
  await Promise.all([...connections.values()].map((live) => live.settle()));
  return signedIn.filter((actor) => connections.get(actor)?.heard.length);
}

describe.each(subjects)('on Socket.IO, about a %s', (subject) => {
  test.each(chatEvents)('%s is answered as declared, and told to nobody else', async (event) => {
    const wrong: string[] = [];
    const rule = livePolicy.find(({ operations }) => operations.includes(`${subject}.${event}`));
    for (const example of examples[subject]) {
      for (const actor of signedIn) {
        const note = (problem: string) => wrong.push(`${event}, ${subject} ${example}: ${actor} ${problem}`);
        const id = idFor(subject, example, actor);
        const live = online(actor);
        const { status, text, isTold } = await live.ask(event, {
          [subject]: id,
          ...payloadOf(event, world, subject, id),
        });
        const declared = rule && expectation(rule, example, actor);
        const expected = declared === 'ok' ? 200 : declared;
        if (status !== expected) note(`is answered ${status}, not ${expected}`);
        for (const secret of secrets.filter(({ words }) => text.includes(words))) {
          if (!isMeantFor(secret, actor)) note(`learns ${secret.name}`);
        }
        if (isTold) {
          const told = audience(subject, event, example, actor);
          const heard = await hearers(told);
          if ([...heard].sort().join() !== [...told].sort().join()) note(`is heard by ${heard}, not ${told}`);
        } else if ([...connections.values()].some(({ heard }) => heard.length > 0)) note('is heard');
        for (const { heard } of connections.values()) heard.length = 0;
        await snapshot.restore();
      }
    }
    expect(wrong).toEqual([]);
  });
});

test.each(lockedOut)('without a sign-in that stands there is no socket: %s', async (actor) => {
  expect(await connect(app, tokenFor(actor))).toBe(401);
  for (const subject of subjects) {
    const example = subject === 'group' ? 'public' : 'friends';
    expect(await knock(app, addressOf(subject, idFor(subject, example, actor), tokenFor(actor)))).toBe(403);
  }
});

test.each(subjects)('a plain socket about a %s opens as declared', async (subject) => {
  const wrong: string[] = [];
  const rule = doorPolicy.find(({ operations }) => operations.includes(subject));
  for (const example of examples[subject]) {
    for (const actor of signedIn) {
      const status = await knock(app, addressOf(subject, idFor(subject, example, actor), tokenFor(actor)));
      const declared = rule && expectation(rule, example, actor);
      if (status !== (declared === 'ok' ? 200 : declared)) wrong.push(`${example}: ${actor} gets ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe.each(changes)('$name is noticed by sockets that are open', ({ subject, statement, ...expected }) => {
  test.each(chatEvents)('%s', async (event) => {
    // Messages of the other one, so that there is something to mark.
    const actor = subject === 'group' ? 'member' : 'owner';
    const { person } = world.identities[actor];
    const id = idFor(subject, subject === 'group' ? 'public' : 'friends', actor);
    const payload = payloadOf(event, world, subject, id);
    const changed = subject === 'conversation' && statement.includes('sender_id') ? world.inhabitants.friend : person;
    const change = () => app.db.query(statement, [changed.id]);
    const status = ['chat_message', 'typing_indicator'].includes(event) ? expected.writing : expected.reading;

    expect(await askLive(app, person, change, event, { [subject]: id, ...payload })).toBe(status);
    await snapshot.restore();
    const address = addressOf(subject, id, person.tokens.access);
    expect(await askPlain(app, address, change, { type: event, ...payload })).toBe(status);
  });
});
