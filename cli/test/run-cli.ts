import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Tokens } from '@study-mate/sdk';
import { Interruption } from '../src/failure.ts';
import { ProfileFile } from '../src/profile/profile-file.ts';
import { run } from '../src/run.ts';

interface RunOptions {
  environment?: Record<string, string>;
  stdin?: string;
  /** Columns of the terminal that stdout is; none unless told. */
  terminal?: number;
  /** Its lines, where that matters. */
  rows?: number;
  signal?: AbortSignal;
  /** Once it has said this, the program is interrupted as by Ctrl-C. */
  interruptAfter?: string;
}

const collect = (stream: PassThrough, onText: (text: string) => void) => {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    onText(text);
  });
  return () => text;
};

/** A home of one's own for the program, and a way to run it there without a process. */
export class TestHome {
  readonly folder: string;

  /** @param folder one that is there already, such as a shell's */
  constructor(folder = mkdtempSync(join(tmpdir(), 'study-mate-cli-'))) {
    this.folder = folder;
  }

  /** Signs the profile in without asking a server. */
  async signIn(url: string, tokens: Tokens = { access: 'access-1', refresh: 'refresh-1' }, profile = 'default') {
    await this.file(profile).write({ url, tokens });
  }

  file(profile = 'default'): ProfileFile {
    return new ProfileFile(join(this.folder, 'study-mate'), profile);
  }

  async run(args: string[], { environment, stdin = '', terminal, rows, signal, interruptAfter }: RunOptions = {}) {
    const interruption = new AbortController();
    const listen = (text: string) => {
      if (interruptAfter && text.includes(interruptAfter)) interruption.abort(new Interruption());
    };
    const stdout = Object.assign(new PassThrough(), { isTTY: terminal !== undefined, columns: terminal, rows });
    const stderr = new PassThrough();
    const [out, err] = [collect(stdout, listen), collect(stderr, listen)];
    const code = await run({
      args,
      environment: { XDG_CONFIG_HOME: this.folder, NO_COLOR: '1', ...environment },
      stdin: Readable.from([stdin]),
      stdout,
      stderr,
      signal: signal ?? interruption.signal,
    });
    return { code, stdout: out(), stderr: err() };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
