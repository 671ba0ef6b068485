import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

export const packages = ['sdk', 'server', 'cli'] as const;

interface Manifest {
  dependencies?: Record<string, string>;
  bin?: Record<string, string>;
}

const read = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

/** The folder in which Node finds the package when a workspace asks for it. */
function findInstalled(root: string, workspace: string, name: string): string {
  const nested = join(root, workspace, 'node_modules', name);
  try {
    readFileSync(join(nested, 'package.json'));
    return nested;
  } catch {
    return join(root, 'node_modules', name);
  }
}

/**
 * An empty folder with the packages in it as npm would publish them. Beside each stands what it declares to need and
 * nothing else, taken from the repository: what is forgotten is missed here as it would be anywhere.
 */
export class Installation {
  readonly folder = mkdtempSync(join(tmpdir(), 'study-mate-packages-'));
  readonly #root: string;

  /** @param root a built repository: this one, or one of another version */
  constructor(root = here) {
    this.#root = root;
  }

  folderOf(name: string): string {
    return join(this.folder, name, 'node_modules/@study-mate', name);
  }

  /** The script behind a command of the package. */
  commandOf(name: string): string {
    const [script = ''] = Object.values(read(join(this.folderOf(name), 'package.json')).bin ?? {});
    return join(this.folderOf(name), script);
  }

  async install(): Promise<void> {
    const workspaces = packages.flatMap((name) => ['-w', `@study-mate/${name}`]);
    await run('npm', ['pack', '--silent', ...workspaces, '--pack-destination', this.folder], { cwd: this.#root });
    for (const name of packages) await this.#unpack(name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  async #unpack(name: string): Promise<void> {
    const target = this.folderOf(name);
    mkdirSync(target, { recursive: true });
    const { version } = JSON.parse(readFileSync(join(this.#root, name, 'package.json'), 'utf8')) as { version: string };
    const archive = join(this.folder, `study-mate-${name}-${version}.tgz`);
    await run('tar', ['-xzf', archive, '-C', target, '--strip-components', '1']);
    const modules = join(this.folder, name, 'node_modules');
    for (const dependency of Object.keys(read(join(target, 'package.json')).dependencies ?? {})) {
      const own = packages.find((it) => dependency === `@study-mate/${it}`);
      const link = join(modules, dependency);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(own ? this.folderOf(own) : findInstalled(this.#root, name, dependency), link);
    }
  }
}
