import { type Cell, toPlain, toPretty } from './cell.ts';
import type { Style } from './style.ts';

const gap = 2;

/** A line for each row, a tab between the cells: for `cut` and `awk`. */
export const tabSeparated = (lines: readonly (readonly Cell[])[]): string =>
  lines.map((cells) => `${cells.map(toPlain).join('\t')}\n`).join('');

/** Names on the left, values on the right. */
export function drawRecord(fields: readonly (readonly [string, Cell])[], style: Style): string {
  const width = Math.max(...fields.map(([name]) => name.length)) + gap;
  return fields
    .map(([name, cell]) => `${style.dim(name)}${' '.repeat(width - name.length)}${toPretty(cell)}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}
