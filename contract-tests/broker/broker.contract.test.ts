import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpInteraction, pactFolder, provider, readPacts } from '../pact-files.ts';
import { longest } from '../provider/verified.ts';
import { merged } from './merged.ts';
import { StubBroker } from './stub.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');

const [, section = ''] = readme.split('## With a broker\n');
const [settings = '', commands = ''] = [...section.matchAll(/```bash\n(.*?)```/gs)].map(([, block]) => block);
const commandWith = (word: string): string =>
  commands.split('\n').find((line) => line.startsWith('np') && line.includes(word)) ?? '';

const broker = new StubBroker();
/** What the webhook has told the server's CI. */
const calls: unknown[] = [];
const ci = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    calls.push(JSON.parse(body));
    response.end();
  });
});

beforeAll(async () => {
  await broker.listen();
  ci.listen(0, '127.0.0.1');
  await once(ci, 'listening');
});
afterAll(() => {
  broker.close();
  ci.close();
});

/** Runs commands as somebody who has copied them; what they print, and how they end. */
const run = (script: string, version: string) =>
  new Promise<{ code: number | string; output: string }>((resolve) => {
    const env = {
      ...process.env,
      PACT_BROKER_BASE_URL: broker.url,
      GIT_COMMIT: version,
      GIT_BRANCH: 'main',
      CI_HOOK_URL: `http://127.0.0.1:${(ci.address() as AddressInfo).port}/verify`,
      // All of it is plain HTTP, and Pact would read all certificates for each request.
      SSL_CERT_FILE: devNull,
      SSL_CERT_DIR: devNull,
    };
    const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
    execFile('bash', ['-euo', 'pipefail', '-c', script], options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: `${stdout}${stderr}` }),
    );
  });

const canIDeploy = commandWith('can-i-deploy');

describe('the commands of the README', () => {
  test('name every variable that they use', () => {
    for (const [, name] of commands.matchAll(/\$(\w+)/g)) expect(settings).toContain(`${name}=`);
  });

  test('bring pacts to a broker and the server past it', longest, async () => {
    expect(await run(canIDeploy, 'first')).toMatchObject({ code: 1 });

    const { code, output } = await run(commands, 'first');
    expect(output).toContain('Computer says yes');
    expect(code).toBe(0);
    // They are published in no order that anybody promises.
    const consumers = merged(readPacts(pactFolder)).map(({ consumer }) => consumer.name);
    const published = broker.shelf.latestFor(provider).map(({ consumer }) => consumer);
    expect(published.toSorted()).toEqual(consumers.toSorted());
    expect(calls).toEqual(published.map((name) => ({ pact: expect.stringContaining(`/consumer/${name}/`) })));
    expect(broker.shelf.deployments).toEqual([{ name: provider, version: 'first', environment: 'production' }]);
  });

  test('keep back a server that breaks a pact, or has not been held to it', longest, async () => {
    const [pact] = merged(readPacts(pactFolder));
    const [interaction] = (pact?.interactions ?? []).filter(
      (it): it is HttpInteraction => it.type === 'Synchronous/HTTP',
    );
    if (!pact || !interaction) throw new Error('There is no pact');
    const broken = { ...interaction, response: { ...interaction.response, status: 299 } };
    const content = { ...pact, interactions: [broken] };
    await broker.shelf.publish({ consumer: pact.consumer.name, provider, version: 'second', content }, broker.url);

    const unverified = await run(canIDeploy, 'first');
    expect(unverified.output).toContain('unknown');
    expect(unverified.code).toBe(1);
    expect((await run(commandWith('verify-broker'), 'first')).code).not.toBe(0);
    const failed = await run(canIDeploy, 'first');
    expect(failed.output).toContain('false');
    expect(failed.code).toBe(1);
  });
});
