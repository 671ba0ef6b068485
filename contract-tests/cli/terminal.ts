import nodeConsole from 'node:console';
import { PassThrough, Writable } from 'node:stream';
import { vi } from 'vitest';
import { Interruption } from '../../cli/src/failure.ts';
import { run } from '../../cli/src/run.ts';
import { Screen } from '../../cli/test/screen.ts';
import { Watch } from '../../cli/test/watch.ts';
import { aHome, wordsOf } from './commands.ts';

const size = { columns: 100, rows: 24 };

/** A terminal on which a command is running that goes on until somebody ends it. */
export interface Terminal {
  untilShown(text: string): Promise<true>;
  press(keys: string): void;
  /** Ctrl-C, where the program has not taken the keyboard. */
  interrupt(): void;
  /** The exit code, once the command has ended. */
  ended: Promise<number>;
}

/** Runs the real program in this process, against a server at this address in which somebody is signed in. */
export async function openTerminal(url: string, line: string): Promise<Terminal> {
  // On a build server the screen library would draw nothing.
  vi.stubEnv('CI', 'false');
  // It takes over what is printed meanwhile, for which the console of a test is not made.
  vi.stubGlobal('console', nodeConsole);
  const home = await aHome(url, true);
  const screen = new Screen();
  const watch = new Watch();
  const paper = () =>
    Object.assign(
      new Writable({
        decodeStrings: false,
        write(text, _, done) {
          screen.write(String(text).replaceAll('\n', '\r\n'));
          watch.changed();
          done();
        },
      }),
      { isTTY: true, ...size },
    );
  const keyboard = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => keyboard,
    ref: () => keyboard,
    unref: () => keyboard,
  });
  const interruption = new AbortController();
  const ended = run({
    args: wordsOf(line),
    environment: { XDG_CONFIG_HOME: home.folder, NO_COLOR: '1' },
    stdin: keyboard,
    stdout: paper(),
    stderr: paper(),
    signal: interruption.signal,
  }).finally(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });
  const isShown = (text: string): true | undefined => screen.text.includes(text) || undefined;
  const untilShown = (text: string): Promise<true> => {
    const told = () => screen.text;
    const inTheEnd = ended.then(() => isShown(text) ?? Promise.reject(new Error(`It ended with:\n${told()}`)));
    return Promise.race([watch.until(() => isShown(text), told), inTheEnd]);
  };
  return {
    untilShown,
    press: (keys) => void keyboard.write(keys),
    interrupt: () => interruption.abort(new Interruption()),
    ended,
  };
}
