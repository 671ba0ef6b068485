import Table from 'cli-table3';
import stringWidth from 'string-width';
import { type Column, toPretty } from './cell.ts';
import type { Style } from './style.ts';

const gap = 2;
const narrowest = 12;

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

/** Columns side by side without lines between them. */
export function drawTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
  style: Style,
): string {
  const cells = rows.map((row) => columns.map(({ of }) => toPretty(of(row))));
  const titles = columns.map(({ title }) => title.toUpperCase());
  const natural = titles.map(
    (title, index) =>
      Math.max(...[title, ...cells.map((line) => line[index] ?? '')].map((text) => stringWidth(text))) + gap,
  );
  const isFlexible = columns.map((column) => !!column.isFlexible);
  const table = new Table({
    head: titles.map((title) => style.dim(title)),
    chars: noBorder,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': gap },
    colWidths: fitWidths(natural, isFlexible, width),
  });
  table.push(...cells);
  return `${table.toString().replace(/ +$/gm, '')}\n`;
}
