import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Contents {
  content: unknown;
}

export interface Interaction {
  type: 'Synchronous/HTTP' | 'Asynchronous/Messages' | 'Synchronous/Messages';
  description: string;
  providerStates?: { name: string; params?: Record<string, unknown> }[];
  /** Of HTTP: what is asked. Of a synchronous message: the event of the client. */
  request: { method: string; path: string; headers?: Record<string, string[]>; contents?: Contents };
  /** Of HTTP: the answer. Of a synchronous message: the acknowledgements. */
  response: { status: number; headers?: Record<string, string[]> } & { contents: Contents }[];
  /** Of an asynchronous message: the event of the server. */
  contents: Contents;
}

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
