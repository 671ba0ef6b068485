import stringWidth from 'string-width';

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what terminals are told with
const piece = /\u001b\[([?\d;]*)([A-Za-z])|\r|\n|[^\u001b\r\n]/gu;

/** What a terminal shows after what was written to it: as much of one as the program needs. */
export class Screen {
  #lines: string[][] = [[]];
  #row = 0;
  #column = 0;

  write(text: string): void {
    for (const [whole, parameters = '', command] of text.matchAll(piece)) {
      if (command) this.#obey(command, parameters);
      else if (whole === '\r') this.#column = 0;
      else if (whole === '\n') this.#row += 1;
      else this.#put(whole);
    }
  }

  /** The lines from the top, without what is blank at their ends. */
  get text(): string {
    const lines = Array.from(this.#lines, (line = []) =>
      Array.from(line, (cell = ' ') => cell)
        .join('')
        .trimEnd(),
    );
    return lines.join('\n').trimEnd();
  }

  #put(character: string): void {
    this.#lines[this.#row] ??= [];
    const line = this.#lines[this.#row] as string[];
    const width = stringWidth(character);
    line[this.#column] = character;
    // The second half of a wide character is nobody's.
    if (width === 2) line[this.#column + 1] = '';
    this.#column += width;
  }

  #obey(command: string, parameters: string): void {
    const count = Number(parameters) || 1;
    if (command === 'A') this.#row = Math.max(0, this.#row - count);
    else if (command === 'B') this.#row += count;
    else if (command === 'C') this.#column += count;
    else if (command === 'D') this.#column = Math.max(0, this.#column - count);
    else if (command === 'G') this.#column = count - 1;
    else if (command === 'K') this.#eraseLine(parameters);
    else if (command === 'J') this.#eraseBelow();
    else if (command === 'H') [this.#row, this.#column] = [0, 0];
    else if (command === 'h' && parameters === '?1049') this.#lines = [[]];
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
