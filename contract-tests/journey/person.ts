import { Shell } from '../../cli/test/shell.ts';
import type { Terminal } from '../../cli/test/terminal.ts';
import { ChatTail } from './chat-tail.ts';

/** Somebody at a terminal of their own: with a configuration that nobody else has, and one address of the server. */
export class Person {
  readonly name: string;
  readonly email: string;
  readonly #shell: Shell;
  readonly #tails: ChatTail[] = [];
  readonly #screens: Terminal[] = [];

  constructor(name: string, url: string) {
    this.name = name;
    this.email = `${name.toLowerCase()}-${crypto.randomUUID()}@example.com`;
    this.#shell = new Shell(url);
  }

  /** What the command prints with `--json`. */
  async does<Result>(command: string): Promise<Result> {
    const { code, stdout, stderr } = await this.#shell.run(`${command} --json`);
    if (code !== 0) throw new Error(`${this.name}: ${command}\nended with ${code}: ${stdout}${stderr}`);
    return JSON.parse(stdout) as Result;
  }

  says<Result>(other: Person, text: string): Promise<Result> {
    return this.does(`study-mate chat send ${other.name} '${text}'`);
  }

  /** Follows the chat with somebody from a message on. */
  follows(other: Person, since: number): ChatTail {
    const tail = new ChatTail(this.#shell.start(`study-mate chat tail ${other.name} --since ${since} --json`));
    this.#tails.push(tail);
    return tail;
  }

  opensChat(other: Person): Terminal {
    const screen = this.#shell.openTerminal(`study-mate chat open ${other.name}`);
    this.#screens.push(screen);
    return screen;
  }

  async leaves(): Promise<void> {
    await Promise.all([
      ...this.#tails.map((tail) => tail.kill('SIGTERM')),
      ...this.#screens.map((screen) => screen.kill()),
    ]);
    this.#shell.remove();
  }
}
