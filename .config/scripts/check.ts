import { mkdirSync } from 'node:fs';
import { type Check, runChecks } from './run-checks.ts';

/** By its path: consumers' other compilers stand beside it, and one of them may own the name. */
const compiler = 'node_modules/typescript/bin/tsc';
const buildInfo = 'node_modules/.cache/study-mate';

/** The compiler remembers what it has seen: a second run of the same files takes a fraction of the first. */
const types = (folder: string): Check => ({
  name: `types ${folder}`,
  command: ['node', compiler, '-p', folder, '--incremental', '--tsBuildInfoFile', `${buildInfo}/${folder}.tsbuildinfo`],
});
const script = (name: string, path: string): Check => ({ name, command: ['npx', 'tsx', path] });

/** The long ones first, so that no core waits for a straggler. */
const checks: Check[] = [
  types('server'),
  { name: 'spec', command: ['npm', 'run', '--silent', 'lint', '-w', '@study-mate/openapi'] },
  { name: 'sdk package', command: ['npm', 'run', '--silent', 'check:sdk'] },
  types('contract-tests'),
  types('sdk'),
  types('cli'),
  { name: 'unused code', command: ['npx', 'knip', '--config', '.config/knip.jsonc', '--no-gitignore'] },
  {
    name: 'spec examples',
    command: [
      'npx',
      'vitest',
      'run',
      '--config',
      '.config/vitest.config.ts',
      '--project',
      'clients',
      'openapi/examples',
    ],
  },
  types('examples'),
  types('openapi'),
  types('.config'),
  { name: 'style', command: ['npx', 'biome', 'check', '--error-on-warnings', '.'] },
  { name: 'links', command: ['npm', 'run', '--silent', 'check:links'] },
  { name: 'guide', command: ['npm', 'run', '--silent', 'docs', '--', '--emit', 'none'] },
  script('spec changes', 'openapi/changes/spec-diff.ts'),
  script('imports', '.config/imports/check.ts'),
  script('docker files', '.config/docker/check.ts'),
  script('layout', '.config/layout/check.ts'),
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.some((word) => name.includes(word)));

mkdirSync(buildInfo, { recursive: true });
const started = performance.now();
const print = (line: string): void => console.log(line);
// First and alone: the other checks read what is generated, and should not see it half written.
const stale = await runChecks([{ name: 'generate', command: ['npm', 'run', '--silent', 'generate'] }], print);
const failed = [...stale, ...(await runChecks(chosen, print))];
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(failed.length === 0 ? `all ${chosen.length} checks ok in ${seconds} s` : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 && chosen.length > 0 ? 0 : 1;
