import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answerOfSpec } from './example-server.ts';
import { TestHome } from './run-cli.ts';
import { Shell } from './shell.ts';

// Signals and pipes belong to processes, so these are some: one of each kind.

/** Milliseconds; half a second is what a command is given, the rest is for busy machines. */
const patience = 10_000;

let server: Server;
let shell: Shell;
/** Whether requests get no answer. */
let isSilent = true;
let onRequest = () => {};

beforeAll(async () => {
  server = createServer(async ({ method = '', url = '' }, response) => {
    onRequest();
    if (isSilent) return;
    const { status = 404, body = '' } = (await answerOfSpec(method, url, ['Mai'])) ?? {};
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  // A socket is never opened: whoever follows a chat waits.
  server.on('upgrade', (_, socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shell = new Shell(url);
  await new TestHome(shell.folder).signIn(url);
});
afterEach(() => {
  isSilent = true;
  onRequest = () => {};
});
afterAll(() => {
  shell.remove();
  server.closeAllConnections();
  server.close();
});

/** Runs a program, sends it Ctrl-C at the moment that the server gets a request, and times its end. */
async function interruptAtRequest(line: string) {
  const child = shell.start(line);
  let stdout = '';
  let began = Number.NaN;
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  onRequest = () => {
    began = performance.now();
    child.kill('SIGINT');
  };
  const [code] = await once(child, 'close');
  return { code, stdout, milliseconds: performance.now() - began };
}

describe('Ctrl-C while the server is silent', () => {
  test.each([
    'requests list',
    'api listCities --paginate --json',
    'nearby --all',
    'scenario run examples/scenarios/blocked.yaml',
  ])('%s ends at once, and has printed nothing', async (line) => {
    const { milliseconds, ...result } = await interruptAtRequest(`study-mate ${line}`);
    expect(result).toEqual({ code: 130, stdout: '' });
    expect(milliseconds).toBeLessThan(patience);
  });
});

test('Ctrl-C ends what follows a chat, and each line that it has printed is an event', async () => {
  isSilent = false;
  const began = performance.now();
  const { code, stdout } = await shell.interrupt('study-mate chat tail 4 --json', '"connecting"');
  expect([code, performance.now() - began < patience]).toEqual([130, true]);
  const events = stdout.trimEnd().split('\n');
  expect(events.map((line) => JSON.parse(line).type)).toEqual(events.map(() => 'connection'));
});

test('Ctrl-C at a question ends the program', async () => {
  const terminal = shell.openTerminal('study-mate login');
  await terminal.untilShown('mail');
  terminal.press('\u0003');
  expect(await terminal.untilEnded()).toBe(130);
});

test('Ctrl-C leaves the chat screen', async () => {
  isSilent = false;
  const terminal = shell.openTerminal('study-mate chat open 4');
  await terminal.untilShown('connecting');
  terminal.press('\u0003');
  expect(await terminal.untilEnded()).toBe(130);
});

describe('a reader that has seen enough', () => {
  test.each([
    ['study-mate api --list', 'head -1'],
    ['study-mate requests list --json', 'true'],
    ['study-mate chat tail 4 --json', 'true'],
    ['study-mate help chat send', 'true'],
  ])('%s | %s ends quietly', async (line, reader) => {
    isSilent = false;
    const { code, stderr } = await shell.run(`(${line}; echo "ended with $?" >&2) | ${reader}`);
    expect([code, stderr]).toEqual([0, 'ended with 0\n']);
  });
});
