import { afterAll, beforeAll, expect, test } from 'vitest';
import { interactionsOf, pactFolder, pathsIn, readPacts } from '../pact-files.ts';
import { createStateHandlers } from './state-handlers.ts';
import { unknownStates, unusedStates, verify } from './verification.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('every state in the pacts is brought about by somebody, and nobody is there for nothing', () => {
  const pacts = readPacts(pactFolder);
  const { stateHandlers } = createStateHandlers(world);
  expect(unknownStates(pacts, stateHandlers)).toEqual([]);
  expect(unusedStates(pacts, stateHandlers)).toEqual([]);
});

test('the server keeps every promise that the pacts hold, over HTTP and live', { timeout: 100_000 }, async () => {
  const verified = await verify(world, pathsIn(pactFolder));
  const promised = interactionsOf(readPacts(pactFolder)).map(({ description }) => description);
  expect(verified.sort()).toEqual(promised.sort());
});
