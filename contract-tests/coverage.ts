import { type Cell, createReader, documentedCells, keyOf } from './cells.ts';
import type { Spec } from './documented.ts';
import type { EventOutcomes } from './event-outcomes.ts';
import type { Interaction } from './pact-files.ts';

export interface Coverage {
  /** Documented, but in no pact. */
  missing: Cell[];
  /** In a pact, but not documented; with the interaction that says so. */
  undocumented: (Cell & { description: string })[];
}

/** Holds what the spec documents against what the interactions show, both ways. */
export function coverageOf(spec: Spec, interactions: readonly Interaction[], declared?: EventOutcomes): Coverage {
  const { shownBy } = createReader(spec);
  const documented = documentedCells(spec, declared);
  const known = new Set(documented.map(keyOf));
  const shown = interactions.flatMap((it) => shownBy(it).map((cell) => ({ ...cell, description: it.description })));
  const covered = new Set(shown.map(keyOf));
  return {
    missing: documented.filter((cell) => !covered.has(keyOf(cell))),
    undocumented: shown.filter((cell) => !known.has(keyOf(cell))),
  };
}
