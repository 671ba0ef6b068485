import { expect, test } from 'vitest';
import { repeatedHeaders, unknownStates, unusedStates } from './pact-checks.ts';
import { declarationsIn, interactionsOf, pactFolder, readPacts } from './pact-files.ts';
import { states } from './states.ts';

const described = () =>
  interactionsOf(readPacts(pactFolder))
    .map(({ description }) => description)
    .sort();

test('every interaction that was recorded is in a pact, and nothing else is', () => {
  expect(described()).toEqual(declarationsIn(pactFolder).sort());
});

test('every interaction has a description of its own', () => {
  const all = declarationsIn(pactFolder);
  expect(all.filter((it, index) => all.indexOf(it) !== index)).toEqual([]);
  expect(all.length).toBeGreaterThan(0);
});

test('every state in the pacts is one that the provider can bring about, and none is there for nothing', () => {
  const pacts = readPacts(pactFolder);
  expect(unknownStates(pacts, Object.values(states))).toEqual([]);
  expect(unusedStates(pacts, Object.values(states))).toEqual([]);
});

test('no header is recorded twice', () => {
  expect(interactionsOf(readPacts(pactFolder)).filter((it) => repeatedHeaders(it).length > 0)).toEqual([]);
});
