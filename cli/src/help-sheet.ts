import { fold } from './output/fold.ts';

export type Line = readonly [left: string, right: string];

interface Section {
  title: string;
  lines: readonly Line[];
}

/** Help before it is known how wide it may be: text as it is, text to break between words, and lists. */
export type HelpSheet = readonly (string | { text: string } | Section)[];

/** Narrower than this an explanation stands under its line instead of beside it. */
const narrowest = 30;

/** Explanations beside their lines, all under each other. */
const drawBeside = (lines: readonly Line[], left: number, width: number): string[] =>
  lines.map(([word, right]) => `  ${word.padEnd(left)}   ${fold(right, width, ' '.repeat(left + 5))}`);

const drawBelow = (lines: readonly Line[], width: number): string[] =>
  lines.map(([word, right]) => [`  ${word}`, ...(right ? [`      ${fold(right, width, '      ')}`] : [])].join('\n'));

const drawSection = ({ title, lines }: Section, width: number): string => {
  if (!lines.length) return '';
  const left = Math.max(...lines.map(([word]) => word.length));
  const drawn = width - left - 5 < narrowest ? drawBelow(lines, width) : drawBeside(lines, left, width);
  return `\n${title}\n${drawn.map((line) => line.trimEnd()).join('\n')}\n`;
};

export const drawSheet = (sheet: HelpSheet, width: number): string =>
  sheet
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'text' in part ? `${fold(part.text, width)}\n` : drawSection(part, width);
    })
    .join('');
