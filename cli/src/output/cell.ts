import { printableLine } from './printable.ts';

/** A value to show; two forms when people and programs want it differently. */
export type Cell = string | number | boolean | null | undefined | { plain: string; pretty: string };

export interface Column<Row> {
  title: string;
  of(row: Row): Cell;
  /** Gives way when the terminal is too narrow. */
  isFlexible?: boolean;
  /** Is left out where there is no room for all, the last such column first. */
  mayVanish?: boolean;
}

const written = (value: string | number | boolean | null | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : `${value}`;

export const toPlain = (cell: Cell): string =>
  printableLine(typeof cell === 'object' && cell ? cell.plain : written(cell));

/** Not made printable when the two forms are given: the pretty one may carry colour. */
export const toPretty = (cell: Cell): string =>
  typeof cell === 'object' && cell ? cell.pretty : printableLine(written(cell));
