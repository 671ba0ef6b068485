// The promises of node:fs are loaded when they are first used.
import { promises as fs } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Tokens } from '@study-mate/sdk';
import { CommandError, UsageError } from '../failure.ts';
import type { Host } from '../host.ts';

/** What is kept of a profile. The tokens belong to the server at `url` and go nowhere else. */
export interface StoredProfile {
  url: string;
  tokens?: Tokens;
}

/** Where the profiles are: `$XDG_CONFIG_HOME/study-mate`, or else `~/.config/study-mate`. */
export const configFolder = ({ XDG_CONFIG_HOME: base, HOME }: Host['environment']): string =>
  join(base?.startsWith('/') ? base : join(HOME || homedir(), '.config'), 'study-mate');

/** One profile on disk: readable by its owner only, and never half written. */
export class ProfileFile {
  readonly path: string;

  constructor(folder: string, name: string) {
    // The name becomes a file's name, so it must not lead elsewhere.
    if (!/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/.test(name)) {
      throw new UsageError(`"${name}" cannot name a profile.`, 'Use letters, digits, dots, dashes and underscores.');
    }
    this.path = join(folder, `${name}.json`);
  }

  async read(): Promise<StoredProfile | undefined> {
    try {
      return JSON.parse(await fs.readFile(this.path, 'utf8')) as StoredProfile;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new CommandError(`The profile in ${this.path} cannot be read.`, 'profile_unreadable', {
        suggestion: 'Delete the file and sign in again.',
        cause,
      });
    }
  }

  /** Others see the old file or the new one: it is written aside and then takes the old one's place. */
  async write(profile: StoredProfile): Promise<void> {
    await this.prepareFolder();
    const aside = `${this.path}.${crypto.randomUUID()}`;
    try {
      await fs.writeFile(aside, `${JSON.stringify(profile, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
      await fs.rename(aside, this.path);
    } finally {
      await fs.rm(aside, { force: true });
    }
  }

  async prepareFolder(): Promise<void> {
    const folder = dirname(this.path);
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    await fs.chmod(folder, 0o700);
  }
}
