import type { StudyMate } from '@study-mate/sdk';
import manifest from '../package.json' with { type: 'json' };
import { NotSignedInError } from './failure.ts';
import type { Host } from './host.ts';
import { Output } from './output/output.ts';
import type { Selection } from './output/selection.ts';
import type { Shape } from './output/shape.ts';
import { Profile } from './profile/profile.ts';
import { Prompt } from './prompt.ts';

/** The flags that every command has. */
export interface GlobalFlags {
  json?: Selection;
  jq?: string;
  template?: string;
  profile?: string;
  url?: string;
  plain?: boolean;
  noPager?: boolean;
}

/** What a command works with. The client is made when it is first asked for: not every command needs one. */
export class Context {
  readonly host: Host;
  readonly output: Output;
  readonly profile: Profile;
  readonly prompt: Prompt;
  #client: Promise<StudyMate> | undefined;

  private constructor(host: Host, { profile, url, ...wishes }: GlobalFlags, shape: Shape | undefined) {
    this.host = host;
    this.output = new Output(host, shape, wishes);
    this.profile = new Profile(host.environment, { name: profile, url });
    this.prompt = new Prompt(host, this.output.isPlain);
  }

  static async create(host: Host, flags: GlobalFlags): Promise<Context> {
    const { json, jq, template } = flags;
    const isForPeople = json === undefined && jq === undefined && template === undefined;
    const shape = isForPeople ? undefined : await (await import('./output/create-shape.ts')).createShape(flags);
    return new Context(host, flags, shape);
  }

  get signal(): AbortSignal {
    return this.host.signal;
  }

  /** The client of this profile, signed in or not. */
  client(): Promise<StudyMate> {
    this.#client ??= this.#connect({ isAnonymous: false });
    return this.#client;
  }

  /** A client that sends no token, for operations that are open to anybody. */
  anonymousClient(): Promise<StudyMate> {
    return this.#connect({ isAnonymous: true });
  }

  /** The client of somebody who is signed in; anybody else learns how to. */
  async signedIn(): Promise<StudyMate> {
    const url = await this.profile.url();
    // Asked before the client is loaded, which costs as much as all the rest.
    if (await this.profile.tokenStore(url).get()) return this.client();
    const elsewhere = await this.profile.signedInTo();
    if (!elsewhere) throw new NotSignedInError();
    throw new NotSignedInError(
      `The profile "${this.profile.name}" is signed in to ${elsewhere}, not to ${url}.`,
      `Sign in with: study-mate login --url ${url} --profile <another name>`,
    );
  }

  async #connect({ isAnonymous }: { isAnonymous: boolean }): Promise<StudyMate> {
    const { StudyMate } = await import('@study-mate/sdk');
    const baseUrl = await this.profile.url();
    return new StudyMate({
      baseUrl,
      userAgent: `study-mate-cli/${manifest.version}`,
      ...(!isAnonymous && { tokenStore: this.profile.tokenStore(baseUrl) }),
    });
  }
}
