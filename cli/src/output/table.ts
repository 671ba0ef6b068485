import Table from 'cli-table3';
import stringWidth from 'string-width';
import { type Column, toPretty } from './cell.ts';
import type { Style } from './style.ts';

const gap = 2;
const narrowest = 12;
/** Less of a name than this says too little. */
const readable = 24;

const noBorder = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/** Widths that fit, as far as the flexible columns can give way; the widest gives first. */
export function fitWidths(natural: readonly number[], isFlexible: readonly boolean[], available: number): number[] {
  const widths = [...natural];
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - available; excess > 0; excess--) {
    const widest = widths.reduce(
      (best, width, index) =>
        isFlexible[index] && width > narrowest && width > (best === -1 ? 0 : (widths[best] ?? 0)) ? index : best,
      -1,
    );
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

interface Measured<Row> {
  column: Column<Row>;
  cells: readonly string[];
  natural: number;
}

/** Whether every column that stays can be read. */
function fits<Row>(measured: readonly Measured<Row>[], widths: readonly number[], width: number): boolean {
  const isReadable = ({ column, natural }: Measured<Row>, index: number) =>
    column.mayVanish || (widths[index] ?? 0) >= Math.min(natural, readable);
  return widths.reduce((sum, it) => sum + it, 0) <= width && measured.every(isReadable);
}

/** Columns with nothing in them make room first, then those that may. */
function choose<Row>(all: readonly Measured<Row>[], width: number): { kept: Measured<Row>[]; widths: number[] } {
  const kept = [...all];
  for (;;) {
    const widths = fitWidths(
      kept.map(({ natural }) => natural),
      kept.map(({ column }) => !!column.isFlexible),
      width,
    );
    if (fits(kept, widths, width)) return { kept, widths };
    const empty = kept.findLastIndex(({ cells }) => cells.every((cell) => cell === ''));
    const next = empty === -1 ? kept.findLastIndex(({ column }) => column.mayVanish) : empty;
    if (next === -1) return { kept, widths };
    kept.splice(next, 1);
  }
}

/** Columns side by side without lines between them. */
export function drawTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
  style: Style,
): string {
  const measured = columns.map((column): Measured<Row> => {
    const cells = rows.map((row) => toPretty(column.of(row)));
    const natural = Math.max(...[column.title, ...cells].map((text) => stringWidth(text))) + gap;
    return { column, cells, natural };
  });
  const { kept, widths } = choose(measured, width);
  const table = new Table({
    head: kept.map(({ column }) => style.dim(column.title.toUpperCase())),
    chars: noBorder,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': gap },
    colWidths: widths,
  });
  table.push(...rows.map((_, index) => kept.map(({ cells }) => cells[index] ?? '')));
  return `${table.toString().replace(/ +$/gm, '')}\n`;
}
