import { type Cell, toPretty } from './cell.ts';

/** `label: value` on a line each, without what there is nothing to say of: for screen readers. */
export const labelled = (fields: readonly (readonly [string, Cell])[]): string =>
  fields
    .map(([label, cell]) => [label, toPretty(cell).trim()] as const)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('');
