import { Writable } from 'node:stream';
import { widthOf } from './wrap.ts';

export interface Cursor {
  row: number;
  column: number;
}

/** As much of a terminal as is painted on. */
export interface Canvas {
  columns: number;
  rows: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
}

// A screen of its own, as editors have, so that the shell looks as before afterwards; pastes are told from typing;
// and a line that is too long, because the terminal has just become narrower, does not push the others down.
const enter = '\u001b[?1049h\u001b[H\u001b[?2004h\u001b[?7l';
const leave = '\u001b[?7h\u001b[?2004l\u001b[?1049l';
/** Terminals that know these show everything between them at once; others do not mind. */
const begin = '\u001b[?2026h\u001b[?25l';
const end = '\u001b[?25h\u001b[?2026l';

const to = (row: number, column = 0): string => `\u001b[${row + 1};${column + 1}H`;

interface Shift {
  /** So many rows up, or down if negative. */
  by: number;
  first: number;
  last: number;
}

/** How many rows stay right when those from `first` to `last` move. */
const countKept = (before: readonly string[], after: readonly string[], { by, first, last }: Shift): number => {
  let kept = 0;
  for (let row = first; row <= last; row++) {
    const from = row + by;
    if (from >= first && from <= last && after[row] === before[from]) kept++;
  }
  return kept;
};

/** The movement after which least has to be written, if one is worth it. */
const findShift = (before: readonly string[], after: readonly string[]): Shift | undefined => {
  const differs = (row: string, index: number) => row !== before[index];
  const [first, last] = [after.findIndex(differs), after.findLastIndex(differs)];
  if (before.length !== after.length || first === -1) return undefined;
  let best: Shift | undefined;
  let most = countKept(before, after, { by: 0, first, last });
  for (let by = first - last; by <= last - first; by++) {
    const kept = countKept(before, after, { by, first, last });
    if (kept > most) [best, most] = [{ by, first, last }, kept];
  }
  return best;
};

/** Moves rows within the terminal, and does the same to what is known of it. */
const move = (shown: string[], { by, first, last }: Shift): string => {
  const count = Math.abs(by);
  const blank = Array.from({ length: count }, () => '');
  const rows = shown.slice(first, last + 1);
  shown.splice(
    first,
    rows.length,
    ...(by > 0 ? [...rows.slice(count), ...blank] : [...blank, ...rows.slice(0, -count)]),
  );
  const steps = by > 0 ? to(last) + '\n'.repeat(count) : to(first) + '\u001bM'.repeat(count);
  return `\u001b[${first + 1};${last + 1}r${steps}\u001b[r`;
};

/**
 * What a library draws on instead of the terminal: it writes whole screens, and of these only what differs from the one
 * before reaches the terminal. A message that pushes the others up costs a line or two.
 */
export class Painter extends Writable {
  readonly #canvas: Canvas;
  /** What the terminal shows; nothing while that is not known. */
  #shown: readonly string[] = [];
  #wanted: readonly string[] = [];
  #cursor: Cursor = { row: 0, column: 0 };
  #isDue = false;
  #isOpen = true;
  readonly #resized = () => {
    // Nobody knows what the terminal made of its lines.
    this.#shown = [];
    this.emit('resize');
  };

  constructor(canvas: Canvas) {
    super({ decodeStrings: false });
    this.#canvas = canvas;
    canvas.write(enter);
    canvas.on('resize', this.#resized);
  }

  get columns(): number {
    return this.#canvas.columns || 80;
  }

  get rows(): number {
    return this.#canvas.rows || 24;
  }

  /** Where the cursor stands on the screen that is written next. */
  place(cursor: Cursor): void {
    this.#cursor = cursor;
    this.#paintSoon();
  }

  override _write(frame: string, _: BufferEncoding, done: () => void): void {
    if (frame) {
      this.#wanted = frame.split('\n').slice(0, this.rows);
      this.#paintSoon();
    }
    done();
  }

  /** Gives the terminal back, once. */
  leave(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#canvas.off('resize', this.#resized);
    this.#canvas.write(leave);
  }

  /** What happens at once is painted at once. */
  #paintSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      if (this.#isOpen && this.#wanted.length) this.#canvas.write(begin + this.#paint() + end);
    });
  }

  #paint(): string {
    const rows = this.#wanted;
    const isKnown = this.#shown.length === rows.length;
    const shown = isKnown ? [...this.#shown] : [];
    const below = isKnown || rows.length === this.rows ? '' : `${to(rows.length)}\u001b[J`;
    const shift = findShift(shown, rows);
    const moved = shift ? move(shown, shift) : '';
    const written = rows.map((row, index) => (row === shown[index] ? '' : to(index) + this.#fill(row)));
    this.#shown = rows;
    return moved + written.join('') + below + to(this.#cursor.row, this.#cursor.column);
  }

  /** A row that reaches the end is not followed by an erasure, which would take its last character away. */
  #fill(row: string): string {
    return widthOf(row) < this.columns ? `${row}\u001b[K` : row;
  }
}
