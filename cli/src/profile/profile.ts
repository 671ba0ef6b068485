import type { TokenStore, Tokens } from '@study-mate/sdk';
import { UsageError } from '../failure.ts';
import type { Host } from '../host.ts';
import { configFolder, ProfileFile, type StoredProfile } from './profile-file.ts';

const defaultUrl = 'http://localhost:8000';

interface Choice {
  /** Of `--profile`. */
  name?: string;
  /** Of `--url`. */
  url?: string;
}

/** The address of a server as the SDK wants it: without a slash at the end. */
const toServerUrl = (text: string): string => {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new UsageError(`"${text}" is not the address of a server.`, `Write it like ${defaultUrl}.`);
  }
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/\/+$/, '');
};

/** Who one is on which server; the flag counts more than the environment, and that more than the file. */
export class Profile {
  readonly name: string;
  readonly #file: ProfileFile;
  readonly #wishedUrl: string | undefined;

  constructor(environment: Host['environment'], { name, url }: Choice) {
    this.name = name ?? (environment.STUDY_MATE_PROFILE || 'default');
    this.#file = new ProfileFile(configFolder(environment), this.name);
    const wished = url ?? (environment.STUDY_MATE_URL || undefined);
    this.#wishedUrl = wished === undefined ? undefined : toServerUrl(wished);
  }

  async url(): Promise<string> {
    return this.#wishedUrl ?? (await this.#file.read())?.url ?? defaultUrl;
  }

  /** The server that this profile is signed in to, if any. */
  async signedInTo(): Promise<string | undefined> {
    const stored = await this.#file.read();
    return stored?.tokens && stored.url;
  }

  /** The tokens of this profile for one server. To another server they are not shown. */
  tokenStore(url: string): TokenStore {
    const file = this.#file;
    const ofThisServer = (stored: StoredProfile | undefined): Tokens | undefined =>
      stored?.url === url ? stored.tokens : undefined;
    return {
      get: async () => ofThisServer(await file.read()),
      async set(tokens) {
        const stored = await file.read();
        // Signing out of one server leaves the session on another alone.
        if (!tokens && !ofThisServer(stored)) return;
        await file.write({ url, tokens });
      },
      async lock(task) {
        await file.prepareFolder();
        // Only tokens that are renewed need it.
        const { withFileLock } = await import('@study-mate/sdk/node');
        return withFileLock(`${file.path}.lock`, task);
      },
    };
  }
}
