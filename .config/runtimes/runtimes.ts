import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('../../node_modules/.cache/study-mate/runtimes', import.meta.url));
const here = `${process.platform}-${process.arch}`;
const withLibc = process.platform === 'linux' ? `${here}-glibc` : here;

export interface Runtime {
  name: string;
  /** What is typed in front of a script. */
  command: readonly [program: string, ...args: string[]];
}

interface Published extends Runtime {
  package: string;
  version: string;
}

const node = (version: string): Published => ({
  name: `node-${version.split('.')[0]}`,
  package: `node-${here}`,
  version,
  command: ['bin/node'],
});

/** The oldest Node that is promised, the newer lines, and the others that run JavaScript; as the npm registry has them. */
const published: readonly Published[] = [
  node('20.19.0'),
  node('22.23.3'),
  node('24.9.0'),
  { name: 'deno', package: `@deno/${withLibc}`, version: '2.9.6', command: ['deno', 'run', '--allow-all', '--quiet'] },
  { name: 'bun', package: `@oven/bun-${here.replace('arm64', 'aarch64')}`, version: '1.4.5', command: ['bin/bun'] },
];

const placeOf = ({ name, version }: Published) => join(folder, `${name}@${version}`);

function installed(runtime: Published): Runtime {
  const [program, ...args] = runtime.command;
  return { name: runtime.name, command: [join(placeOf(runtime), 'node_modules', runtime.name, program), ...args] };
}

/** Those that run what npm installs, each in a folder of its own; what is there already is not fetched again. */
export async function installRuntimes(): Promise<Runtime[]> {
  for (const runtime of published) {
    if (existsSync(installed(runtime).command[0])) continue;
    const place = placeOf(runtime);
    mkdirSync(place, { recursive: true });
    const source = `${runtime.name}@npm:${runtime.package}@${runtime.version}`;
    const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--no-save'];
    await promisify(execFile)('npm', ['install', ...quietly, '--prefix', place, source], { cwd: place });
  }
  return published.map(installed);
}

export const runtimeNames = published.map(({ name }) => name);
export const isNode = (name: string): boolean => name.startsWith('node-');
