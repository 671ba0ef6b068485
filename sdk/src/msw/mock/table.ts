import { notFound } from './problem.ts';

/** Rows by number, in the order in which they came. Whoever is handed a row may change it: it is the row itself. */
export class Table<Row extends { id: number }> {
  readonly #rows = new Map<number, Row>();
  #lastId = 0;

  add(values: Omit<Row, 'id'>): Row {
    this.#lastId += 1;
    const row = { id: this.#lastId, ...values } as Row;
    this.#rows.set(row.id, row);
    return row;
  }

  /** The number that the next row gets. */
  get nextId(): number {
    return this.#lastId + 1;
  }

  get(id: number | null | undefined): Row | undefined {
    return this.#rows.get(id ?? 0);
  }

  /** The row, or the 404 of everything that does not exist. */
  need(id: number): Row {
    const row = this.get(id);
    if (!row) throw notFound();
    return row;
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  filter(isWanted: (row: Row) => boolean): Row[] {
    return this.all().filter(isWanted);
  }

  find(isWanted: (row: Row) => boolean): Row | undefined {
    return this.all().find(isWanted);
  }

  remove(row: Row): void {
    this.#rows.delete(row.id);
  }
}
