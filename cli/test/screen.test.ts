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
  ['a screen of its own', 'shell\r\n\u001b[?1049h\u001b[Hchat', 'chat'],
])('a terminal shows %s', (_, written, shown) => {
  const screen = new Screen();
  screen.write(written);
  expect(screen.text).toBe(shown);
});
