import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { type ServerProcess, startServer } from './server-process.ts';

const program = fileURLToPath(new URL('../bin/study-mate-server.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'study-mate-start-'));
const env = { DATA_DIR: folder };

/** Runs it to its end, which is soon when it cannot start. */
const run = (args: string[], environment: Record<string, string> = {}) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const { DATABASE_URL, REDIS_URL, ...inherited } = process.env;
    const options = { env: { ...inherited, ...env, ...environment }, timeout: 30_000 };
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });

/** A running server, which does not outlive the test whatever happens in it. */
async function start(...args: string[]): Promise<ServerProcess> {
  const server = await startServer({ env, args });
  onTestFinished(async () => {
    await server.stop('SIGKILL');
  });
  return server;
}

const post = async ({ url }: ServerProcess, path: string, body: object): Promise<number> => {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
};

const login = (server: ServerProcess, email: string, password: string): Promise<number> =>
  post(server, '/api/auth/login/', { email, password });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wrong = [
  '--prot 1',
  '--port eighty',
  '--seed lots',
  'strat',
  'db frobnicate',
  'db import-places --min-population -1',
];

test.each(wrong)('%s is answered with what there is instead', async (line) => {
  const { code, stdout, stderr } = await run(line.split(' '));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error: /);
  expect(stderr).toContain('Usage: study-mate-server');
});

test('the version is a line on stdout', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
});

test('a database that does not answer is named, without its password and without a stack', async () => {
  const { code, stderr } = await run(['db', 'migrate'], { DATABASE_URL: 'postgres://me:secretword@127.0.0.1:1/mates' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The database "mates" at 127\.0\.0\.1:1 lets nobody in: .*ECONNREFUSED.*\n$/);
  expect(stderr).not.toContain('secretword');
});

test('two servers share neither a port nor a folder, and a reset begins again', async () => {
  const lan = {
    email: 'lan@example.com',
    full_name: 'Lan',
    password: 'outlives all',
    password_confirm: 'outlives all',
  };
  const first = await start();
  expect(first.output()).toContain('npx study-mate login mai@study-mate.example --url');
  expect(await login(first, 'mai@study-mate.example', 'study-together')).toBe(200);
  expect(await post(first, '/api/auth/register/', lan)).toBe(201);

  const { port } = new URL(first.url);
  const taken = await run(['--port', port]);
  expect(taken).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Port \d+ is in use.*\n$/) });
  const shared = await run(['--port', '0']);
  const inUse = /^The embedded database in .* is in use by process \d+\..*\n$/;
  expect(shared).toMatchObject({ code: 1, stderr: expect.stringMatching(inUse) });
  expect(await first.stop('SIGINT')).toBe(0);

  const second = await start('--reset');
  expect(await login(second, lan.email, lan.password)).toBe(400);
  expect(await login(second, 'mai@study-mate.example', 'study-together')).toBe(200);
});

test('places are imported once, not under a running server, and are there when it starts again', async () => {
  const importing = () => run(['db', 'import-places', '--min-population', '100000']);
  const server = await start('--seed', 'none');
  const inUse = /^The embedded database in .* is in use by process \d+\. Stop that one first.*\n$/;
  expect(await importing()).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(inUse) });
  expect(await server.stop('SIGINT')).toBe(0);

  expect(await importing()).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/[1-9]\d{3} cities and 0 univers/),
  });
  expect(await importing()).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/ 0 cities and 0 universities are/),
  });
  const missing = await run(['db', 'import-places', '--universities', 'missing.json']);
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringMatching(/^missing\.json cannot be read: .*\n$/) });
});

test('without demonstration data nobody is there, and nobody is offered', async () => {
  const server = await start('--ephemeral', '--seed', 'none');
  expect(await login(server, 'mai@study-mate.example', 'study-together')).toBe(400);
  expect(server.output()).not.toContain('mai@study-mate.example');
});
