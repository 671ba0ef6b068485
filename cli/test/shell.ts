import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Terminal } from './terminal.ts';

/** Another version of the program can be put in the place of this one. */
const program = process.env.STUDY_MATE_CLI_ENTRY ?? fileURLToPath(new URL('../bin/study-mate.cjs', import.meta.url));

interface TerminalOptions {
  columns: number;
  rows: number;
  hasColour?: boolean;
}

interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A shell in which `study-mate` is the built program, with a home of its own. */
export class Shell {
  /** Where it keeps its profiles. */
  readonly folder = mkdtempSync(join(tmpdir(), 'study-mate-shell-'));
  readonly #environment: Record<string, string | undefined>;

  constructor(url: string) {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'study-mate'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    chmodSync(join(bin, 'study-mate'), 0o755);
    // In the environment of a build server the screen library would draw nothing.
    const { CI: _ci, ...environment } = process.env;
    this.#environment = {
      ...environment,
      PATH: `${bin}:${process.env.PATH}`,
      XDG_CONFIG_HOME: this.folder,
      STUDY_MATE_URL: url,
      STUDY_MATE_PROFILE: '',
      TERM: 'xterm',
      NO_COLOR: '1',
      STUDY_MATE_NO_UPDATE_NOTICE: '1',
    };
  }

  run(line: string): Promise<Result> {
    const child = this.#spawn('sh', ['-c', line]);
    child.stdin.end();
    return this.#finish(child);
  }

  /** Runs one program on its own: its process is the one that is returned. */
  start(line: string): ChildProcessWithoutNullStreams {
    return this.#spawn('sh', ['-c', `exec ${line}`]);
  }

  /** Runs one program on a terminal of its own. */
  openTerminal(line: string, { columns, rows, hasColour }: TerminalOptions = { columns: 100, rows: 30 }): Terminal {
    // What `script` makes has no size, and tells nobody the number of the program's process.
    const command = `stty cols ${columns} rows ${rows}; echo $$; exec ${hasColour ? 'env -u NO_COLOR ' : ''}${line}`;
    return new Terminal(this.#spawn('script', ['-qfec', command, '/dev/null']));
  }

  /** Stops the program as Ctrl-C does, once it has said something. */
  async interrupt(line: string, after: string): Promise<Result> {
    const child = this.start(line);
    const listen = (chunk: Buffer) => `${chunk}`.includes(after) && child.kill('SIGINT');
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    return this.#finish(child);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #spawn(program: string, parameters: string[]): ChildProcessWithoutNullStreams {
    return spawn(program, parameters, { env: this.#environment });
  }

  #finish(child: ChildProcess): Promise<Result> {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  }
}
