import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a reader takes for one character: a letter with its marks, a family of emoji. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Cells that the text takes on a terminal. */
export const widthOf = (text: string): number => stringWidth(text);

/** Cuts after so many cells, wherever that is. */
export const cutLines = (text: string, width: number): string[] => {
  const lines = [''];
  let used = 0;
  for (const character of graphemes(text)) {
    const cells = widthOf(character);
    if (used + cells > width && used > 0) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += character;
    used += cells;
  }
  return lines;
};

const wrapParagraph = (paragraph: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/(?<= )/)) {
    if (line && widthOf(line + word.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    const pieces = cutLines(word, width);
    lines.push(...pieces.slice(0, -1));
    line += pieces.at(-1) ?? '';
  }
  return [...lines, line.trimEnd()];
};

/** Lines of at most so many cells, broken between words where that is possible. */
export const wrap = (text: string, width: number): string[] =>
  text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, Math.max(1, width)));

/** The beginning of the text, if need be with `…` for the rest. */
export const shorten = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : `${cutLines(text, width - 1)[0]}…`;
};
