// The promises of node:fs are loaded when they are first used.
import { promises as fs } from 'node:fs';
import type { Host } from '../host.ts';
import type { Suggestion } from '../parameter.ts';
import { configFolder } from './profile-file.ts';

/** The profiles that somebody has signed in with. */
export async function listProfiles(environment: Host['environment']): Promise<Suggestion[]> {
  const files = await fs.readdir(configFolder(environment)).catch(() => []);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ word: file.slice(0, -'.json'.length) }))
    .sort((a, b) => a.word.localeCompare(b.word));
}
