import type { Actor } from './actor.ts';
import { forbidden } from './errors.ts';

/** Who may change and remove rows of the catalogue: the people who look after it, or whoever is signed in. */
export type CatalogWrites = 'staff' | 'open';

/**
 * Cities, schools, subjects and goals belong to everybody: anyone signed in may add one, and from then on others rely
 * on it, so that not even whoever added it may change it or take it away.
 */
export function assertCanChangeCatalog(actor: Actor, writes: CatalogWrites): void {
  if (writes === 'staff' && !actor.account.isStaff) throw forbidden();
}
