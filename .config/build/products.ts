import type { Product } from './product.ts';

const npmRun = (script: string, workspace: string): Product['command'] => [
  'npm',
  'run',
  '--silent',
  script,
  '-w',
  `@study-mate/${workspace}`,
];

/** What the first stage makes is read by the second, whose members do not need each other. */
export const stages: readonly (readonly Product[])[] = [
  [
    {
      name: 'generated code',
      sources: ['openapi', 'sdk/scripts'],
      file: 'sdk/src/generated/calls.ts',
      command: ['npm', 'run', '--silent', 'generate'],
    },
  ],
  [
    {
      name: 'sdk',
      sources: ['openapi', 'sdk/scripts', 'sdk/src', 'sdk/package.json', 'sdk/tsup.config.ts', 'tsconfig.json'],
      file: 'sdk/dist/index.d.ts',
      command: npmRun('build', 'sdk'),
    },
    {
      name: 'server',
      sources: ['openapi', 'server/src', 'server/migrations', 'server/tsconfig.build.json', 'tsconfig.json'],
      file: 'server/dist/src/main.js',
      command: npmRun('build', 'server'),
    },
    {
      name: 'cli',
      sources: ['cli/src', 'cli/scripts', 'cli/package.json', 'cli/tsup.config.ts'],
      file: 'cli/dist/man/study-mate.1',
      command: npmRun('build', 'cli'),
    },
  ],
];
