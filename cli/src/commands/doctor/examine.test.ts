import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestHome } from '../../../test/run-cli.ts';
import type { Finding } from '../../doctor/finding.ts';

interface World {
  /** What is wrong with it; each part is fine unless told. */
  readyz?: { status: number; body: string };
  version?: string;
  /** Seconds by which the server's clock is ahead. */
  ahead?: number;
  profile?: number;
  sockets?: 'none' | 'no Socket.IO';
}

const profile = { id: 2, email: 'an@study-mate.example', full_name: 'Trần Hoài An' };
const answers: Record<string, (world: World) => { status: number; body: string }> = {
  '/readyz': ({ readyz }) => readyz ?? { status: 200, body: '{"status":"up","database":"up"}' },
  '/api/schema/': ({ version = '1.4.0' }) => ({ status: 200, body: JSON.stringify({ info: { version } }) }),
  '/api/auth/profile/': ({ profile: status = 200 }) => ({
    status,
    body: JSON.stringify(status === 200 ? profile : { detail: 'No.' }),
  }),
  '/api/auth/token/refresh/': () => ({ status: 401, body: '{"detail":"Token is invalid or expired"}' }),
};

let home: TestHome;
let server: Server | undefined;

beforeEach(() => {
  home = new TestHome();
});

afterEach(() => {
  home.remove();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function serve(world: World): Promise<string> {
  server = createServer((request, response) => {
    const path = request.url?.replace(/\?.*/, '') ?? '';
    const { status, body } = answers[path]?.(world) ?? { status: 404, body: '{"detail":"Not found."}' };
    const date = new Date(Date.now() + (world.ahead ?? 0) * 1000).toUTCString();
    response.writeHead(status, { 'content-type': 'application/json', date }).end(body);
  });
  if (world.sockets !== 'none') {
    server.on('upgrade', ({ url }, socket) => {
      const isKnown = !url?.startsWith('/ws/') && world.sockets !== 'no Socket.IO';
      const head = isKnown ? '101 Switching Protocols' : url?.startsWith('/ws/') ? '403 Forbidden' : '502 Bad Gateway';
      socket.end(`HTTP/1.1 ${head}\r\nConnection: ${isKnown ? 'Upgrade\r\nUpgrade: websocket' : 'close'}\r\n\r\n`);
    });
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tokenUntil = (moment: number) =>
  `x.${Buffer.from(JSON.stringify({ exp: moment / 1000 })).toString('base64url')}.x`;
const later = () => tokenUntil(Date.now() + 86_400_000);

async function examine(url: string, isSignedIn = true) {
  if (isSignedIn) await home.signIn(url, { access: later(), refresh: later() });
  const { code, stdout, stderr } = await home.run(['doctor', '--url', url, '--json']);
  const findings = JSON.parse(stdout) as Finding[];
  return { code, stderr, findings, states: Object.fromEntries(findings.map(({ check, state }) => [check, state])) };
}

const fine = {
  Server: 'ok',
  Versions: 'ok',
  Clock: 'ok',
  'Sign-in': 'ok',
  API: 'ok',
  'Socket.IO': 'ok',
  'Plain socket': 'ok',
};

test('all is well: 0', async () => {
  expect(await examine(await serve({}))).toMatchObject({ code: 0, stderr: '', states: fine });
});

test('nobody is signed in, which is odd but nothing broken: 0', async () => {
  const { code, states } = await examine(await serve({}), false);
  const { API: _, ...others } = fine;
  expect([code, states]).toEqual([0, { ...others, 'Sign-in': 'warning' }]);
});

test.each<[string, World, string, string, string]>([
  ['another version of the API', { version: '2.0.0' }, 'Versions', 'broken', 'npm install'],
  ['a server without a version', { version: '' }, 'Versions', 'broken', 'npm install'],
  ['a clock that is wrong', { ahead: 90 }, 'Clock', 'warning', 'timedatectl'],
  ['a session that is over', { profile: 401 }, 'API', 'broken', 'study-mate login'],
  ['a server that fails', { profile: 500 }, 'API', 'broken', ''],
  ['a proxy that lets no socket through', { sockets: 'none' }, 'Plain socket', 'broken', 'Upgrade'],
  ['a proxy that knows one kind of socket', { sockets: 'no Socket.IO' }, 'Socket.IO', 'broken', 'Upgrade'],
])('%s', async (_, world, check, state, advice) => {
  const { code, stderr, findings } = await examine(await serve(world));
  const found = findings.find((it) => it.check === check);
  expect([code, found?.state]).toEqual([state === 'broken' ? 1 : 0, state]);
  expect(found?.advice ?? '').toContain(advice);
  if (code) expect(JSON.parse(stderr)).toMatchObject({ code: 'unhealthy' });
});

test.each<[string, World['readyz'], string]>([
  ['is not ready', { status: 503, body: '{"status":"down","database":"down"}' }, 'database down'],
  ['is something else', { status: 200, body: '<html>' }, 'no Study Mate server'],
])('what answers %s, and nothing else is tried', async (_, readyz, words) => {
  const { code, findings } = await examine(await serve({ ...(readyz && { readyz }) }));
  expect([code, findings.length]).toEqual([1, 1]);
  expect(findings[0]?.message).toContain(words);
});

test('nothing answers', async () => {
  const { code, findings } = await examine('http://127.0.0.1:9');
  expect([code, findings.map(({ state }) => state)]).toEqual([1, ['broken']]);
});

test('a refresh token that has run out', async () => {
  const url = await serve({});
  await home.signIn(url, { access: later(), refresh: tokenUntil(Date.now() - 1000) });
  const { code, stdout } = await home.run(['doctor', '--url', url]);
  expect(code).toBe(1);
  expect(stdout).toContain(
    'broken\tSign-in\tThe session of the profile "default" is over.\tSign in with: study-mate login',
  );
});

test('a terminal gets a mark and what to do below it', async () => {
  const { stdout, code } = await home.run(['doctor', '--url', await serve({ ahead: -90 })], { terminal: 80 });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^✓ Server {8}http/);
  expect(stdout).toMatch(/\n! Clock {9}It is \d+ s ahead of the server's\.\n {16}Set it/);
});
