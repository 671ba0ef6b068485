import { afterAll, beforeAll, expect, test } from 'vitest';
import { Release } from './release.ts';

/** Installing and building a whole repository, on a busy machine. */
const patience = 600_000;

let release: Release;
beforeAll(async () => {
  release = await Release.newest();
  await release.prepare();
}, patience);
afterAll(() => release?.remove(), patience);

test(
  'the packed SDK and CLI of the last release work with the server of today, end to end',
  async () => {
    const printed = await release.runAgainstToday('contract-tests/journey', 'contract-tests/examples.e2e');
    expect(printed).toMatch(/Test Files .*2 passed/);
  },
  patience,
);
