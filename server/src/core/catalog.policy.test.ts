import { expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { assertCanChangeCatalog, type CatalogWrites } from './catalog.policy.ts';

test.each<[CatalogWrites, boolean, boolean]>([
  ['staff', true, true],
  ['staff', false, false],
  ['open', true, true],
  ['open', false, true],
])('where changes are for %s, somebody whose staff mark is %s may change: %s', (writes, isStaff, isAllowed) => {
  const actor = { account: { isStaff } } as Actor;
  const change = () => assertCanChangeCatalog(actor, writes);
  if (isAllowed) expect(change).not.toThrow();
  else expect(change).toThrow('You do not have permission to perform this action.');
});
