import { expect, test } from 'vitest';
import { breakingEdits } from './breaking-edits.ts';
import { unnoticed } from './edited.fixtures.ts';

test('no breaking change of the spec goes unnoticed', { timeout: 300_000 }, async () => {
  const edits = Object.values(breakingEdits).flat();
  expect(edits.length).toBeGreaterThanOrEqual(60);
  expect(await unnoticed(edits)).toEqual([]);
});
