import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Installation } from '../../.config/packages/installation.ts';
import { findLastRelease, unpack } from '../../openapi/changes/release.ts';

const todaysServer = fileURLToPath(new URL('../../server/bin/study-mate-server.js', import.meta.url));
const execute = promisify(execFile);

/** What the running tests have told their processes would make another run of Vitest take itself for part of this one. */
const environment = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST_|NODE_ENV$|DATABASE_URL$|REDIS_URL$)/.test(name),
  );
  return { ...Object.fromEntries(own), ...more };
};

/** SDK and CLI of a release as npm would publish them, beside the release's own tests. */
export class Release {
  readonly name: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'study-mate-version-'));
  readonly #packed = new Installation(this.#folder);

  constructor(name: string) {
    this.name = name;
  }

  /** The newest release; before the first one, the last commit, so that all this is known to work when it is needed. */
  static async newest(): Promise<Release> {
    return new Release((await findLastRelease()) ?? 'HEAD');
  }

  /** Builds and packs the release; what its tests import as the SDK is the package. */
  async prepare(): Promise<void> {
    await unpack(this.name, this.#folder);
    await this.#npm('ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund');
    await this.#npm('run', 'generate');
    await this.#npm('run', 'build');
    await this.#packed.install();
    const sdk = join(this.#folder, 'node_modules/@study-mate/sdk');
    rmSync(sdk);
    symlinkSync(this.#packed.folderOf('sdk'), sdk);
  }

  /** Runs end-to-end tests of the release with its packages against the server of today; what they print. */
  async runAgainstToday(...tests: string[]): Promise<string> {
    const env = environment({
      STUDY_MATE_SERVER_ENTRY: todaysServer,
      STUDY_MATE_CLI_ENTRY: this.#packed.commandOf('cli'),
    });
    const { stdout } = await execute(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--config',
        '.config/vitest.config.ts',
        '--project',
        'programs',
        ...tests,
      ],
      { cwd: this.#folder, env },
    ).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`${this.name} does not get on with the server of today\n${stdout}${stderr}`);
    });
    return stdout;
  }

  remove(): void {
    this.#packed.remove();
    rmSync(this.#folder, { recursive: true });
  }

  async #npm(...words: string[]): Promise<void> {
    await execute('npm', words, { cwd: this.#folder, env: environment({}), maxBuffer: 64 * 1024 * 1024 });
  }
}
