import { cutLines, graphemes, widthOf } from './wrap.ts';

/** A text that is being written, in graphemes: one press of Backspace takes away what looks like one letter. */
export class Composer {
  #before: string[] = [];
  #after: string[] = [];

  get text(): string {
    return [...this.#before, ...this.#after].join('');
  }

  insert(text: string): void {
    // Put together anew: a mark typed after its letter belongs to it.
    this.#before = graphemes(this.#before.join('') + text);
  }

  backspace(): void {
    this.#before.pop();
  }

  delete(): void {
    this.#after.shift();
  }

  /** Deletes the word before the cursor. */
  deleteWord(): void {
    while (this.#before.at(-1)?.trim() === '') this.#before.pop();
    while (this.#before.length && this.#before.at(-1)?.trim() !== '') this.#before.pop();
  }

  deleteToStart(): void {
    this.#before = [];
  }

  left(): void {
    const character = this.#before.pop();
    if (character !== undefined) this.#after.unshift(character);
  }

  right(): void {
    const character = this.#after.shift();
    if (character !== undefined) this.#before.push(character);
  }

  toStart(): void {
    this.#after = [...this.#before, ...this.#after];
    this.#before = [];
  }

  toEnd(): void {
    this.#before = [...this.#before, ...this.#after];
    this.#after = [];
  }

  /** Empties it and tells what was written. */
  take(): string {
    const { text } = this;
    this.#before = [];
    this.#after = [];
    return text;
  }

  /** The lines to show, at most `most` of them, and the cell of the cursor among these. */
  layOut(width: number, most: number): { lines: string[]; row: number; column: number } {
    const shown = (text: string) => text.replace(/\n/g, '⏎');
    const lines = cutLines(shown(this.text), width);
    const before = cutLines(shown(this.#before.join('')), width);
    let row = before.length - 1;
    let column = widthOf(before.at(-1) ?? '');
    if (column >= width) {
      row++;
      column = 0;
      if (row === lines.length) lines.push('');
    }
    const first = Math.min(Math.max(0, row - most + 1), Math.max(0, lines.length - most));
    return { lines: lines.slice(first, first + most), row: row - first, column };
  }
}
