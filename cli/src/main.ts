import { Interruption } from './failure.ts';
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
const ended = run({
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
});

// Connections that are still closing are not waited for, but everything that was said is.
void ended.then((code) =>
  process.stdout.write('', () => {
    if (isStderrOpen) process.stderr.write('', () => process.exit(code));
    else process.exit(code);
  }),
);
