import type { Host } from '../host.ts';
import { isPlainWished, mayColour, widthOf } from './appearance.ts';
import type { Cell, Column } from './cell.ts';
import { fold } from './fold.ts';
import { labelled } from './labelled.ts';
import { printable, printableLine } from './printable.ts';
import { drawRecord, tabSeparated } from './rows.ts';
import type { Shape } from './shape.ts';
import { createStyle, type Style } from './style.ts';

interface ListView<Row> {
  columns: readonly Column<Row>[];
  /** What a person reads instead of an empty table. */
  empty: string;
}

/** What somebody wishes for the time of one command. */
interface Wishes {
  plain?: boolean | undefined;
  noPager?: boolean | undefined;
}

/**
 * The one way to say something. A result goes to stdout in one of three forms: for people when stdout is a terminal,
 * tab-separated when it is not, as JSON or what is made of it when that is wished. Everything else goes to stderr.
 */
export class Output {
  readonly #shape: Shape | undefined;
  readonly isTerminal: boolean;
  /** Whether people get words one after the other instead of tables, marks and screens. */
  readonly isPlain: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  readonly #host: Host;
  /** Lines that the terminal has room for; none where nothing is to be paged. */
  readonly #room: number | undefined;
  /** What may be too long for the terminal is kept until all of it is there. */
  #kept = '';

  constructor(host: Host, shape: Shape | undefined, { plain, noPager }: Wishes = {}) {
    const { environment, stdout } = host;
    this.#host = host;
    this.#shape = shape;
    this.isTerminal = !!stdout.isTTY || !!environment.STUDY_MATE_FORCE_TERMINAL;
    this.isPlain = plain || isPlainWished(environment);
    this.width = widthOf(stdout, environment);
    this.style = createStyle(mayColour(stdout, environment));
    this.#room = stdout.isTTY && !noPager ? stdout.rows : undefined;
  }

  /** Whether a program asked for data. */
  get isJson(): boolean {
    return this.#shape !== undefined;
  }

  /** For text on stderr. */
  get noteStyle(): Style {
    return createStyle(mayColour(this.#host.stderr, this.#host.environment));
  }

  async list<Row>(rows: readonly Row[], { columns, empty }: ListView<Row>): Promise<void> {
    if (this.isJson) return this.json(rows);
    if (!rows.length) return this.note(empty);
    if (!this.isTerminal) return this.write(tabSeparated(rows.map((row) => columns.map(({ of }) => of(row)))));
    if (this.isPlain) {
      const texts = rows.map((row) => labelled(columns.map(({ title, of }) => [title, of(row)])));
      return this.write(texts.join('\n'));
    }
    const { drawTable } = await import('./table.ts');
    this.write(drawTable(rows, columns, this.width, this.style));
  }

  /** One thing: `data` as JSON, or its fields, one on each line. */
  record(data: unknown, fields: readonly (readonly [string, Cell])[]): void {
    if (this.isJson) this.json(data);
    else if (!this.isTerminal) this.write(tabSeparated(fields));
    else this.write(this.isPlain ? labelled(fields) : drawRecord(fields, this));
  }

  /** Something was done: a sentence for people, the cells of one row for programs. */
  done(sentence: string, data: unknown, cells: readonly Cell[]): void {
    if (this.isJson) this.json(data);
    else if (this.isTerminal && this.isPlain) this.write(`${printableLine(sentence)}\n`);
    else if (this.isTerminal) {
      this.write(`${this.style.green('✓')} ${fold(printableLine(sentence), this.width, '  ')}\n`);
    } else this.write(tabSeparated([cells]));
  }

  json(data: unknown): void {
    this.write(this.#shape ? this.#shaped(this.#shape.write(data)) : `${JSON.stringify(data, null, 2)}\n`);
  }

  /** One of many things that happen. */
  event(data: unknown): void {
    this.say(this.#shape ? this.#shaped(this.#shape.writeEvent(data)) : `${JSON.stringify(data)}\n`);
  }

  /** A piece of the result, as it is. On a terminal it is shown when all of it is there. */
  write(text: string): void {
    if (this.#room === undefined) this.say(text);
    else this.#kept += text;
  }

  /** Something that is to be seen at once. */
  say(text: string): void {
    this.#host.stdout.write(text);
  }

  /** Shows what was kept: with a pager, if it is longer than the terminal. */
  async finish(): Promise<void> {
    const text = this.#kept;
    this.#kept = '';
    if (text && !(await this.#page(text))) this.say(text);
  }

  /** Tells whether a pager has shown it. */
  async #page(text: string): Promise<boolean> {
    const { environment } = this.#host;
    // Lines that are broken count as one: who has a little more than a screen does not miss the pager.
    if (this.#room === undefined || text.split('\n').length <= this.#room) return false;
    const { choosePager, showInPager } = await import('./pager.ts');
    const pager = choosePager(environment, this.isPlain);
    return pager !== undefined && showInPager(pager, text, environment);
  }

  #shaped(text: string): string {
    return this.isTerminal ? text.split('\t').map(printable).join('\t') : text;
  }

  /** A word to the person. With `--json` stderr is kept for an error, which must be readable alone. */
  note(text: string): void {
    if (!this.isJson) this.#host.stderr.write(`${this.noteStyle.dim(printableLine(text))}\n`);
  }
}
