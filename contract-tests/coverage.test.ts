import { expect, test } from 'vitest';
import { documentedCells, listed } from './cells.ts';
import { coverageOf } from './coverage.ts';
import { spec } from './documented.ts';
import { interactionsOf, pactFolder, readPacts } from './pact-files.ts';

/** Read when asked for: the other files of this project write the pacts, and run before this one. */
const coverage = () => {
  const interactions = interactionsOf(readPacts(pactFolder));
  if (interactions.length === 0)
    throw new Error('There are no pacts yet; run the whole project: npm run test:contract');
  return coverageOf(spec, interactions);
};

test('every documented answer and every event is in a pact', () => {
  const { missing } = coverage();
  const heading = `${missing.length} of ${documentedCells(spec).length} documented promises are in no pact:`;
  expect(missing.length, `${heading}\n${listed(missing)}\nHow to add them: contract-tests/README.md`).toBe(0);
});

test('no pact holds what is not documented', () => {
  const { undocumented } = coverage();
  const quoted = undocumented.map((it) => ({ ...it, promise: `${it.promise} ("${it.description}")` }));
  expect(undocumented.length, `The spec does not document:\n${listed(quoted)}`).toBe(0);
});
