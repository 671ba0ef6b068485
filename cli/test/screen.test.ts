import { expect, test } from 'vitest';
import { Screen } from './screen.ts';

test.each([
  ['lines', 'one\r\ntwo\r\n', 'one\ntwo'],
  ['colours, which are not seen', '\u001b[1m\u001b[36mYou\u001b[39m\u001b[22m  Hello', 'You  Hello'],
  ['a line that is written again', 'connecting …\r\u001b[2Kconnected', 'connected'],
  ['lines that are erased on the way up', 'a\r\nb\r\nc\u001b[2K\u001b[1A\u001b[2K\u001b[Gd', 'a\nd'],
  ['an erased rest', 'one\r\ntwo\r\nthree\u001b[1A\u001b[999D\u001b[Jnew', 'one\nnew'],
  ['a moved cursor', 'ab\u001b[1B\u001b[1Gc\u001b[1A\u001b[3Gd', 'abd\nc'],
  ['wide characters', '📚\u001b[3Gx', '📚x'],
  ['families and flags as one letter', '👨‍👩‍👧🇻🇳\u001b[5Gx', '👨‍👩‍👧🇻🇳x'],
  ['a letter with the marks that follow it', 'Viê\u0323t\u001b[5Gx', 'Viê\u0323tx'],
  ['some of its lines scrolled up', 'a\r\nb\r\nc\r\nd\u001b[2;3r\u001b[3;1H\n\u001b[r\u001b[3;1HX', 'a\nc\nX\nd'],
  ['some of its lines scrolled down', 'a\r\nb\r\nc\r\nd\u001b[2;3r\u001b[2;1H\u001bM\u001b[rX', 'X\n\nb\nd'],
  ['a screen of its own', 'shell\r\n\u001b[?1049h\u001b[Hchat', 'chat'],
])('a terminal shows %s', (_, written, shown) => {
  const screen = new Screen();
  screen.write(written);
  expect(screen.text).toBe(shown);
});

test('a terminal knows how each cell looks, and where its cursor is', () => {
  const screen = new Screen();
  screen.write('\u001b[1m\u001b[36mY\u001b[39m!\u001b[22m\u001b[2m.\u001b[0m \u001b[2;4H');
  expect(screen.cells[0]).toEqual([
    { text: 'Y', looks: [1, 36] },
    { text: '!', looks: [1] },
    { text: '.', looks: [2] },
    { text: ' ', looks: [] },
  ]);
  expect(screen.cursor).toEqual({ row: 1, column: 3 });
});
