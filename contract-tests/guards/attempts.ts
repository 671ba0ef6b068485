import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { pactFolder, readPacts } from '../pact-files.ts';
import { type Answer, tampering } from './tampering.ts';

/** Verifies a pact file while something is wrong. */
export type Attempt<World> = (world: World, pact: string) => Promise<unknown>;

/** What is wrong, and the interaction that must notice. */
export type Faults<World> = Record<string, [interaction: string, attempt: Attempt<World>]>;

/** Verifies answers that have been tampered with on their way, by an address in front of the provider's own. */
export const createTampered =
  <World extends { url: string }>(verify: (world: World, pact: string, url: string) => Promise<unknown>) =>
  (tamper: (answer: Answer, path: string) => Answer): Attempt<World> =>
  async (world, pact) => {
    const front = await tampering(world.url, tamper);
    return verify(world, pact, front.url).finally(front.close);
  };

/** A pact of one interaction that the consumers have recorded. */
function pactOf(description: string, folder: string): string {
  for (const pact of readPacts(pactFolder)) {
    const interactions = pact.interactions.filter((it) => it.description === description);
    if (interactions.length === 0) continue;
    const path = join(folder, 'pact.json');
    writeFileSync(path, JSON.stringify({ ...pact, interactions }));
    return path;
  }
  throw new Error(`"${description}" is in no pact; run the whole project`);
}

/** What the verification says about each fault: nothing when it does not notice. */
export async function attemptAll<World>(world: World, faults: Faults<World>): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'pact-'));
  const said: Record<string, string> = {};
  for (const [fault, [interaction, attempt]] of Object.entries(faults)) {
    said[fault] = await attempt(world, pactOf(interaction, folder)).then(
      () => '',
      (error: unknown) => inspect(error),
    );
  }
  rmSync(folder, { recursive: true });
  return said;
}
