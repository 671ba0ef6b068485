import type { ScreenCell } from '../../cli/test/screen.ts';
import type { Terminal } from '../../cli/test/terminal.ts';

/** What a terminal shows, and how large it is. */
export interface Shot {
  cells: Terminal['cells'];
  cursor: Terminal['cursor'];
  columns: number;
  rows: number;
}

const cell = { width: 8.4, height: 20 };
const margin = 16;
/** Colours that can be read on the dark ground, by what a terminal calls them. */
const colours: Record<number, string> = { 31: '#ff8b80', 32: '#7ee08a', 33: '#f0c566', 36: '#70d7e8' };
const ground = '#16191f';
const ink = '#e4e7ec';

const inXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const round = (number: number): number => Math.round(number * 10) / 10;
const at = (column: number): number => round(margin + column * cell.width);

/** Cells beside each other that look alike; a line is drawn as one, because the letters for it leave gaps. */
interface Run {
  column: number;
  cells: number;
  text: string;
  looks: readonly number[];
}

const isLine = (text: string): boolean => /^─+$/.test(text);

/** Spaces at the ends are nothing to draw, and not every reader of the picture keeps them. */
const trim = ({ column, cells, text, looks }: Run): Run => {
  const [before, after] = [text.length - text.trimStart().length, text.length - text.trimEnd().length];
  return { column: column + before, cells: cells - before - after, text: text.trim(), looks };
};

const toRuns = (row: readonly ScreenCell[]): Run[] => {
  const runs: Run[] = [];
  for (const [column, { text, looks }] of row.entries()) {
    const last = runs.at(-1);
    // What continues a wide letter is empty, and looks like it.
    const continues = last && `${last.looks}` === `${looks}` && (text === '' || isLine(last.text) === isLine(text));
    if (continues) [last.text, last.cells] = [last.text + text, last.cells + 1];
    else runs.push({ column, cells: 1, text, looks });
  }
  return runs.map(trim).filter(({ text }) => text);
};

const drawRun = ({ column, cells, text, looks }: Run, y: number): string => {
  const colour = colours[looks.find((look) => colours[look]) ?? 0] ?? ink;
  const faint = looks.includes(2) ? ' opacity=".6"' : '';
  if (isLine(text)) {
    return `<path d="M${at(column)} ${y - 5}H${at(column + cells)}" stroke="${colour}"${faint}/>`;
  }
  const weight = looks.includes(1) ? ' font-weight="bold"' : '';
  const fill = colour === ink ? '' : ` fill="${colour}"`;
  // Whatever font there is, each letter stands in its cell.
  const place = `x="${at(column)}" y="${y}" textLength="${round(cells * cell.width)}"`;
  return `<text ${place}${fill}${weight}${faint}>${inXml(text)}</text>`;
};

const drawRow = (row: readonly ScreenCell[], index: number): string =>
  toRuns(row)
    .map((run) => drawRun(run, margin + index * cell.height + 15))
    .join('');

/** A picture of a terminal: each row of it is one line of the file. */
export function drawPicture({ cells, cursor, columns, rows }: Shot, title: string): string {
  const width = Math.ceil(2 * margin + columns * cell.width);
  const height = 2 * margin + rows * cell.height;
  const spot = `x="${at(cursor.column)}" y="${margin + cursor.row * cell.height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${inXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="${ground}"/>`,
    `<rect ${spot} width="${cell.width}" height="${cell.height}" fill="${ink}" opacity=".7"/>`,
    `<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="${ink}">`,
    ...cells.map(drawRow).filter(Boolean),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
