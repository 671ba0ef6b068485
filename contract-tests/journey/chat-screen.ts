import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { Watch } from './watch.ts';

/** A running `study-mate chat open` on a terminal of its own, and all it has drawn. */
export class ChatScreen {
  readonly #terminal: ChildProcessWithoutNullStreams;
  readonly #watch = new Watch();
  #drawn = '';

  constructor(terminal: ChildProcessWithoutNullStreams) {
    this.#terminal = terminal;
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#drawn += text;
      this.#watch.changed();
    });
  }

  untilShown(text: string): Promise<true> {
    return this.#watch.until(
      () => this.#drawn.includes(text) || undefined,
      () => this.#drawn,
    );
  }

  /** Types a line and presses Enter. */
  type(line: string): void {
    // A key of its own, as from a keyboard: several characters at once count as a paste.
    this.#terminal.stdin.write(line, () => setTimeout(() => this.#terminal.stdin.write('\r'), 50));
  }

  /** Ends the program without a warning to it. */
  async kill(): Promise<void> {
    const [, pid] = /^(\d+)\r?\n/.exec(this.#drawn) ?? [];
    process.kill(Number(pid), 'SIGKILL');
    await once(this.#terminal, 'close');
  }

  async leave(): Promise<void> {
    if (this.#terminal.exitCode !== null) return;
    this.type('/quit');
    await once(this.#terminal, 'close');
  }
}
