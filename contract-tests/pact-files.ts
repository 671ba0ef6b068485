import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** An event of a client, and how it is acknowledged. */
export interface ClientEventInteraction extends Common {
  type: 'Synchronous/Messages';
  request: { contents: { content: { event: string; payload: unknown } } };
  response: { contents: { content: { ok: boolean } } }[];
}

export interface ServerEventInteraction extends Common {
  type: 'Asynchronous/Messages';
  contents: { content: { event: string; payload: unknown } };
}

export type Interaction = HttpInteraction | ClientEventInteraction | ServerEventInteraction;

export interface PactFile {
  consumer: { name: string };
  provider: { name: string };
  interactions: Interaction[];
}

export const pathsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(folder, name))
    : [];

export const readPact = (path: string): PactFile => JSON.parse(readFileSync(path, 'utf8')) as PactFile;
export const readPacts = (folder: string): PactFile[] => pathsIn(folder).map(readPact);

export const interactionsOf = (pacts: readonly PactFile[]): Interaction[] =>
  pacts.flatMap(({ interactions }) => interactions);
