import type { Seen } from '../server/src/core/witness.ts';
import { type Cell, type CellReader, keyOf } from './cells.ts';
import type { Interaction } from './pact-files.ts';

/** What came of one interaction when it was verified. */
export interface Verified {
  description: string;
  milliseconds: number;
  /** What the server let out meanwhile, in order. */
  seen: readonly Seen[];
}

/** Whether the server's own checks saw this promise kept meanwhile. */
export function isSeen({ seenIn }: CellReader, cell: Cell, { seen }: Verified): boolean {
  // What brings the state about may have been answered before.
  const answer = seen.findLast(({ kind }) => kind === 'answer');
  const looked = seen.filter((it) => it.kind !== 'answer' || it === answer).flatMap(seenIn);
  return looked.some((it) => keyOf(it) === keyOf(cell));
}

/** Each interaction with what came of it, if anything did. */
export function matched<Some extends Pick<Interaction, 'description'>>(
  interactions: readonly Some[],
  verified: readonly Verified[],
): { interaction: Some; its: Verified | undefined }[] {
  const left = [...verified];
  return interactions.map((interaction) => {
    // A broker hands pacts out in an order of its own.
    const place = left.findIndex(({ description }) => description === interaction.description);
    return { interaction, its: place === -1 ? undefined : left.splice(place, 1)[0] };
  });
}

/** What the checks of the server have not seen of these interactions, one line each. */
export const unseen = (
  reader: CellReader,
  interactions: readonly Interaction[],
  verified: readonly Verified[],
): string[] =>
  matched(interactions, verified).flatMap(({ interaction, its }) => {
    const missed = reader.shownBy(interaction).filter((cell) => !its || !isSeen(reader, cell, its));
    const promises = missed.map(({ promise }) => promise);
    return promises.length > 0 ? [`${interaction.description}: ${promises.join(', ')}`] : [];
  });
