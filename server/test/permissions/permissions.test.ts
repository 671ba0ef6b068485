import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp } from '../app.ts';
import { peopleIn, signedIn } from './cast.ts';
import { declarationProblems } from './declaration.ts';
import { type Sighting, type Stage, tryOut } from './matrix.ts';
import { operations } from './operations.ts';
import { policy } from './policy.ts';
import { secrets } from './secrets.ts';
import { sightedOperations } from './sights.ts';
import { takeSnapshot } from './snapshot.ts';
import { aWorld } from './world.ts';

let app: App;
let stage: Stage;
const seen = new Set<Sighting>();

beforeAll(async () => {
  app = await anApp();
  const world = await aWorld(app, signedIn);
  stage = { app, world, snapshot: await takeSnapshot(app.db) };
});
afterAll(async () => {
  await stage?.snapshot.forget();
  await app.close();
});

test('every operation is declared for everybody and every example, and nothing else is', () => {
  expect(declarationProblems(policy, new Map(operations.map(({ id, kind }) => [id, kind])))).toEqual([]);
});

test('what is seen is said of operations that there are', () => {
  expect(operations.map(({ id }) => id)).toEqual(expect.arrayContaining(sightedOperations));
});

describe.each([...new Set(operations.map(({ tag }) => tag))])('%s', (tag) => {
  test.each(operations.filter((operation) => operation.tag === tag))('$id answers as declared', async (operation) => {
    const rule = policy.find((it) => it.operations.includes(operation.id));
    expect(rule && (await tryOut(stage, operation, rule, seen))).toEqual([]);
  });
});

test.each(secrets.filter(({ for: names }) => names !== ''))(
  '$name is found by those it is meant for',
  ({ name, for: names }) => {
    for (const actor of peopleIn(names)) expect(seen).toContain(`${name} by ${actor}`);
  },
);
