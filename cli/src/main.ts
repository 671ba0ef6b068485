import { Interruption } from './failure.ts';
import type { Host } from './host.ts';
import { run } from './run.ts';

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Whoever insists is not kept waiting.
    if (interrupt.signal.aborted) process.exit(interrupt.signal.reason.exitCode);
    interrupt.abort(new Interruption(signal));
  });
}

// `study-mate nearby | head -1` closes our output early, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

let isStderrOpen = false;
const host: Host = {
  args: process.argv.slice(2),
  environment: process.env,
  // Only looked at when something is asked or read, or goes wrong: opening them takes longer than many a command.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  get stderr() {
    isStderrOpen = true;
    return process.stderr;
  },
  signal: interrupt.signal,
};

/** Looks for a newer version in a process of its own, which nobody waits for. */
const look = async () => {
  const { spawn } = await import('node:child_process');
  const [, program = ''] = process.argv;
  spawn(process.execPath, [program, '__update'], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
};

const ended = run(host).then(async (code) => {
  // Asked first what is known already: a pipe is not for people, and the rest need not be loaded.
  if (process.stdout.isTTY && !interrupt.signal.aborted) {
    const { tellOfUpdate } = await import('./update/notice.ts');
    await tellOfUpdate(host, { look });
  }
  return code;
});

// Connections that are still closing are not waited for, but everything that was said is.
void ended.then((code) =>
  process.stdout.write('', () => {
    if (isStderrOpen) process.stderr.write('', () => process.exit(code));
    else process.exit(code);
  }),
);
