import type { Seen } from '../server/src/core/witness.ts';
import { type CellReader, keyOf } from './cells.ts';
import type { Interaction } from './pact-files.ts';

/** What came of one interaction when it was verified. */
export interface Verified {
  description: string;
  milliseconds: number;
  /** What the server let out meanwhile, in order. */
  seen: readonly Seen[];
}

/** The promises that an interaction shows, and that left the server without anybody looking at them. */
function unseenOf({ shownBy, seenIn }: CellReader, interaction: Interaction, { seen }: Verified): string[] {
  // What brings the state about may have been answered before.
  const answer = seen.findLast(({ kind }) => kind === 'answer');
  const events = seen.filter(({ kind }) => kind !== 'answer');
  const looked = new Set([...events, ...(answer ? [answer] : [])].flatMap(seenIn).map(keyOf));
  return shownBy(interaction)
    .filter((cell) => !looked.has(keyOf(cell)))
    .map(({ promise }) => promise);
}

/** What the checks of the server have not seen of these interactions, one line each. */
export function unseen(
  reader: CellReader,
  interactions: readonly Interaction[],
  verified: readonly Verified[],
): string[] {
  const left = [...verified];
  return interactions.flatMap((interaction) => {
    // A broker hands pacts out in an order of its own.
    const place = left.findIndex(({ description }) => description === interaction.description);
    const [its] = place === -1 ? [] : left.splice(place, 1);
    const promises = its ? unseenOf(reader, interaction, its) : ['anything'];
    return promises.length > 0 ? [`${interaction.description}: ${promises.join(', ')}`] : [];
  });
}
