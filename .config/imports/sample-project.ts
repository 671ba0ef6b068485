import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { workspaces } from './cruise.ts';
import type { SampleImport } from './samples.ts';

const isOurs = (path: string): boolean => workspaces.some((name) => path.startsWith(`${name}/`));
const workspaceOf = (path: string): string => path.split('/')[0] ?? '';

/** How a file of the project writes the import. */
export function addressOf({ from, to }: SampleImport): string {
  if (!isOurs(to)) return to;
  if (workspaceOf(from) !== workspaceOf(to)) return `@study-mate/${to}`;
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

const statement = (sample: SampleImport): string =>
  `import ${sample.kind === 'type' ? 'type ' : ''}{ it } from '${addressOf(sample)}';`;

/** Every package that a sample asks for is a dependency, except this one, which is for development only. */
const developmentOnly = 'autocannon';

/** Writes a project into a temporary folder, with the imports of the samples and nothing else; returns the folder. */
export function writeSampleProject(samples: readonly SampleImport[]): string {
  const root = mkdtempSync(join(tmpdir(), 'study-mate-imports-'));
  const files = new Map<string, string[]>();
  const packages = new Set<string>();
  const add = (path: string, line: string): void => void files.set(path, [...(files.get(path) ?? []), line]);
  for (const sample of samples) {
    add(sample.from, statement(sample));
    if (sample.mutual) add(sample.to, statement({ ...sample, from: sample.to, to: sample.from }));
    if (sample.missing || sample.to.startsWith('node:')) continue;
    if (isOurs(sample.to)) add(sample.to, '');
    else packages.add(sample.to);
  }

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const writePackage = (folder: string, more: object): void =>
    write(`${folder}/package.json`, JSON.stringify({ version: '1.0.0', type: 'module', ...more }));

  for (const [path, lines] of files) write(path, `${lines.join('\n')}\nexport const it = 1;\n`);
  for (const name of packages) {
    writePackage(`node_modules/${name}`, { name, main: 'index.js' });
    write(`node_modules/${name}/index.js`, 'export const it = 1;\n');
  }
  mkdirSync(join(root, 'node_modules/@study-mate'), { recursive: true });
  const dependencies = Object.fromEntries([...packages].map((name) => [name, '1.0.0']));
  delete dependencies[developmentOnly];
  for (const name of workspaces) {
    writePackage(name, { name: `@study-mate/${name}`, dependencies, devDependencies: { [developmentOnly]: '1.0.0' } });
    symlinkSync(join(root, name), join(root, 'node_modules/@study-mate', name));
  }
  return root;
}
