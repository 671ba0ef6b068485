import { CommandError } from '../failure.ts';
import { printableLine } from '../output/printable.ts';

/** How a row can be recognised. */
export interface Named {
  id: number;
  name: string;
  /** Left out or empty where there is none, or where it is not ours to see. */
  email?: string;
  /** What else it goes by, such as a code. */
  others?: readonly string[];
}

interface Search<Row> {
  text: string;
  named: (row: Row) => Named;
  /** `None of your conversations` */
  nobody: string;
  suggestion: string;
  /** What the rows are, when they are no people. */
  kind?: string;
  /** The server has searched already, also in what the rows do not show: none of them is out of the question. */
  isSearched?: boolean;
}

/** Without capitals and marks, so that "tran" finds "Trần". */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();

/** Digits mean an id, everything else is searched for. */
export const toIdIfAny = (text: string): number | undefined => (/^\d{1,10}$/.test(text) ? Number(text) : undefined);

const anyPart = 3;
const noMatch = 4;

/** How well it fits: the whole of it, a word of it, the beginning of a word, any part. */
const rankOf = ({ name, email = '', others = [] }: Named, wanted: string): number => {
  const whole = [name, email, ...others].map(fold);
  const words = whole.flatMap((text) => text.split(/[\s@]+/));
  if (whole.includes(wanted)) return 0;
  if (words.includes(wanted)) return 1;
  if (words.some((word) => word.startsWith(wanted))) return 2;
  return whole.some((text) => text.includes(wanted)) ? anyPart : noMatch;
};

/** The one row that is meant, if no other fits as well. */
export function matchOne<Row>(
  rows: readonly Row[],
  { text, named, nobody, suggestion, kind = 'people', isSearched = false }: Search<Row>,
): Row {
  const wanted = fold(text);
  const worst = isSearched ? anyPart : noMatch;
  const ranked = rows.map((row) => ({ row, rank: Math.min(worst, rankOf(named(row), wanted)) }));
  const best = Math.min(...ranked.map(({ rank }) => rank));
  const [found, ...others] = best < noMatch ? ranked.filter(({ rank }) => rank === best).map(({ row }) => row) : [];
  if (found === undefined) throw new CommandError(`${nobody} match "${text}".`, 'not_found', { suggestion });
  if (!others.length) return found;
  const candidates = [found, ...others].slice(0, 10).map((row) => {
    const { id, name, email } = named(row);
    return `${id}  ${printableLine(name)}${email ? `  ${printableLine(email)}` : ''}`;
  });
  throw new CommandError(`"${text}" may be ${1 + others.length} ${kind}.`, 'ambiguous', {
    suggestion: `Say which by the id:\n${candidates.map((line) => `  ${line}`).join('\n')}`,
  });
}
