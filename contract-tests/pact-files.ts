import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Who relies on the server, by the folder of the tests that speak for it. */
export const consumers = {
  consumer: 'study-mate-sdk',
  messages: 'study-mate-sdk',
  cli: 'study-mate-cli',
  websocket: 'study-mate-websocket',
} as const;

export type Consumer = (typeof consumers)[keyof typeof consumers];

export const provider = 'study-mate-server';

/** Holds a folder for each consumer, and in it one for each test file that records, with the pacts that it wrote. */
export const pactFolder = fileURLToPath(new URL('pacts', import.meta.url));

interface Common {
  description: string;
  providerStates?: { name: string; params?: Record<string, unknown> }[];
}

interface Body {
  content: unknown;
  contentType: string;
}

export interface HttpInteraction extends Common {
  type: 'Synchronous/HTTP';
  request: { method: string; path: string; headers?: Record<string, string[]>; body?: Body };
  response: { status: number; headers?: Record<string, string[]>; body?: Body };
}

/** What a client does first is no event, and is recorded like one: the server may refuse it. */
export const connecting = 'connect';

/** An event as a plain socket carries it. */
export interface Frame {
  type: string;
}

/** An event as Socket.IO carries it, or a frame. */
export type Live = { event: string; payload: unknown } | Frame;

/** An acknowledgement, or the frame that comes back. */
export type Answered = { ok: boolean; error?: { code: string } } | Frame;

export const eventIn = (live: Live): string => ('type' in live ? live.type : live.event);

/** An event of a client, and how it is acknowledged; a frame of a client, and the one that comes back. */
export interface ClientEventInteraction extends Common {
  type: 'Synchronous/Messages';
  request: { contents: { content: Live } };
  response: { contents: { content: Answered } }[];
}

export interface ServerEventInteraction extends Common {
  type: 'Asynchronous/Messages';
  contents: { content: Live };
}

export type Interaction = HttpInteraction | ClientEventInteraction | ServerEventInteraction;

export interface PactFile {
  consumer: { name: string };
  provider: { name: string };
  interactions: Interaction[];
  metadata: { pactSpecification: { version: string } };
}

export const pathsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(folder, name))
        .sort()
    : [];

export const folderOf = (consumer: Consumer): string => join(pactFolder, consumer);

/** The pacts of everybody but the SDK. */
export const otherPaths = (): string[] =>
  [...new Set(Object.values(consumers))].filter((it) => it !== 'study-mate-sdk').flatMap((it) => pathsIn(folderOf(it)));

/** The pacts of any-operation.pact.test.ts, which are many enough to be verified beside the others. */
export const errorPaths = (): string[] => pathsIn(join(folderOf('study-mate-sdk'), 'any-operation'));
export const featurePaths = (): string[] =>
  pathsIn(folderOf('study-mate-sdk')).filter((path) => !errorPaths().includes(path));

export const readPact = (path: string): PactFile => JSON.parse(readFileSync(path, 'utf8')) as PactFile;
export const readPacts = (folder: string): PactFile[] => pathsIn(folder).map(readPact);

export const interactionsOf = (pacts: readonly PactFile[]): Interaction[] =>
  pacts.flatMap(({ interactions }) => interactions);

/** The pacts that hold no live events: a file that records is about one or the other. */
export const httpPaths = (): string[] =>
  pathsIn(pactFolder).filter((path) => readPact(path).interactions.every(({ type }) => type === 'Synchronous/HTTP'));

/** Beside each pact: the descriptions of what it should hold, one a line. */
export const declaredIn = (folder: string): string => join(folder, 'declared');

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');

/** The descriptions that a run has declared, twice where it did so twice. */
export const declarationsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path === declaredIn(dirname(path)))
    .flatMap(linesOf);
