import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { Screen } from './screen.ts';
import { Watch } from './watch.ts';

/** A program on a terminal of its own, whose first line is the number of the program's process. */
export class Terminal {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #screen = new Screen();
  readonly #watch = new Watch();
  #written = '';
  #pid: number | undefined;
  #end: { code: number | null } | undefined;

  constructor(process: ChildProcessWithoutNullStreams) {
    this.#process = process;
    process.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#take(text);
      this.#watch.changed();
    });
    process.on('close', (code) => {
      this.#end = { code };
      this.#watch.changed();
    });
  }

  /** Everything that was written, with what it told the terminal. */
  get written(): string {
    return this.#written;
  }

  /** What is to be seen now. */
  get text(): string {
    return this.#screen.text;
  }

  /** The same, with how each letter looks. */
  get cells(): Screen['cells'] {
    return this.#screen.cells;
  }

  get cursor(): Screen['cursor'] {
    return this.#screen.cursor;
  }

  untilShown(text: string): Promise<true> {
    return this.#until(() => this.text.includes(text) || undefined);
  }

  /** Answers with the exit code. */
  async untilEnded(): Promise<number | null> {
    return (await this.#until(() => this.#end)).code;
  }

  press(keys: string): void {
    this.#process.stdin.write(keys);
  }

  /** Types a line and presses Enter. */
  type(line: string): void {
    this.press(line);
    // A key of its own, as from a keyboard: several characters at once count as a paste.
    setTimeout(() => this.press('\r'), 50);
  }

  /** Ends the program without a warning to it. */
  async kill(): Promise<void> {
    if (this.#end) return;
    process.kill(await this.#until(() => this.#pid), 'SIGKILL');
    await this.untilEnded();
  }

  #take(text: string): void {
    this.#written += text;
    if (this.#pid !== undefined) {
      this.#screen.write(text);
      return;
    }
    const [line, pid] = /^(\d+)\r?\n/.exec(this.#written) ?? [];
    if (line === undefined) return;
    this.#pid = Number(pid);
    this.#screen.write(this.#written.slice(line.length));
  }

  #until<Found>(find: () => Found | undefined): Promise<Found> {
    return this.#watch.until(find, () => this.text);
  }
}
