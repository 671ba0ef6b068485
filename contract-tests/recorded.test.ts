import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { amiss, assertWorthVerifying, repeatedHeaders, unknownStates, unusedStates } from './pact-checks.ts';
import { declarationsIn, interactionsOf, pactFolder, readPacts } from './pact-files.ts';
import { states } from './states.ts';

test('every interaction that was recorded is in a pact, under a description of its own, and nothing else is', () => {
  const pacts = readPacts(pactFolder);
  assertWorthVerifying(pacts);
  const held = interactionsOf(pacts).map(({ description }) => description);
  expect(amiss(declarationsIn(pactFolder), held)).toEqual({ lost: [], leftOver: [], ambiguous: [] });
});

test('every test file has recorded, in a folder of its own', () => {
  const files = ['consumer', 'messages'].flatMap((folder) => readdirSync(join(import.meta.dirname, folder)));
  const recording = files.filter((file) => file.endsWith('.pact.test.ts'));
  expect(readdirSync(pactFolder).sort()).toEqual(recording.map((file) => basename(file, '.pact.test.ts')).sort());
});

test('every state in the pacts is one that the provider can bring about, and none is there for nothing', () => {
  const pacts = readPacts(pactFolder);
  expect(unknownStates(pacts, Object.values(states))).toEqual([]);
  expect(unusedStates(pacts, Object.values(states))).toEqual([]);
});

test('no header is recorded twice', () => {
  expect(interactionsOf(readPacts(pactFolder)).filter((it) => repeatedHeaders(it).length > 0)).toEqual([]);
});
