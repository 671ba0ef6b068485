import { expect, test } from 'vitest';
import { Screen } from '../../cli/test/screen.ts';
import { drawPicture } from './picture.ts';

const draw = (written: string): string[] => {
  const screen = new Screen();
  screen.write(written);
  const { cells, cursor } = screen;
  return drawPicture({ cells, cursor, columns: 20, rows: 2 }, 'A <screen>').split('\n').slice(5, -3);
};

test('each letter stands in its cell, wide ones and their neighbours too', () => {
  expect(draw('Việt 📚 x')).toEqual(['<text x="16" y="31" textLength="75.6">Việt 📚 x</text>']);
});

test('colours, bold and faint letters look so', () => {
  expect(draw('\u001b[1m\u001b[36mYou\u001b[39m\u001b[22m  <b>\u001b[2m ✓\u001b[22m')).toEqual([
    '<text x="16" y="31" textLength="25.2" fill="#70d7e8" font-weight="bold">You</text>' +
      '<text x="58" y="31" textLength="25.2">&lt;b&gt;</text>' +
      '<text x="91.6" y="31" textLength="8.4" opacity=".6">✓</text>',
  ]);
});

test('a line is a line, not letters, and blank rows are nothing', () => {
  expect(draw('\r\n── New ───')).toEqual([
    '<path d="M16 46H32.8" stroke="#e4e7ec"/>' +
      '<text x="41.2" y="51" textLength="25.2">New</text>' +
      '<path d="M74.8 46H100" stroke="#e4e7ec"/>',
  ]);
});

test('the picture says what it is of, and shows the cursor', () => {
  const picture = drawPicture({ cells: [], cursor: { row: 1, column: 2 }, columns: 20, rows: 2 }, 'A <screen>');
  expect(picture).toContain('<title>A &lt;screen&gt;</title>');
  expect(picture).toContain('<rect x="32.8" y="36" width="8.4"');
});
