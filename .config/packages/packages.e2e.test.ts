import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

/** Compiles programs of somebody who looks at everything that they import; what the compiler says. */
async function compile(files: readonly string[], compiler = 'typescript', ...more: string[]): Promise<string> {
  const options = ['--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--module', 'nodenext', ...more];
  const program = join(root, 'node_modules', compiler, 'bin/tsc');
  const { stdout } = await run(process.execPath, [program, ...options, ...files], { cwd: installation.folder }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout;
}

const typed = `import { StudyMate, type NearbyLearner } from '@study-mate/sdk';
  import { operationTable } from '@study-mate/sdk/operations';
  import { Realtime } from '@study-mate/sdk/realtime';
  const mate = new StudyMate({ baseUrl: 'http://localhost' });
  export const first = async (): Promise<NearbyLearner | undefined> => (await mate.discover.listNearbyLearners()).results[0];
  export const path: string = operationTable.login.path;
  export const say = () => new Realtime(mate).conversation(7).send('Hello!').state;
  // @ts-expect-error there is no such field
  export const wrong = () => mate.auth.login({ mail: 'mai@example.com' });`;

const hooks = `import { StudyMate } from '@study-mate/sdk';
  import { StudyMateProvider, useCall, useConversation, useSession } from '@study-mate/sdk/react';
  import { createElement } from 'react';
  import { renderToString } from 'react-dom/server';
  function Chat() {
    const { state } = useSession();
    const { data } = useCall((mate, signal) => mate.groups.getGroup(3, { signal }), []);
    const name: string | undefined = data?.name;
    // @ts-expect-error there is no such member
    useConversation(7).nothing;
    return createElement('p', null, state, name, useConversation(7).messages.length);
  }
  const client = new StudyMate({ baseUrl: 'http://localhost' });
  console.log(renderToString(createElement(StudyMateProvider, { client }, createElement(Chat))));`;

/** What the hooks need beside the SDK, until the test is over. */
function addReact(): void {
  const folder = join(installation.folder, 'sdk/node_modules');
  const react = ['react', 'react-dom', '@types/react', '@types/react-dom'];
  mkdirSync(join(folder, '@types'));
  for (const name of react) symlinkSync(join(root, 'node_modules', name), join(folder, name));
  onTestFinished(() => {
    for (const name of [...react, '@types']) rmSync(join(folder, name), { recursive: true });
  });
}

const compilers = ['typescript-5.4', 'typescript', 'typescript-6', 'typescript-7'];

test.each(compilers)('the SDK brings its types, for modules and for scripts, to %s', async (compiler) => {
  const files = [write('sdk', 'program.mts', typed), write('sdk', 'program.cts', typed)];
  expect(await compile(files, compiler, '--noEmit')).toBe('');
});

test('the SDK brings its types to bundlers', async () => {
  const forBundlers = ['--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler'];
  expect(await compile([write('sdk', 'program.ts', typed)], 'typescript-7', ...forBundlers)).toBe('');
});

test('the hooks run in modules and scripts of those who have React', async () => {
  addReact();
  expect(await compile(['mts', 'cts'].map((kind) => write('sdk', `hooks.${kind}`, hooks)))).toBe('');
  for (const file of ['hooks.mjs', 'hooks.cjs']) {
    const { stdout } = await run(process.execPath, [join(installation.folder, 'sdk', file)]);
    expect(stdout).toMatch(/^<p>unknown.*0<\/p>\n$/);
  }
  // Where components are made on a server, these are for browsers.
  expect(readFileSync(join(installation.folderOf('sdk'), 'dist/react.js'), 'utf8')).toMatch(/^"use client";/);
});

test('npm publishes the packages as they are', async () => {
  const workspaces = packages.flatMap((name) => ['-w', `@study-mate/${name}`]);
  // Nobody answers there: what npm would send is seen all the same.
  const nowhere = ['--registry', 'http://127.0.0.1:9', '--fetch-retries', '0'];
  const command = ['publish', '--dry-run', '--ignore-scripts', ...nowhere, ...workspaces];
  const { stdout, stderr } = await run('npm', command, { cwd: root });
  for (const name of packages) expect(stdout).toContain(`+ @study-mate/${name}@`);
  expect(stderr).not.toContain('npm warn publish npm auto-corrected');
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
  expect(await compile([write('server', 'program.mts', program)])).toBe('');
  const { stdout } = await run(process.execPath, [join(installation.folder, 'server/program.mjs')]);
  expect(stdout).toBe('Nguyễn Thị Mai 200\n');
});

/** The code that bundlers take for browsers is a shrunken one: it has to do what the whole library does. */
test('the SDK of browsers talks live, and comes back when it is cut off', async () => {
  const program = `import { pathToFileURL } from 'node:url';
    import { StudyMate } from '@study-mate/sdk';
    const { WebSocket } = await import(pathToFileURL(process.argv[2]).href);
    const sockets = [];
    globalThis.WebSocket = class extends WebSocket {
      constructor(...rest) {
        super(...rest);
        sockets.push(this);
      }
    };
    const mate = new StudyMate({ baseUrl: process.argv[3] });
    await mate.auth.login({ email: 'mai@study-mate.example', password: 'study-together' });
    const [{ id }] = await mate.chat.listConversations();
    const realtime = await mate.realtime();
    const feed = realtime.conversation(id);
    await feed.ready;
    await feed.send('Hello!');
    sockets.at(-1).terminate();
    console.log((await feed.send('Hello again!')).content, sockets.length);
    await realtime.sendMessage(id, ' ').catch(({ name, message }) => console.log(name, message));
    realtime.close();`;
  const server = await startServer({ entry: installation.commandOf('server'), args: ['--ephemeral'] });
  onTestFinished(async () => {
    await server.stop('SIGKILL');
  });
  const file = write('sdk', 'live.mjs', program);
  const socket = join(root, 'node_modules/ws/wrapper.mjs');
  const { stdout } = await run(process.execPath, ['--conditions=browser', file, socket, server.url]);
  expect(stdout).toBe('Hello again! 2\nRealtimeError Message content cannot be empty\n');
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
