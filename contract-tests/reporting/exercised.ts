import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consumers, pactFolder, pathsIn, readPact } from '../pact-files.ts';
import { matched } from '../sightings.ts';
import type { Kept } from './kept.ts';
import type { Exercised } from './report.model.ts';

const tests = fileURLToPath(new URL('..', import.meta.url));

/** The test file that wrote a pact: a folder below its consumer's is called like it. */
function fileOf(consumer: string, name: string): string {
  const folders = Object.keys(consumers) as (keyof typeof consumers)[];
  const files = folders
    .filter((folder) => consumers[folder] === consumer)
    .map((folder) => `${folder}/${name}.pact.test.ts`);
  return files.find((file) => existsSync(join(tests, file))) ?? name;
}

/** Every interaction that was recorded last, with what the last verification has kept of it. */
export function exercised(kept: readonly Kept[]): Exercised[] {
  const recorded = pathsIn(pactFolder).flatMap((path) => {
    const [consumer = '', name = ''] = relative(pactFolder, path).split(sep);
    const file = fileOf(consumer, name);
    return readPact(path).interactions.map((interaction) => ({
      interaction,
      description: interaction.description,
      consumer,
      file,
      path: relative(pactFolder, path),
    }));
  });
  const places = new Map(kept.map((it) => [it, new Set(it.paths)]));
  const verifiedBy = [...places].flatMap(([{ verified }, paths]) =>
    matched(
      recorded.filter(({ path }) => paths.has(path)),
      verified,
    ),
  );
  const its = new Map(verifiedBy.map(({ interaction, its }) => [interaction, its]));
  return recorded.map((it) => ({
    interaction: it.interaction,
    consumer: it.consumer,
    file: it.file,
    verified: its.get(it),
  }));
}
