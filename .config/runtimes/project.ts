import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packages } from '../packages/installation.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** What an application has beside the packages: React in the oldest version that the hooks are for. */
const others = ['typescript@5.9.3', 'react@18.3.1', 'react-dom@18.3.1'];

/** An empty project into which npm has installed the packed SDK, server and command line, as it would from the registry. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'study-mate-project-'));

  async install(): Promise<void> {
    const workspaces = packages.flatMap((name) => ['-w', `@study-mate/${name}`]);
    await run('npm', ['pack', '--silent', ...workspaces, '--pack-destination', this.folder], { cwd: root });
    const archives = readdirSync(this.folder).map((file) => `./${file}`);
    this.write('package.json', '{ "private": true }');
    await run('npm', ['install', '--no-audit', '--no-fund', ...others, ...archives], { cwd: this.folder });
  }

  write(file: string, text: string): string {
    const path = join(this.folder, file);
    writeFileSync(path, text);
    return path;
  }

  /** The script behind a command. */
  commandOf(name: string): string {
    return join(this.folder, 'node_modules/.bin', name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
