import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clear } from '../clean-slate.ts';
import { untilNoted } from '../consumer/pact.ts';
import { amiss, assertWorthVerifying, repeatedHeaders, unknownStates, unusedStates } from '../pact-checks.ts';
import { declarationsIn, declaredIn, type HttpInteraction, type PactFile, pathsIn, readPacts } from '../pact-files.ts';
import { runApart } from '../provider/apart.ts';
import { createRequestFilter } from '../provider/request-filter.ts';

const interaction = (description: string, changes: Partial<HttpInteraction> = {}): HttpInteraction => ({
  type: 'Synchronous/HTTP',
  description,
  request: { method: 'GET', path: '/api/auth/profile/' },
  response: { status: 200 },
  ...changes,
});

const pactOf = (...interactions: HttpInteraction[]): PactFile => ({
  consumer: { name: 'sdk' },
  provider: { name: 'server' },
  interactions,
  metadata: { pactSpecification: { version: '4.0' } },
});

/** A folder as a test file leaves it that declared three interactions, of which another process overwrote one. */
function aFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'pacts-'));
  onTestFinished(() => clear(root));
  const folder = join(root, 'auth');
  mkdirSync(folder);
  writeFileSync(join(folder, 'sdk-server.json'), JSON.stringify(pactOf(interaction('one'), interaction('two'))));
  writeFileSync(declaredIn(folder), 'one\ntwo\nthree\n');
  return root;
}

const heldIn = (folder: string) => readPacts(folder).flatMap((it) => it.interactions.map((each) => each.description));

test('an interaction that another process overwrote is missed', () => {
  const folder = aFolder();
  expect(amiss(declarationsIn(folder), heldIn(folder))).toEqual({ lost: ['three'], leftOver: [], ambiguous: [] });
});

test('what an earlier run left is cleared away, and would be noticed', () => {
  const folder = aFolder();
  expect(amiss(['one'], heldIn(folder)).leftOver).toEqual(['two']);
  expect(amiss(['one', 'one'], ['one']).ambiguous).toEqual(['one']);
  clear(folder);
  expect(pathsIn(folder)).toEqual([]);
});

describe('states', () => {
  const pacts = [pactOf(interaction('one', { providerStates: [{ name: 'I am signed in' }] }))];

  test('one that nobody brings about is told', () => {
    expect(unknownStates(pacts, ['I am signed in'])).toEqual([]);
    expect(unknownStates(pacts, ['I am signed out'])).toEqual(['I am signed in']);
  });

  test('one that nobody needs is told', () => {
    expect(unusedStates(pacts, ['I am signed in', 'I am signed out'])).toEqual(['I am signed out']);
  });
});

test.each([
  ['no pact', [], 'There is no pact'],
  ['a pact of nothing', [pactOf(interaction('one')), pactOf()], 'A pact holds no interaction'],
])('%s is not worth verifying', (_, pacts, message) => {
  expect(() => assertWorthVerifying(pacts)).toThrow(message);
});

test('a header that is spelt in two ways is told', () => {
  const headers = { 'Content-Type': ['application/json'], 'content-type': ['application/json'] };
  expect(repeatedHeaders(interaction('one', { response: { status: 200, headers } }))).toEqual(['content-type']);
  const once = { 'Content-Type': ['application/json'], Authorization: ['Bearer token'] };
  expect(repeatedHeaders(interaction('one', { response: { status: 200, headers: once } }))).toEqual([]);
});

describe('what the verifier asks of itself', () => {
  const caller = { me: { access: 'mine' }, isBodyLarge: true, url: '', isRepeated: false };
  const asked = (path: string) => {
    const request = {
      method: 'POST',
      path,
      headers: { authorization: 'Bearer example', 'content-length': '2' },
      body: {},
    };
    createRequestFilter(caller)(request, undefined, () => undefined);
    return request;
  };

  test.each(['/_pactSetup', '/_messages'])('%s passes unchanged', (path) => {
    expect(asked(path).headers).toEqual({ authorization: 'Bearer example', 'content-length': '2' });
    expect(asked(path).body).toEqual({});
  });

  test('requests of consumers get my token and the body that no pact can hold', () => {
    const { headers, body } = asked('/api/auth/profile/');
    expect(headers.authorization).toBe('Bearer mine');
    expect(Number(headers['content-length'])).toBe(JSON.stringify(body).length);
    expect(Number(headers['content-length'])).toBeGreaterThan(100_000);
  });
});

test('a mock server that has not noted yet what it answered is asked again', async () => {
  const answers = [false, false, true];
  const interaction = { pact: { mockServerMatchedSuccessfully: () => answers.shift() } };
  await untilNoted(interaction, 1);
  expect(answers).toEqual([]);
});

test('a provider that never answers is given up', { timeout: 60_000 }, async () => {
  const [path] = pathsIn(aFolder());
  const program = new URL('./silent-provider.main.ts', import.meta.url);
  await expect(runApart(program, { path: path ?? '' }, { within: 5_000 })).rejects.toThrow('Not done within 5000 ms');
});
