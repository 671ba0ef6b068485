import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Another version of the server can be put in the place of this one. */
const builtEntry =
  process.env.STUDY_MATE_SERVER_ENTRY ?? fileURLToPath(new URL('../bin/study-mate-server.js', import.meta.url));
const patienceMs = 60_000;

export interface ServerProcess {
  url: string;
  /** All that was written to stdout and stderr so far. */
  output(): string;
  /** Sends the signal and answers with the exit code once the process has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const addressIn = (output: string): string | undefined => /ready at (http:\S+)/.exec(output)?.[1];

function untilReady(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`Not ready in time:\n${output()}`)), patienceMs);
    const look = () => {
      const url = addressIn(output());
      if (!url) return;
      clearTimeout(giveUp);
      resolve(url);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(giveUp);
      reject(new Error(`The server ended with ${code}:\n${output()}`));
    });
  });
}

/** Starts the built server as its own process, on a free port unless told otherwise, and waits until it is ready. */
export async function startServer(
  options: { env?: NodeJS.ProcessEnv; args?: string[]; entry?: string; node?: string } = {},
): Promise<ServerProcess> {
  const { DATABASE_URL, REDIS_URL, ...inherited } = process.env;
  const args = options.args?.includes('--port') ? options.args : ['--port', '0', ...(options.args ?? [])];
  const child = spawn(options.node ?? process.execPath, [options.entry ?? builtEntry, ...args], {
    env: { ...inherited, NODE_ENV: 'development', RATE_LIMITS: 'off', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const url = await untilReady(child, () => text);
  return {
    url,
    output: () => text,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = await once(child, 'exit');
      return code;
    },
  };
}
