import stringWidth from 'string-width';

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what terminals are told with
const piece = /\u001b\[([?\d;]*)([A-Za-z])|\u001bM|\r|\n|[^\u001b\r\n]+/gu;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export interface ScreenCell {
  text: string;
  /** What the terminal was told about its looks: numbers, as in `ESC [ 1 m`. */
  looks: readonly number[];
}

/** Which numbers take back which. */
const endings: Record<number, (look: number) => boolean> = {
  0: () => true,
  22: (look) => look === 1 || look === 2,
  39: (look) => look >= 30 && look <= 37,
};

/** What a terminal shows after what was written to it: as much of one as the program needs. */
export class Screen {
  #lines: ScreenCell[][] = [[]];
  #row = 0;
  #column = 0;
  #looks: readonly number[] = [];
  /** The first and the last row of those that scroll. */
  #region: readonly [number, number] = [0, Number.POSITIVE_INFINITY];

  write(text: string): void {
    for (const [whole, parameters = '', command] of text.matchAll(piece)) {
      if (command) this.#obey(command, parameters);
      else if (whole === '\r') this.#column = 0;
      else if (whole === '\n') this.#down();
      else if (whole === '\u001bM') this.#up();
      else for (const { segment } of segmenter.segment(whole)) this.#put(segment);
    }
  }

  /** The lines from the top, without what is blank at their ends. */
  get text(): string {
    return this.cells
      .map((line) =>
        line
          .map(({ text }) => text)
          .join('')
          .trimEnd(),
      )
      .join('\n')
      .trimEnd();
  }

  get cells(): readonly (readonly ScreenCell[])[] {
    return Array.from(this.#lines, (line = []) => Array.from(line, (cell = { text: ' ', looks: [] }) => cell));
  }

  get cursor(): { row: number; column: number } {
    return { row: this.#row, column: this.#column };
  }

  #put(text: string): void {
    this.#lines[this.#row] ??= [];
    const line = this.#lines[this.#row] as ScreenCell[];
    const width = stringWidth(text);
    line[this.#column] = { text, looks: this.#looks };
    // The second half of a wide character is nobody's.
    if (width === 2) line[this.#column + 1] = { text: '', looks: this.#looks };
    this.#column += width;
  }

  #down(): void {
    const [first, last] = this.#region;
    if (this.#row === last) this.#scroll(first, last);
    else this.#row += 1;
  }

  #up(): void {
    const [first, last] = this.#region;
    if (this.#row === first) this.#scroll(last, first);
    else this.#row -= 1;
  }

  /** One line goes, and at the other end a blank one comes. */
  #scroll(gone: number, blank: number): void {
    // Lines that nothing was written on yet are lines, too.
    while (this.#lines.length <= Math.max(gone, blank)) this.#lines.push([]);
    this.#lines.splice(gone, 1);
    this.#lines.splice(blank, 0, []);
  }

  #obey(command: string, parameters: string): void {
    const [first = 0, second = 0] = parameters.split(';').map(Number);
    const count = first || 1;
    if (command === 'A') this.#row = Math.max(0, this.#row - count);
    else if (command === 'B') this.#row += count;
    else if (command === 'C') this.#column += count;
    else if (command === 'D') this.#column = Math.max(0, this.#column - count);
    else if (command === 'G') this.#column = count - 1;
    else if (command === 'K') this.#eraseLine(parameters);
    else if (command === 'J') this.#eraseBelow();
    else if (command === 'H') [this.#row, this.#column] = [count - 1, (second || 1) - 1];
    else if (command === 'r') this.#limit(parameters, [count - 1, second - 1]);
    else if (command === 'm') this.#look(parameters.split(';').map(Number));
    else if (command === 'h' && parameters === '?1049') this.#lines = [[]];
  }

  #limit(parameters: string, region: readonly [number, number]): void {
    this.#region = parameters ? region : [0, Number.POSITIVE_INFINITY];
    [this.#row, this.#column] = [0, 0];
  }

  #look(codes: readonly number[]): void {
    for (const code of codes) {
      const ends = endings[code];
      this.#looks = ends ? this.#looks.filter((look) => !ends(look)) : [...this.#looks, code];
    }
  }

  #eraseLine(how: string): void {
    if (how === '2') this.#lines[this.#row] = [];
    else this.#lines[this.#row]?.splice(this.#column);
  }

  #eraseBelow(): void {
    this.#eraseLine('0');
    this.#lines.splice(this.#row + 1);
  }
}
