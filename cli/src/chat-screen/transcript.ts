import { printable, printableLine } from '../output/printable.ts';
import type { Entry, EntryState } from './entry.ts';
import { widthOf, wrap } from './wrap.ts';

export type Tone = 'plain' | 'dim' | 'mine' | 'theirs' | 'alarm' | 'rule';

/** A line of the screen, made of pieces that differ in tone. */
export type Line = readonly { text: string; tone: Tone }[];

const marks: Record<EntryState, string> = { pending: '…', failed: '!', sent: '✓', read: '✓✓', received: '' };

const two = (number: number): string => `${number}`.padStart(2, '0');
const clock = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}`;
const dayName = (at: Date): string =>
  at.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

const rule = (title: string, width: number, tone: Tone): Line => {
  const text = `── ${title} `;
  return [{ text: text + '─'.repeat(Math.max(0, width - widthOf(text))), tone }];
};

const margin = '       ';

/** A message: the time and the name, then the text beside them, then the mark. */
const entryLines = (entry: Entry, width: number): Line[] => {
  const isTheirs = entry.state === 'received';
  const name = isTheirs ? printableLine(entry.name) : 'You';
  const mark = marks[entry.state];
  const lines = wrap(`${name}  ${printable(entry.content)}`, width - margin.length - (mark ? 3 : 0));
  const failure = entry.state === 'failed' ? [`${entry.error ?? 'It was not sent.'} /retry sends it again.`] : [];
  return [
    ...lines.map((text, index): Line => {
      const isFirst = index === 0;
      const named = isFirst && text.startsWith(name) ? name : '';
      const isLast = index === lines.length - 1;
      return [
        { text: isFirst ? `${clock(new Date(entry.at))}  ` : margin, tone: 'dim' },
        ...(named ? [{ text: named, tone: isTheirs ? 'theirs' : 'mine' } as const] : []),
        { text: text.slice(named.length), tone: entry.state === 'pending' ? 'dim' : 'plain' },
        ...(isLast && mark ? [{ text: ` ${mark}`, tone: entry.state === 'failed' ? 'alarm' : 'dim' } as const] : []),
      ];
    }),
    ...failure.flatMap((text) =>
      wrap(printable(text), width - margin.length).map((part): Line => [{ text: margin + part, tone: 'alarm' }]),
    ),
  ];
};

/** Messages do not change, new ones take their place: what was laid out once stays good for its width. */
const laidOut = new WeakMap<Entry, { width: number; lines: Line[] }>();

const cachedLines = (entry: Entry, width: number): Line[] => {
  const known = laidOut.get(entry);
  if (known?.width === width) return known.lines;
  const lines = entryLines(entry, width);
  laidOut.set(entry, { width, lines });
  return lines;
};

/** The whole conversation as lines that fit the width, and which of them leads to what is new. */
export function toLines(
  entries: readonly Entry[],
  width: number,
  unreadFrom: number | undefined,
): { lines: Line[]; newFrom: number | undefined } {
  let day = '';
  let newFrom: number | undefined;
  const lines: Line[] = [];
  for (const entry of entries) {
    const today = new Date(entry.at).toDateString();
    if (today !== day) lines.push(rule(dayName(new Date(entry.at)), width, 'rule'));
    day = today;
    if (entry.seq !== undefined && entry.seq === unreadFrom) {
      newFrom = lines.length;
      lines.push(rule('New', width, 'alarm'));
    }
    lines.push(...cachedLines(entry, width));
  }
  return { lines, newFrom };
}
