import { CommandError } from '../failure.ts';
import { printableLine } from '../output/printable.ts';

/** How a row can be recognised. */
export interface Named {
  id: number;
  name: string;
  /** Empty where it is not ours to see. */
  email: string;
}

interface Search<Row> {
  text: string;
  named: (row: Row) => Named;
  /** `None of your conversations` */
  nobody: string;
  suggestion: string;
}

/** Without capitals and marks, so that "tran" finds "Trần". */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();

/** Digits mean an id, everything else is searched for. */
export const toIdIfAny = (text: string): number | undefined => (/^\d{1,10}$/.test(text) ? Number(text) : undefined);

const noMatch = 4;

/** How well it fits: the whole of it, a word of it, the beginning of a word, any part. */
const rankOf = ({ name, email }: Named, wanted: string): number => {
  const whole = [fold(name), fold(email)];
  const words = whole.flatMap((text) => text.split(/[\s@]+/));
  if (whole.includes(wanted)) return 0;
  if (words.includes(wanted)) return 1;
  if (words.some((word) => word.startsWith(wanted))) return 2;
  return whole.some((text) => text.includes(wanted)) ? 3 : noMatch;
};

/** The one row that is meant, if no other fits as well. */
export function matchOne<Row>(rows: readonly Row[], { text, named, nobody, suggestion }: Search<Row>): Row {
  const wanted = fold(text);
  const ranked = rows.map((row) => ({ row, rank: rankOf(named(row), wanted) }));
  const best = Math.min(...ranked.map(({ rank }) => rank));
  const [found, ...others] = best < noMatch ? ranked.filter(({ rank }) => rank === best).map(({ row }) => row) : [];
  if (found === undefined) throw new CommandError(`${nobody} match "${text}".`, 'not_found', { suggestion });
  if (!others.length) return found;
  const candidates = [found, ...others].slice(0, 10).map((row) => {
    const { id, name, email } = named(row);
    return `${id}  ${printableLine(name)}${email ? `  ${printableLine(email)}` : ''}`;
  });
  throw new CommandError(`"${text}" may be ${1 + others.length} people.`, 'ambiguous', {
    suggestion: `Say which by the id:\n${candidates.map((line) => `  ${line}`).join('\n')}`,
  });
}
