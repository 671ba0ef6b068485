import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../../server/test/server-process.ts';
import { Project } from './project.ts';
import { installRuntimes, isNode, type Runtime, runtimeNames } from './runtimes.ts';

const project = new Project();
let runtimes: Runtime[];
let server: ServerProcess;

beforeAll(async () => {
  await project.install();
  runtimes = await installRuntimes();
  server = await startServer({ entry: project.commandOf('study-mate-server'), args: ['--ephemeral'] });
});
afterAll(async () => {
  await server?.stop('SIGKILL');
  project.remove();
});

const commandOf = (name: string): Runtime['command'] =>
  runtimes.find((runtime) => runtime.name === name)?.command ?? ['missing'];

async function run(name: string, script: string, ...more: string[]): Promise<string> {
  const [program, ...args] = commandOf(name);
  const env = { ...process.env, XDG_CONFIG_HOME: join(project.folder, name), STUDY_MATE_URL: server.url };
  return (await promisify(execFile)(program, [...args, script, ...more], { env, cwd: project.folder })).stdout;
}

/** Two people sign in, one looks around and writes, the other hears it: lists, tokens and sockets. */
const story = `
  const enter = async (name) => {
    const mate = new StudyMate({ baseUrl: process.env.STUDY_MATE_URL });
    await mate.auth.login({ email: name + '@study-mate.example', password: 'study-together' });
    return mate;
  };
  const story = async () => {
    const mai = await enter('mai');
    const minh = await enter('minh');
    const [first] = (await mai.discover.listNearbyLearners({ radius: 1 })).results;
    const [{ id }] = (await mai.chat.listConversations()).filter((it) => it.other_participant.full_name.endsWith('Minh'));
    const [here, there] = [await mai.realtime(), await minh.realtime()];
    const feed = there.conversation(id);
    await feed.ready;
    const heard = new Promise((resolve) => feed.on('message', resolve));
    const said = await here.sendMessage(id, 'Xin chào');
    const { content, seq } = await heard;
    console.log(first.full_name, content, seq === said.seq);
    here.close();
    there.close();
  };
  story();`;

describe.each(runtimeNames)('%s', (name) => {
  test('runs the SDK as a module', async () => {
    const program = project.write(
      'story.mjs',
      `import { StudyMate } from '@study-mate/sdk';\nimport process from 'node:process';\n${story}`,
    );
    expect(await run(name, program)).toBe('Trần Hoài An Xin chào true\n');
  });

  test('runs the SDK as a script', async () => {
    const program = project.write('story.cjs', `const { StudyMate } = require('@study-mate/sdk');\n${story}`);
    expect(await run(name, program)).toBe('Trần Hoài An Xin chào true\n');
  });

  test('runs the hooks in React 18', async () => {
    const program = project.write(
      'hooks.mjs',
      `import { StudyMate } from '@study-mate/sdk';
       import { StudyMateProvider, useCall, useConversation, usePresence, useSession } from '@study-mate/sdk/react';
       import { createElement, version } from 'react';
       import { renderToString } from 'react-dom/server';
       const Chat = () => {
         const { isLoading } = useCall((mate) => mate.auth.getProfile(), []);
         const { messages } = useConversation(7);
         const seen = [version.split('.')[0], useSession().state, isLoading, messages.length, usePresence(3).online];
         return seen.join(' ');
       };
       const client = new StudyMate({ baseUrl: 'http://localhost' });
       console.log(renderToString(createElement(StudyMateProvider, { client }, createElement(Chat))));`,
    );
    expect(await run(name, program)).toBe('18 unknown true 0 false\n');
  });

  test('keeps tokens and messages in files', async () => {
    const program = project.write(
      'files.mjs',
      `import { StudyMate } from '@study-mate/sdk';
       import { FileTokenStore, fileOutbox } from '@study-mate/sdk/node';
       import process from 'node:process';
       const [file, folder, baseUrl] = process.argv.slice(2);
       const mate = new StudyMate({ baseUrl, tokenStore: new FileTokenStore(file) });
       await mate.auth.login({ email: 'mai@study-mate.example', password: 'study-together' });
       const again = new StudyMate({ baseUrl, tokenStore: new FileTokenStore(file) });
       const realtime = await again.realtime({ outbox: fileOutbox(folder) });
       const [{ id }] = await again.chat.listConversations();
       console.log((await realtime.sendMessage(id, 'Kept')).content);
       realtime.close();`,
    );
    const files = join(project.folder, `files-of-${name}`);
    expect(await run(name, program, join(files, 'tokens.json'), join(files, 'outbox'), server.url)).toBe('Kept\n');
  });
});

describe.each(runtimeNames.filter(isNode))('%s', (name) => {
  test('runs the command line', async () => {
    const cli = project.commandOf('study-mate');
    expect(await run(name, cli, '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    const answer = JSON.parse(
      await run(
        name,
        cli,
        'api',
        'POST',
        '/api/auth/login/',
        '-f',
        'email=mai@study-mate.example',
        '-f',
        'password=study-together',
      ),
    ) as object;
    expect(answer).toHaveProperty('tokens');
  });

  test('compiles programs against the types', async () => {
    const program = project.write(
      'typed.mts',
      `import { StudyMate, type NearbyLearner } from '@study-mate/sdk';
       const mate = new StudyMate({ baseUrl: 'http://localhost' });
       export const first = async (): Promise<NearbyLearner | undefined> =>
         (await mate.discover.listNearbyLearners()).results[0];`,
    );
    const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--module', 'nodenext'];
    expect(await run(name, project.commandOf('tsc'), ...options, program)).toBe('');
  });

  test('runs the server', async () => {
    const [node] = commandOf(name);
    const own = await startServer({ entry: project.commandOf('study-mate-server'), args: ['--ephemeral'], node });
    const answer = await fetch(`${own.url}/readyz`);
    expect(answer.status).toBe(200);
    expect(await own.stop('SIGTERM')).toBe(0);
  });
});
