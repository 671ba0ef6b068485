import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { amiss, assertWorthVerifying, repeatedHeaders, unknownStates, unusedStates } from './pact-checks.ts';
import {
  type Consumer,
  consumers,
  declarationsIn,
  folderOf,
  interactionsOf,
  pactFolder,
  readPacts,
} from './pact-files.ts';
import { states } from './states.ts';

const names = [...new Set(Object.values(consumers))];

/** The test files that speak for a consumer, without their ending. */
const filesOf = (consumer: Consumer): string[] =>
  Object.entries(consumers)
    .filter(([, name]) => name === consumer)
    .flatMap(([folder]) => readdirSync(join(import.meta.dirname, folder)))
    .filter((file) => file.endsWith('.pact.test.ts'))
    .map((file) => basename(file, '.pact.test.ts'));

describe.each(names)('%s', (consumer) => {
  test('every interaction that was recorded is in a pact, under a description of its own, and nothing else is', () => {
    const pacts = readPacts(folderOf(consumer));
    assertWorthVerifying(pacts);
    const held = interactionsOf(pacts).map(({ description }) => description);
    expect(amiss(declarationsIn(folderOf(consumer)), held)).toEqual({ lost: [], leftOver: [], ambiguous: [] });
  });

  test('every test file has recorded, in a folder of its own, in the name of its consumer', () => {
    expect(readdirSync(folderOf(consumer)).sort()).toEqual(filesOf(consumer).sort());
    const recorded = readPacts(folderOf(consumer)).map((pact) => pact.consumer.name);
    expect([...new Set(recorded)]).toEqual([consumer]);
  });
});

test('nobody else has recorded', () => {
  expect(readdirSync(pactFolder).sort()).toEqual([...names].sort());
});

test('every state in the pacts is one that the provider can bring about, and none is there for nothing', () => {
  const pacts = readPacts(pactFolder);
  expect(unknownStates(pacts, Object.values(states))).toEqual([]);
  expect(unusedStates(pacts, Object.values(states))).toEqual([]);
});

test('no header is recorded twice', () => {
  expect(interactionsOf(readPacts(pactFolder)).filter((it) => repeatedHeaders(it).length > 0)).toEqual([]);
});
