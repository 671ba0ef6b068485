import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { anApp } from '../app.ts';
import { lockedOut, signedIn } from './cast.ts';
import { declarationProblems, expectation } from './declaration.ts';
import { addressOf, askLive, askPlain, chatEvents, connect, knock, payloadOf, subjects } from './live.ts';
import { connectAll, idFor, type Online, tokenFor, tryEvent } from './live-matrix.ts';
import { changes, doorPolicy, livePolicy } from './live-policy.ts';
import type { Stage } from './matrix.ts';
import { examples } from './objects.ts';
import { takeSnapshot } from './snapshot.ts';
import { aWorld } from './world.ts';

let stage: Stage;
let online: Online;

beforeAll(async () => {
  const app = await anApp();
  const world = await aWorld(app, signedIn);
  stage = { app, world, snapshot: await takeSnapshot(app.db) };
  online = await connectAll(app, world);
});
afterEach(() => stage.snapshot.restore());
afterAll(async () => {
  for (const { socket } of online?.values() ?? []) socket.disconnect();
  await stage?.snapshot.forget();
  await stage?.app.close();
});

const kinds = new Map(subjects.flatMap((subject) => chatEvents.map((event) => [`${subject}.${event}`, subject])));

test('every event is declared for everybody and every example, and so is every kind of plain socket', () => {
  expect(declarationProblems(livePolicy, kinds)).toEqual([]);
  expect(declarationProblems(doorPolicy, new Map(subjects.map((subject) => [subject, subject])))).toEqual([]);
});

describe.each(subjects)('on Socket.IO, about a %s', (subject) => {
  test.each(chatEvents)('%s is answered as declared, and told to nobody else', async (event) => {
    expect(await tryEvent(stage, online, subject, event)).toEqual([]);
  });
});

test.each(lockedOut)('without a sign-in that stands there is no socket: %s', async (actor) => {
  const { app, world } = stage;
  expect(await connect(app, tokenFor(world, actor))).toBe(401);
  for (const subject of subjects) {
    const example = subject === 'group' ? 'public' : 'friends';
    expect(await knock(app, addressOf(subject, idFor(world, subject, example, actor), tokenFor(world, actor)))).toBe(
      403,
    );
  }
});

test.each(subjects)('a plain socket about a %s opens as declared', async (subject) => {
  const { app, world } = stage;
  const wrong: string[] = [];
  const rule = doorPolicy.find(({ operations }) => operations.includes(subject));
  for (const example of examples[subject]) {
    for (const actor of signedIn) {
      const status = await knock(
        app,
        addressOf(subject, idFor(world, subject, example, actor), tokenFor(world, actor)),
      );
      const declared = rule && expectation(rule, example, actor);
      if (status !== (declared === 'ok' ? 200 : declared)) wrong.push(`${example}: ${actor} gets ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe.each(changes)('$name is noticed by sockets that are open', ({ subject, statement, ...expected }) => {
  test.each(chatEvents)('%s', async (event) => {
    const { app, world, snapshot } = stage;
    // Messages of the other one, so that there is something to mark.
    const actor = subject === 'group' ? 'member' : 'owner';
    const { person } = world.identities[actor];
    const id = idFor(world, subject, subject === 'group' ? 'public' : 'friends', actor);
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
