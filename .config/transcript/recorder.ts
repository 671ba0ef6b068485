import { Shell } from '../../cli/test/shell.ts';
import type { Terminal } from '../../cli/test/terminal.ts';

const size = { columns: 92, rows: 14 };

/** Types commands on a terminal and keeps what was typed and what was to be seen. */
export class Recorder {
  readonly #shell: Shell;
  readonly #parts: string[] = [];
  #remark = '';

  constructor(url: string) {
    this.#shell = new Shell(url);
  }

  /** All of it, as one would copy it from the terminal. */
  get text(): string {
    return `${this.#parts.join('\n\n')}\n`;
  }

  /** A terminal that nobody sees. */
  open(line: string): Terminal {
    return this.#shell.openTerminal(line, size);
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
