import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Host } from './host.ts';

/** Takes what would show the letters of a password. */
const nowhere = () => new Writable({ write: (_, __, done) => done() });

/**
 * Asks on a line of its own and waits for one: nothing is drawn or taken back. Answers with nothing after Ctrl-C or the
 * end of what is typed.
 */
export async function askPlainly(
  { stdin, stderr, signal }: Host,
  question: string,
  isSecret: boolean,
): Promise<string | undefined> {
  stderr.write(`${question}${isSecret ? ' (it is not shown)' : ''}: `);
  // The terminal itself shows what is typed, unless the library is given the keys one by one.
  const lines = createInterface({ input: stdin, output: nowhere(), terminal: isSecret });
  try {
    return await new Promise<string | undefined>((resolve) => {
      const stop = () => resolve(undefined);
      lines.once('line', resolve).once('close', stop).once('SIGINT', stop);
      signal.addEventListener('abort', stop, { once: true });
    });
  } finally {
    lines.close();
    if (isSecret) stderr.write('\n');
  }
}
