import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../run.ts';
import { tellOfUpdate } from './notice.ts';
import { findRegistry } from './registry.ts';
import { readKnown, writeKnown } from './update-file.ts';

const day = 24 * 60 * 60 * 1_000;
const now = Date.UTC(2026, 10, 24);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'study-mate-update-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const surroundings = () => ({ XDG_CACHE_HOME: folder, HOME: folder, NO_COLOR: '1' });

interface Setting {
  args?: string[];
  environment?: Record<string, string>;
  isPiped?: boolean;
  version?: string;
  at?: number;
}

/** What a person is told after a command, and whether a newer version is looked for. */
const tell = async ({ args = [], environment, isPiped = false, version = '0.1.0', at = now }: Setting = {}) => {
  const stream = () => Object.assign(new PassThrough(), { isTTY: !isPiped });
  const [stdout, stderr] = [stream(), stream()];
  let looks = 0;
  const look = async () => void looks++;
  const host = { args, environment: { ...surroundings(), ...environment }, stdout, stderr };
  await tellOfUpdate(host, { look, now: at, version });
  expect(stdout.read()).toBeNull();
  return { said: `${stderr.read() ?? ''}`, looks };
};

const quiet = { said: '', looks: 0 };

describe('a person', () => {
  test('is told once a day, and it is looked for as often', async () => {
    expect(await tell()).toEqual({ said: '', looks: 1 });
    expect(await tell({ at: now + day - 1 })).toEqual(quiet);
    writeKnown(surroundings(), { latest: '0.2.0' });
    const said = 'Study Mate 0.2.0 is there, this is 0.1.0. Update with: npm install --global @study-mate/cli\n';
    expect(await tell({ at: now + 1 })).toEqual({ said, looks: 0 });
    expect(await tell({ at: now + 2 })).toEqual(quiet);
    expect(await tell({ at: now + day + 1 })).toEqual({ said, looks: 1 });
    expect(readdirSync(join(folder, 'study-mate'))).toEqual(['update.json']);
  });

  test.each([
    ['0.1.0', '0.1.0', false],
    ['0.1.0', '0.2.0', false],
    ['0.10.0', '0.9.9', true],
    ['1.0.0', '0.9.9', true],
    ['1.0.0', '1.0.0-beta.1', true],
    ['1.0.0', '1.1.0-beta.1', false],
  ])('who has %2$s hears of %1$s: %3$s', async (latest, version, isTold) => {
    writeKnown(surroundings(), { latest, lookedAt: now });
    expect((await tell({ version })).said !== '').toBe(isTold);
  });
});

describe('nobody is told, and nothing looked for', () => {
  beforeEach(() => writeKnown(surroundings(), { latest: '9.0.0' }));

  test.each<[string, Setting]>([
    ['into a pipe', { isPiped: true }],
    ['with --json', { args: ['nearby', '--json'] }],
    ['with fields of it', { args: ['nearby', '--json=id'] }],
    ['with --jq', { args: ['nearby', '--jq', '.'] }],
    ['on a build server', { environment: { CI: 'true' } }],
    ['on another one', { environment: { BUILD_NUMBER: '7' } }],
    ['where nobody wants it', { environment: { STUDY_MATE_NO_UPDATE_NOTICE: '1' } }],
  ])('%s', async (_, setting) => {
    expect(await tell(setting)).toEqual(quiet);
    expect(readKnown(surroundings())).toMatchObject({ lookedAt: 0, toldAt: 0 });
  });
});

test('what cannot be written or read is nobody’s business', async () => {
  writeFileSync(join(folder, 'study-mate'), 'a file where the folder should be');
  expect(await tell()).toEqual(quiet);
  rmSync(join(folder, 'study-mate'));
  mkdirSync(join(folder, 'study-mate'));
  writeFileSync(join(folder, 'study-mate', 'update.json'), '{"latest":"1.0.0\\u001b[2J","lookedAt":');
  expect(await tell()).toEqual({ said: '', looks: 1 });
});

describe('the registry', () => {
  const npmrc = (text: string) => writeFileSync(join(folder, '.npmrc'), text);
  const found = (environment: Record<string, string> = {}) => findRegistry({ ...surroundings(), ...environment });

  test('is that of npm, unless it is told of another one', () => {
    expect(found()).toBe('https://registry.npmjs.org/');
    npmrc('# mine\nregistry = https://one.example/npm\n');
    expect(found()).toBe('https://one.example/npm/');
    expect(found({ npm_config_registry: 'http://two.example' })).toBe('http://two.example/');
    expect(found({ NPM_CONFIG_REGISTRY: 'http://two.example' })).toBe('http://two.example/');
    npmrc(`registry=https://one.example\n@study-mate:registry="https://\${PLACE}.example"\n`);
    expect(found({ PLACE: 'own', npm_config_registry: 'http://two.example' })).toBe('https://own.example/');
    expect(found({ npm_config_userconfig: join(folder, 'none') })).toBe('https://registry.npmjs.org/');
    npmrc('registry=file:///etc\n');
    expect(found()).toBe('https://registry.npmjs.org/');
  });

  let answer: (response: ServerResponse) => void;
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    answer(response);
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const look = async () => {
    const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/npm`;
    const [stdout, stderr, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const environment = { ...surroundings(), npm_config_registry: registry };
    const code = await run({
      args: ['__update'],
      environment,
      stdin,
      stdout,
      stderr,
      signal: new AbortController().signal,
    });
    expect([code, stdout.read(), stderr.read()]).toEqual([0, null, null]);
    return readKnown(surroundings()).latest;
  };

  test('is asked for the newest version', async () => {
    answer = (response) => response.end('{"latest":"0.3.0","next":"1.0.0-beta.1"}');
    expect(await look()).toBe('0.3.0');
    expect(asked).toEqual(['/npm/-/package/@study-mate%2fcli/dist-tags']);
  });

  test('that says nothing is not waited for', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    timeout.mockImplementation((milliseconds) => {
      const hasty = new AbortController();
      setTimeout(() => hasty.abort(), milliseconds / 100);
      return hasty.signal;
    });
    answer = () => {};
    expect(await look()).toBeUndefined();
    timeout.mockRestore();
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['does not know it', (response) => response.writeHead(404).end('{"latest":"0.4.0"}')],
    ['makes no sense', (response) => response.end('<html>')],
    ['names no version', (response) => response.end('{"latest":"1.0\\u001b[2J"}')],
    ['says too much', (response) => response.end(`{"latest":"0.4.0","more":"${' '.repeat(20_000)}"}`)],
    ['hangs up', (response) => response.destroy()],
  ])('that %s says nothing', async (_, how) => {
    answer = how;
    expect(await look()).toBeUndefined();
  });
});
