import { Transform, type TransformCallback } from 'node:stream';

type Terminal = Pick<NodeJS.ReadStream, 'setEncoding' | 'setRawMode' | 'pipe' | 'unpipe' | 'pause' | 'ref' | 'unref'>;

/**
 * What the library reads instead of the terminal. Terminals send for Backspace what the library takes for Delete, and
 * would so have two keys that do the same.
 */
export class Keys extends Transform {
  readonly isTTY = true;
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    super({ decodeStrings: false, encoding: 'utf8' });
    this.#terminal = terminal;
    terminal.setEncoding('utf8');
    terminal.pipe(this);
  }

  override _transform(typed: string, _: BufferEncoding, done: TransformCallback): void {
    done(null, typed.replaceAll('\u007f', '\b'));
  }

  setRawMode(isRaw: boolean): void {
    this.#terminal.setRawMode(isRaw);
  }

  ref(): void {
    this.#terminal.ref();
  }

  unref(): void {
    this.#terminal.unref();
  }

  /** Leaves what is typed from now on to others. */
  leave(): void {
    this.#terminal.unpipe(this);
    this.#terminal.pause();
  }
}
