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

const code = await run({
  args: process.argv.slice(2),
  environment: process.env,
  // Only looked at when something is asked or read.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupt.signal,
});

// Connections that are still closing are not waited for, but everything that was said is.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
