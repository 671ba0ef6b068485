import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tampering } from '../guards/tampering.ts';
import { featurePaths, otherPaths, type PactFile, readPact } from '../pact-files.ts';
import { program } from '../provider/program.ts';
import { verify } from '../provider/verification.ts';
import { inWorld } from '../provider/world.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

/** Of a mutant, what Pact hears; an event that never comes is given up like one that the server does not send. */
const silent = new Error('Nothing came');

/** The names of all mutants, and of those that the contract did not notice. */
export interface Mutations {
  tried: string[];
  survivors: string[];
}

program(({ databaseUrl }: { databaseUrl: string }) =>
  inWorld(databaseUrl, async (world): Promise<Mutations> => {
    const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
    const path = join(folder, 'pact.json');
    const outcome: Mutations = { tried: [], survivors: [] };
    let running: Mutant | undefined;
    let turn = 0;
    const tamper = (status: number, body: unknown) => running?.tamper({ status, body }) ?? { status: 500, body: {} };
    const front = await tampering(world.url, ({ status, body }) => tamper(status, body));
    const tamperLive = (content: unknown): unknown => {
      const answer = running?.tamper({ status: 200, body: content });
      if (!answer) throw silent;
      return answer.body;
    };

    const isNoticed = (mutant: Mutant): Promise<boolean> => {
      running = mutant;
      return verify(world, [path], { url: front.url, tamper: tamperLive }).then(
        () => false,
        () => true,
      );
    };
    for (const pact of [...featurePaths(), ...otherPaths()].map(readPact)) {
      for (const interaction of pact.interactions) {
        writeFileSync(path, JSON.stringify({ ...pact, interactions: [interaction] } satisfies PactFile));
        turn += 1;
        for (const mutant of mutantsOf(interaction, turn)) {
          outcome.tried.push(mutant.name);
          if (!(await isNoticed(mutant))) outcome.survivors.push(mutant.name);
        }
      }
    }
    front.close();
    rmSync(folder, { recursive: true });
    return outcome;
  }),
);
