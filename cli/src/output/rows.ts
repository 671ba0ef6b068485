import { type Cell, toPlain, toPretty } from './cell.ts';
import { fold } from './fold.ts';
import type { Style } from './style.ts';

const gap = 2;

/** A line for each row, a tab between the cells: for `cut` and `awk`. */
export const tabSeparated = (lines: readonly (readonly Cell[])[]): string =>
  lines.map((cells) => `${cells.map(toPlain).join('\t')}\n`).join('');

/** Names on the left, values on the right. */
export function drawRecord(
  fields: readonly (readonly [string, Cell])[],
  { style, width }: { style: Style; width: number },
): string {
  const left = Math.max(...fields.map(([name]) => name.length)) + gap;
  const valueIn = (cell: Cell) => fold(toPretty(cell), width, ' '.repeat(left));
  return fields
    .map(([name, cell]) => `${style.dim(name)}${' '.repeat(left - name.length)}${valueIn(cell)}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}
