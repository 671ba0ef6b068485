import type { Readable, Writable } from 'node:stream';

export type InputStream = Readable & { isTTY?: boolean };
export type OutputStream = Writable & { isTTY?: boolean; columns?: number; rows?: number };

/** Everything of the world that the program touches, so that tests can give it another one. */
export interface Host {
  /** The words after the program's name. */
  args: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
  stdin: InputStream;
  stdout: OutputStream;
  stderr: OutputStream;
  /** Aborted by Ctrl-C and SIGTERM; the reason is an `Interruption`. */
  signal: AbortSignal;
}
