import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { dockerProblems } from './docker-files.ts';
import { projectIn } from './project.ts';

const real = projectIn(fileURLToPath(new URL('../..', import.meta.url)));

/** The repository with one text in one file replaced, or with one file gone. */
function problemsWith(path: string, before: string, after: string): string[] {
  const text = real.read(path);
  expect(text, `${path} no longer says ${before}`).toContain(before);
  return dockerProblems({ ...real, read: (it) => (it === path ? text.replace(before, () => after) : real.read(it)) });
}
const problemsWithout = (path: string): string[] =>
  dockerProblems({ ...real, exists: (it) => it.replace(/^\.\//, '') !== path && real.exists(it) });

test('the files as they are have no problems', () => {
  expect(dockerProblems(real)).toEqual([]);
});

describe('server/Dockerfile', () => {
  test.each([
    ['an instruction nobody knows', 'WORKDIR /app', 'WORKDIRECTORY /app', 'Unknown instruction'],
    ['a file that does not exist', 'COPY tsconfig.json ./', 'COPY tsconfig.base.json ./', 'tsconfig.base.json'],
    ['a stage that does not exist', '--from=packages', '--from=installed', '"installed", which is no stage'],
    ['a forgotten workspace', 'COPY cli/package.json cli/\n', '', 'npm ci needs cli/package.json'],
    ['a script that does not exist', 'npm run build -w', 'npm run compile -w', 'has no script "compile"'],
    [
      'a workspace that does not exist',
      '--omit=dev -w @study-mate/server',
      '--omit=dev -w @study-mate/api',
      '@study-mate/api',
    ],
    [
      'a program that is not built',
      '"server/dist/src/main.js"',
      '"server/dist/main.js"',
      'server/main.ts, which does not exist',
    ],
    [
      'a shell between signal and server',
      'CMD ["node", "server/dist/src/main.js"]',
      'CMD node server/dist/src/main.js',
      'shell',
    ],
    ['an image that runs as root', 'USER node', 'USER root', 'runs as root'],
    ['an image that says no user', 'USER node\n', '', 'runs as root'],
    ['an image that nobody watches', 'HEALTHCHECK', 'LABEL check', 'no HEALTHCHECK'],
    ['a health check that is not there', '["node", "-e", ', '["node", "server/alive.js", ', 'server/alive.js'],
  ])('%s is reported', (_, before, after, message) => {
    expect(problemsWith('server/Dockerfile', before, after).join('\n')).toContain(message);
  });
});

describe('docker-compose.yml', () => {
  test.each([
    ['a key the format does not have', 'restart: unless-stopped', 'restarts: unless-stopped', 'additional properties'],
    ['a value of the wrong kind', '- 127.0.0.1:8000:8000', '- [8000]', '/services/proxy/ports'],
    ['what is not YAML', 'services:', 'services: [', 'docker-compose.yml: '],
    [
      'a Dockerfile that does not exist',
      'dockerfile: server/Dockerfile',
      'dockerfile: Dockerfile',
      'built from Dockerfile',
    ],
    ['a volume that is not declared', '- database:/var', '- data:/var', 'the volume data, which is not declared'],
    [
      'a service that does not exist',
      '    depends_on:\n      - node-a',
      '    depends_on:\n      - node-c',
      'node-c, which is no service',
    ],
    [
      'waiting for health that nobody looks at',
      'test: ["CMD", "redis-cli", "ping"]',
      'disable: true',
      'cache to be healthy',
    ],
    ['a name the server does not read', 'REDIS_URL: redis', 'CACHE_URL: redis', 'sets CACHE_URL'],
    ['a value the server refuses', 'TRUST_PROXY: "1"', 'LOCATION_DECIMALS: "9"', 'would not start: '],
    ['production without a secret', '    SECRET_KEY: ', '    DATA_DIR: ', 'SECRET_KEY must be set'],
    ['a database that is no service', '@database:5432', '@postgres:5432', 'DATABASE_URL leads to postgres'],
    [
      'a command that is not built',
      '"server/dist/src/main.js", "db"',
      '"server/dist/src/migrate.js", "db"',
      'server/src/migrate.ts',
    ],
  ])('%s is reported', (_, before, after, message) => {
    expect(problemsWith('docker-compose.yml', before, after).join('\n')).toContain(message);
  });

  test('a configuration of the proxy that does not exist is reported', () => {
    expect(problemsWithout('.docker/Caddyfile').join('\n')).toContain('mounts ./.docker/Caddyfile');
  });
});

describe('.docker/Caddyfile', () => {
  test.each([
    ['a node that gets no requests', ' node-b:8000', '', 'node-b:8000 gets no requests'],
    ['a node that does not exist', 'node-b:8000', 'node-b:8000 node-c:8000', 'node-c:8000 is no node'],
    ['a port that nobody publishes', ':8000 {', ':80 {', 'nobody publishes the port 80'],
    ['a brace too few', 'admin off', 'admin {', 'braces'],
  ])('%s is reported', (_, before, after, message) => {
    expect(problemsWith('.docker/Caddyfile', before, after).join('\n')).toContain(message);
  });
});
