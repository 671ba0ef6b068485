import { expect, test } from 'vitest';
import { declarationsIn, interactionsOf, pactFolder, readPacts } from './pact-files.ts';

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
