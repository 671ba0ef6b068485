import { expect, test } from 'vitest';
import { fileNameProblems } from './feature-files.ts';
import { lockFileProblems } from './lock-file.ts';
import { topLevel, topLevelProblems } from './top-level.ts';

const lockFile = (entry: object): string => JSON.stringify({ packages: { '': {}, 'node_modules/left': entry } });

test('the top level holds exactly what is listed, and dot files', () => {
  expect(topLevelProblems([...topLevel, '.config/knip.json', 'server/src/main.ts'])).toEqual([]);
});

test('another name at the top is reported', () => {
  expect(topLevelProblems([...topLevel, 'scripts/build.ts'])).toEqual([expect.stringMatching(/^scripts: /)]);
});

test('a missing name at the top is reported', () => {
  expect(topLevelProblems(topLevel.filter((name) => name !== 'LICENSE'))).toEqual(['LICENSE: is missing at the top']);
});

test('a feature file is called noun.role.ts', () => {
  const named = (name: string) => fileNameProblems([`server/src/features/chat/${name}`]);
  expect(named('chat.routes.ts')).toEqual([]);
  expect(named('read-mark.model.ts')).toEqual([]);
  expect(named('chat.test.ts')).toEqual([]);
  expect(named('message.rules.test.ts')).toEqual([]);
  expect(named('chat.ts')).toHaveLength(1);
  expect(named('chat.mapper.ts')).toHaveLength(1);
  expect(named('parts/chat.routes.ts')).toHaveLength(1);
});

test('a feature without a rung on the ladder is reported', () => {
  expect(fileNameProblems(['server/src/features/reports/report.model.ts'])).toEqual([
    expect.stringContaining('.config/imports/ladder.ts'),
  ]);
});

test('a name that says nothing is reported, but for the front door of the SDK', () => {
  expect(fileNameProblems(['sdk/src/index.ts'])).toEqual([]);
  expect(fileNameProblems(['cli/src/utils.ts', 'server/src/common/time.ts', 'cli/src/output/index.ts'])).toHaveLength(
    3,
  );
});

test('a package from another place than the public registry is reported', () => {
  expect(lockFileProblems(lockFile({ integrity: 'sha512-x' }))).toEqual([]);
  expect(lockFileProblems(lockFile({ resolved: 'https://registry.npmjs.org/left/-/left-1.0.0.tgz' }))).toEqual([]);
  expect(lockFileProblems(lockFile({ resolved: 'server', link: true }))).toEqual([]);
  expect(lockFileProblems(lockFile({ resolved: 'http://mirror.example/left-1.0.0.tgz' }))).toHaveLength(1);
  expect(lockFileProblems(lockFile({ resolved: 'git+ssh://git@host.example/left.git' }))).toHaveLength(1);
});

test('a platform that the lock file forgot is reported', () => {
  const locked = (...paths: string[]): string =>
    JSON.stringify({
      packages: {
        'node_modules/tool': { optionalDependencies: { '@tool/mac': '1.0.0' } },
        ...Object.fromEntries(paths.map((path) => [path, { optional: true }])),
      },
    });
  expect(lockFileProblems(locked('node_modules/@tool/mac'))).toEqual([]);
  expect(lockFileProblems(locked('node_modules/tool/node_modules/@tool/mac'))).toEqual([]);
  expect(lockFileProblems(locked('node_modules/@tool/linux'))).toEqual([expect.stringContaining('@tool/mac')]);
});
