import { Shell } from '../../cli/test/shell.ts';
import type { Terminal } from '../../cli/test/terminal.ts';
import type { Shot } from './picture.ts';

const size = { columns: 92, rows: 12 };

/** What came of the recording. */
export interface Recording {
  /** All of it, as one would copy it from the terminal. */
  text: string;
  /** The terminal that was looked at last. */
  shot: Shot;
}

/** Types commands on a terminal and keeps what was typed and what was to be seen. */
export class Recorder {
  readonly #shell: Shell;
  readonly #parts: string[] = [];
  #remark = '';

  constructor(url: string) {
    this.#shell = new Shell(url);
  }

  get text(): string {
    return `${this.#parts.join('\n\n')}\n`;
  }

  /** A terminal that nobody sees. */
  open(line: string): Terminal {
    return this.#shell.openTerminal(line, { ...size, hasColour: true });
  }

  /** What is to be seen on a terminal. */
  take({ cells, cursor }: Terminal): Shot {
    return { cells, cursor, ...size };
  }

  /** Stands above the next command. */
  remark(text: string): void {
    this.#remark = `# ${text}\n`;
  }

  keep(line: string, shown: string): void {
    // The screen is as high as its terminal; the lines that nothing is on yet are left out.
    this.#parts.push(`${this.#remark}$ ${line}\n${shown.replace(/\n{2,}/g, '\n')}`);
    this.#remark = '';
  }

  /** Runs a command to its end; `secret` is typed when it is asked for. */
  async run(line: string, secret?: string): Promise<void> {
    const terminal = this.open(line);
    if (secret !== undefined) {
      await terminal.untilShown('Password');
      terminal.type(secret);
    }
    const code = await terminal.untilEnded();
    if (code !== 0) throw new Error(`${line}\nended with ${code}:\n${terminal.text}`);
    this.keep(line, terminal.text);
  }

  close(): void {
    this.#shell.remove();
  }
}
