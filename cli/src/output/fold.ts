const lengthOf = (text: string): number => [...text.normalize('NFC')].length;

function foldLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current: string | undefined;
  for (const word of line.split(' ')) {
    if (current !== undefined && lengthOf(current) + 1 + lengthOf(word) > width) {
      lines.push(current);
      current = undefined;
    }
    current = current === undefined ? word : `${current} ${word}`;
  }
  return [...lines, current ?? ''];
}

/**
 * Breaks a text between words, so that a terminal need not do it within them. All lines but the first begin with
 * `indent`, which has its share of the width. A word that is too long keeps its line: an address can still be copied.
 */
export function fold(text: string, width: number, indent = ''): string {
  const room = Math.max(20, width - indent.length);
  return text
    .split('\n')
    .flatMap((line) => foldLine(line, room))
    .join(`\n${indent}`);
}
