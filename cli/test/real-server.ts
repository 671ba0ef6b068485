import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = `${root}server/bin/study-mate-server.js`;
const patience = 60_000;

/** Starts the built server with its demonstration data; it forgets everything when it stops. */
export async function startRealServer() {
  if (!existsSync(`${root}server/dist`) || !existsSync(`${root}cli/dist`)) {
    throw new Error('The examples run what is built: npm run build');
  }
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...environment } = process.env;
  const server = spawn(process.execPath, [program, '--ephemeral', '--port', '0'], {
    // Nobody of the demonstration is staff, and the examples change catalogues, too.
    env: { ...environment, NODE_ENV: 'development', LOG_LEVEL: 'silent', CATALOG_WRITES: 'open' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server was not ready in time:\n${said}`)), patience);
    const listen = (chunk: Buffer) => {
      said += chunk;
      const found = /ready at (http:\S+)/.exec(said)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
  return {
    url,
    stop: () =>
      new Promise<void>((resolve) => {
        server.removeAllListeners('exit').on('exit', () => resolve());
        server.kill('SIGTERM');
      }),
  };
}
