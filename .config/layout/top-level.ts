/** Everything that may be at the top, beside dot files and dot folders. */
export const topLevel = [
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'cli',
  'contract-tests',
  'docker-compose.yml',
  'docs',
  'examples',
  'openapi',
  'package-lock.json',
  'package.json',
  'sdk',
  'server',
  'tsconfig.json',
];

/** What is too much or missing at the top, given the paths of all files that belong to the project. */
export function topLevelProblems(paths: readonly string[]): string[] {
  const present = new Set(paths.map((path) => path.split('/')[0] ?? ''));
  const extra = [...present].filter((name) => !name.startsWith('.') && !topLevel.includes(name));
  const missing = topLevel.filter((name) => !present.has(name));
  return [
    ...extra.map((name) => `${name}: does not belong at the top; repository tools live in .config/`),
    ...missing.map((name) => `${name}: is missing at the top`),
  ];
}
