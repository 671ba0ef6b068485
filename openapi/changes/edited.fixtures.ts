import { document } from '../bundled-document.ts';
import type { SpecDocument } from './comparable.ts';
import { compare } from './compare.ts';
import type { Edit } from './edit.ts';

export const spec = document as SpecDocument;

/** The spec after these edits. */
export function edited(...edits: readonly Edit[]): SpecDocument {
  const copy = structuredClone(spec);
  for (const [, apply] of edits) apply(copy);
  return copy;
}

/** The names of the edits after which nobody would be warned. Two are tried at a time. */
export async function unnoticed(edits: readonly Edit[]): Promise<string[]> {
  const waiting = [...edits];
  const missed: string[] = [];
  const work = async (): Promise<void> => {
    for (let edit = waiting.shift(); edit; edit = waiting.shift()) {
      const changes = await compare(spec, edited(edit));
      if (!changes.some(({ impact }) => impact === 'major')) missed.push(edit[0]);
    }
  };
  await Promise.all([work(), work()]);
  return missed;
}
