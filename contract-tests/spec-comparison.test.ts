import { expect, test } from 'vitest';
import { spec } from './documented.ts';
import { pactFolder, readPacts } from './pact-files.ts';
import { disagreements } from './spec-comparison.ts';

test('what the pacts ask and expect is what the spec describes', { timeout: 60_000 }, async () => {
  const pacts = readPacts(pactFolder);
  expect(pacts.length).toBeGreaterThan(0);
  expect(await disagreements(spec, pacts)).toEqual([]);
});
