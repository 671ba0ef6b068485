import { fork } from 'node:child_process';
import { devNull } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Told } from './program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Options {
  /** Milliseconds, after which the program is killed. */
  within: number;
}

/** Of all that Pact prints, what did not go well; everything, if somebody wants to read the server's log. */
function failuresIn(output: string): string {
  if (process.env.TEST_LOG_LEVEL) return output;
  const start = output.indexOf('\nFailures:');
  return start === -1 ? output.slice(-4_000) : output.slice(start).trim();
}

/**
 * Runs a program of this workspace in a process of its own. Pact's native part prints whatever it does and, where a
 * provider is silent, waits for ever: only a process can be kept quiet, and only a process can be stopped. What it
 * printed is told when it failed.
 */
export function runApart<Answer>(program: URL, job: object, { within }: Options): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(program), {
      cwd: root,
      // Everything is called by plain HTTP, yet Pact reads all certificates it finds for each call: most of its time.
      env: { ...process.env, SSL_CERT_FILE: devNull, SSL_CERT_DIR: devNull },
      execArgv: ['--import', 'tsx', '--conditions', 'study-mate-source'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let output = '';
    let told: Told<Answer> = { error: 'It ended without a word' };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, within);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (part: Buffer) => {
        output += part.toString();
      });
    }
    child.on('message', (message: Told<Answer>) => {
      told = message;
    });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      if (isLate) reject(new Error(`Not done within ${within} ms\n${failuresIn(output)}`));
      else if ('answer' in told) resolve(told.answer);
      else reject(new Error(`${told.error}\n${failuresIn(output)}`));
    });
    child.send(job);
  });
}
