import type { Host } from '../host.ts';
import type { Cell, Column } from './cell.ts';
import { fold } from './fold.ts';
import { printable, printableLine } from './printable.ts';
import { drawRecord, tabSeparated } from './rows.ts';
import type { Shape } from './shape.ts';
import { createStyle, type Style } from './style.ts';

interface ListView<Row> {
  columns: readonly Column<Row>[];
  /** What a person reads instead of an empty table. */
  empty: string;
}

const mayColour = ({ environment: { NO_COLOR, TERM } }: Host): boolean => !NO_COLOR && TERM !== 'dumb';

/**
 * The one way to say something. A result goes to stdout in one of three forms: for people when stdout is a terminal,
 * tab-separated when it is not, as JSON or what is made of it when that is wished. Everything else goes to stderr.
 */
export class Output {
  readonly #shape: Shape | undefined;
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  readonly #host: Host;

  constructor(host: Host, shape: Shape | undefined) {
    const { STUDY_MATE_FORCE_TERMINAL: forced } = host.environment;
    this.#host = host;
    this.#shape = shape;
    this.isTerminal = !!host.stdout.isTTY || !!forced;
    this.width = Number(forced) || host.stdout.columns || 80;
    this.style = createStyle(mayColour(host) && !!host.stdout.isTTY);
  }

  /** Whether a program asked for data. */
  get isJson(): boolean {
    return this.#shape !== undefined;
  }

  /** For text on stderr. */
  get noteStyle(): Style {
    return createStyle(mayColour(this.#host) && !!this.#host.stderr.isTTY);
  }

  async list<Row>(rows: readonly Row[], { columns, empty }: ListView<Row>): Promise<void> {
    if (this.isJson) return this.json(rows);
    if (!rows.length) return this.note(empty);
    if (!this.isTerminal) return this.write(tabSeparated(rows.map((row) => columns.map(({ of }) => of(row)))));
    const { drawTable } = await import('./table.ts');
    this.write(drawTable(rows, columns, this.width, this.style));
  }

  /** One thing: `data` as JSON, or its fields, one on each line. */
  record(data: unknown, fields: readonly (readonly [string, Cell])[]): void {
    if (this.isJson) this.json(data);
    else this.write(this.isTerminal ? drawRecord(fields, this) : tabSeparated(fields));
  }

  /** Something was done: a sentence for people, the cells of one row for programs. */
  done(sentence: string, data: unknown, cells: readonly Cell[]): void {
    if (this.isJson) this.json(data);
    else if (this.isTerminal) {
      this.write(`${this.style.green('✓')} ${fold(printableLine(sentence), this.width, '  ')}\n`);
    } else this.write(tabSeparated([cells]));
  }

  json(data: unknown): void {
    this.write(this.#shape ? this.#shaped(this.#shape.write(data)) : `${JSON.stringify(data, null, 2)}\n`);
  }

  /** One of many things that happen. */
  event(data: unknown): void {
    this.write(this.#shape ? this.#shaped(this.#shape.writeEvent(data)) : `${JSON.stringify(data)}\n`);
  }

  /** A piece of the result, as it is. */
  write(text: string): void {
    this.#host.stdout.write(text);
  }

  #shaped(text: string): string {
    return this.isTerminal ? text.split('\t').map(printable).join('\t') : text;
  }

  /** A word to the person. With `--json` stderr is kept for an error, which must be readable alone. */
  note(text: string): void {
    if (!this.isJson) this.#host.stderr.write(`${this.noteStyle.dim(printableLine(text))}\n`);
  }
}
