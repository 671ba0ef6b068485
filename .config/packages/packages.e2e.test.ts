import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../server/test/server-process.ts';
import { Installation, packages } from './installation.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const installation = new Installation();

/** A program of somebody who has installed the package. */
function write(name: (typeof packages)[number], file: string, text: string): string {
  const path = join(installation.folder, name, file);
  writeFileSync(path, text);
  return path;
}

beforeAll(() => installation.install());
afterAll(() => installation.remove());

test.each(packages)('%s comes with what it needs to be read, and with nothing that is only for its makers', (name) => {
  const folder = installation.folderOf(name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json']));
  expect(files.filter((file) => /\.(test|fixtures)\.|(^|\/)(test|src\/generated)\//.test(file))).toEqual([]);
  expect(readFileSync(join(folder, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
});

test('the SDK is imported and required', async () => {
  const names = `console.log(new StudyMate({ baseUrl: 'http://localhost' }).baseUrl, typeof Realtime, typeof operationTable);`;
  const imported = write(
    'sdk',
    'module.mjs',
    `import { StudyMate } from '@study-mate/sdk';
     import { operationTable } from '@study-mate/sdk/operations';
     import { Realtime } from '@study-mate/sdk/realtime';
     ${names}`,
  );
  const required = write(
    'sdk',
    'script.cjs',
    `const { StudyMate } = require('@study-mate/sdk');
     const { operationTable } = require('@study-mate/sdk/operations');
     const { Realtime } = require('@study-mate/sdk/realtime');
     ${names}`,
  );
  for (const file of [imported, required]) {
    expect((await run(process.execPath, [file])).stdout).toBe('http://localhost function object\n');
  }
});

test('the SDK brings its types, for modules and for scripts', async () => {
  const program = `import { StudyMate, type NearbyLearner } from '@study-mate/sdk';
    const mate = new StudyMate({ baseUrl: 'http://localhost' });
    export const first = async (): Promise<NearbyLearner | undefined> => (await mate.discover.listNearbyLearners()).results[0];
    // @ts-expect-error there is no such field
    export const wrong = () => mate.auth.login({ mail: 'mai@example.com' });`;
  const files = [write('sdk', 'program.mts', program), write('sdk', 'program.cts', program)];
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext'];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [compiler, ...options, ...files], { cwd: installation.folder });
  expect(stdout).toBe('');
});

test('the server starts within a test, and brings its types', async () => {
  const program = `import { startStudyMate } from '@study-mate/server/testing';
    const server = await startStudyMate();
    const takeBack: () => void = server.faults.add({ operation: 'login', status: 500 });
    takeBack();
    server.clock.advance({ minutes: 1 });
    // @ts-expect-error there is no such status
    export const wrong = () => server.faults.add({ status: 418 });
    const response = await fetch(server.url + '/livez');
    console.log(server.persona('mai').fullName, response.status);
    await server.close();`;
  const types = { cwd: installation.folder };
  const options = ['--strict', '--target', 'es2022', '--module', 'nodenext'];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  expect(
    (await run(process.execPath, [compiler, ...options, write('server', 'program.mts', program)], types)).stdout,
  ).toBe('');
  const { stdout } = await run(process.execPath, [join(installation.folder, 'server/program.mjs')]);
  expect(stdout).toBe('Nguyễn Thị Mai 200\n');
});

test('the server starts, and the command line finds it', async () => {
  const server = await startServer({ entry: installation.commandOf('server'), args: ['--ephemeral'] });
  onTestFinished(async () => {
    await server.stop('SIGKILL');
  });
  const cli = installation.commandOf('cli');
  const env = { ...process.env, XDG_CONFIG_HOME: installation.folder, STUDY_MATE_URL: server.url };
  const typed = async (line: string) =>
    (await run('sh', ['-c', line.replace('study-mate', `node ${cli}`)], { env })).stdout;
  expect(await typed('study-mate --version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  const login = 'study-mate login mai@study-mate.example --password-stdin';
  expect(await typed(`echo study-together | ${login}`)).toContain('Nguyễn Thị Mai');
  expect(await typed('study-mate nearby')).toContain('Trần Hoài An');
  expect((await fetch(`${server.url}/api/docs/`)).status).toBe(200);
});
