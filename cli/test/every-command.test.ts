import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Interruption } from '../src/failure.ts';
import { entries } from '../src/program.ts';
import { answerOfSpec } from './example-server.ts';
import { TestHome } from './run-cli.ts';
import { wordsFor } from './typed-examples.ts';

/** What the server does with every request. */
type Mood = 'fine' | 'unauthorized' | 'missing' | 'busy' | 'broken' | 'silent';

const answers: Record<Exclude<Mood, 'silent' | 'fine'>, { status: number; headers?: Record<string, string> }> = {
  unauthorized: { status: 401 },
  missing: { status: 404 },
  // A wait that is too long to be worth it: nothing is tried again.
  busy: { status: 429, headers: { 'retry-after': '3600' } },
  broken: { status: 500 },
};

let server: Server;
let url: string;
let mood: Mood;
/** The words of the command that runs. */
let typed: readonly string[] = [];
/** Called when a request has come, for those who want to end the program then. */
let onRequest = () => {};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    onRequest();
    if (mood === 'silent') return;
    if (mood === 'fine') {
      const { method = '', url: path = '' } = request;
      const { status = 500, body } = (await answerOfSpec(method, path, typed)) ?? {};
      response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-9' }).end(body);
      return;
    }
    const { status, headers } = answers[mood];
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-9', ...headers });
    response.end(JSON.stringify({ detail: `It is ${mood}.` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Waits that are only there to be polite are over at once. */
function hurry(): void {
  const { setTimeout } = globalThis;
  const hasty = (task: () => void, milliseconds = 0, ...rest: []) =>
    setTimeout(task, milliseconds > 1_000 ? milliseconds : 0, ...rest);
  vi.stubGlobal('setTimeout', Object.assign(hasty, setTimeout));
  onTestFinished(() => void vi.unstubAllGlobals());
}

/** Without a server these do all they do. */
const offline = ['completion', 'scenario check'];
/** What it finds is its result, also when that is bad. */
const examiners = ['doctor', 'scenario run'];
/** They refuse to begin without a terminal. */
const needTerminal = ['chat open', 'groups chat'];

const commands = await Promise.all(entries.map(({ load }) => load()));
const asking = commands.filter(({ name }) => ![...offline, ...examiners, ...needTerminal].includes(name));

interface Manner {
  json?: boolean;
  signal?: AbortSignal;
  /** More words. */
  more?: readonly string[];
  environment?: Record<string, string>;
}

async function run(name: string, state: Mood, { json = true, more = [], environment, signal }: Manner = {}) {
  mood = state;
  const home = new TestHome();
  onTestFinished(() => home.remove());
  await home.signIn(url);
  const command = commands.find((it) => it.name === name);
  if (!command) throw new Error(`There is no ${name}.`);
  const { words, stdin } = wordsFor(command);
  typed = words.filter((word) => !word.startsWith('-'));
  const options = { stdin, environment: { STUDY_MATE_URL: url, ...environment }, ...(signal && { signal }) };
  return home.run([...words, ...(json ? ['--json'] : []), ...more], options);
}

/** They go on until they are stopped. */
const following = ['chat tail', 'groups tail'];
const ending = asking.filter(({ name }) => !following.includes(name));

describe('where everything is as in the spec', () => {
  /** Nothing tells it to leave colours out but that nobody reads along. */
  const inPipe = { NO_COLOR: '', TERM: 'xterm-256color' };

  test.each(ending)('$name succeeds in plain words, as JSON and as what is made of it', async ({ name }) => {
    hurry();
    const outputs: string[] = [];
    for (const more of [[], ['--json'], ['--jq', 'type'], ['--template', '{{! nothing of it }}done\\n']]) {
      const { code, stdout, stderr } = await run(name, 'fine', { json: false, more, environment: inPipe });
      expect({ more, code, stderr }).toEqual({ more, code: 0, stderr: '' });
      outputs.push(stdout);
    }
    const [plain = '', json = '', types, template] = outputs;
    expect(plain).toMatch(/^(?:\P{Cc}|[\t\n])*$/u);
    const data = JSON.parse(json);
    expect(types).toBe(`${data === null ? 'null' : Array.isArray(data) ? 'array' : typeof data}\n`);
    expect(template).toBe('done\n');
  });
});

const expected = [
  ['unauthorized', 4, 'not_signed_in', 401],
  ['missing', 1, 'not_found', 404],
  ['busy', 1, 'rate_limited', 429],
  ['broken', 1, 'server_error', 500],
] as const;

describe.each(expected)('where everything is %s', (state, exitCode, code, status) => {
  test.each(asking)('$name fails with one object on stderr', async ({ name }) => {
    hurry();
    const result = await run(name, state);
    expect({ code: result.code, stdout: result.stdout }).toEqual({ code: exitCode, stdout: '' });
    const report = JSON.parse(result.stderr);
    expect(report).toMatchObject({ code, status, message: expect.any(String), request_id: 'req-9' });
    if (state === 'unauthorized' || state === 'busy') expect(report.suggestion).toEqual(expect.any(String));
  });

  test.each(asking)('$name fails with words on stderr', async ({ name }) => {
    hurry();
    const { stdout, stderr } = await run(name, state, { json: false });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^✗ \S.*\n/);
  });
});

test.each(asking)('$name fails when no answer comes', async ({ name }) => {
  hurry();
  const { timeout } = AbortSignal;
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout.call(AbortSignal, 5));
  onTestFinished(() => {
    vi.restoreAllMocks();
    server.closeAllConnections();
  });
  const { code, stdout, stderr } = await run(name, 'silent');
  expect([code, stdout, JSON.parse(stderr).code]).toEqual([1, '', 'timeout']);
});

test.each(asking)('$name ends without a word when it is interrupted while it waits', async ({ name }) => {
  hurry();
  const interruption = new AbortController();
  onRequest = () => interruption.abort(new Interruption());
  onTestFinished(() => {
    onRequest = () => {};
    server.closeAllConnections();
  });
  const result = await run(name, 'silent', { signal: interruption.signal });
  expect(result).toEqual({ code: 130, stdout: '', stderr: '' });
});

test.each(needTerminal)('%s says that it needs a terminal', async (name) => {
  const { code, stdout, stderr } = await run(name, 'silent');
  expect([code, stdout, JSON.parse(stderr).code]).toEqual([2, '', 'usage']);
});
