import { Interruption, UsageError } from './failure.ts';
import type { Host } from './host.ts';

interface Question {
  /** `Your email address` */
  message: string;
  /** What to pass where nobody can be asked. */
  instead: string;
}

/** Asks the person at the terminal; where there is none, says what to pass instead. */
export class Prompt {
  readonly #host: Host;
  readonly #isPlain: boolean;

  constructor(host: Host, isPlain: boolean) {
    this.#host = host;
    this.#isPlain = isPlain;
  }

  async ask({ message, instead }: Question): Promise<string> {
    if (this.#isPlain) return this.#askPlainly({ message, instead }, false);
    const { text } = await this.#load(instead);
    return this.#answer(
      text({ message, ...this.#streams(), validate: (answer) => (answer ? undefined : 'Please say.') }),
    );
  }

  /** The answer is not shown while it is typed. */
  async askSecret({ message, instead }: Question): Promise<string> {
    if (this.#isPlain) return this.#askPlainly({ message, instead }, true);
    const { password } = await this.#load(instead);
    return this.#answer(
      password({ message, ...this.#streams(), validate: (answer) => (answer ? undefined : 'Please say.') }),
    );
  }

  /** Everything on stdin, without the line end that `echo` adds. */
  async readStdin(): Promise<string> {
    const { text } = await import('node:stream/consumers');
    return (await text(this.#host.stdin)).replace(/\r?\n$/, '');
  }

  async #load(instead: string) {
    this.#assertTerminal(instead);
    return import('./clack.ts');
  }

  async #askPlainly({ message, instead }: Question, isSecret: boolean): Promise<string> {
    this.#assertTerminal(instead);
    const { askPlainly } = await import('./plain-question.ts');
    for (;;) {
      const answer = await askPlainly(this.#host, message, isSecret);
      if (answer === undefined) throw new Interruption();
      if (answer) return answer;
    }
  }

  #assertTerminal(instead: string): void {
    const { stdin, stderr } = this.#host;
    if (!stdin.isTTY || !stderr.isTTY) throw new UsageError('There is no terminal to ask on.', instead);
  }

  #streams() {
    const { stdin, stderr, signal } = this.#host;
    return { input: stdin, output: stderr, signal, withGuide: false };
  }

  async #answer(asked: Promise<string | symbol>): Promise<string> {
    const answer = await asked;
    // The library answers Ctrl-C with a symbol of its own.
    if (typeof answer !== 'string') throw new Interruption();
    return answer;
  }
}
