import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { Screen } from '../../test/screen.ts';
import { Painter } from './painter.ts';

const columns = 40;

/** A terminal that remembers what it was told since it was last asked. */
class Terminal extends EventEmitter {
  columns = columns;
  rows = 12;
  readonly screen = new Screen();
  #told = '';

  write(text: string): void {
    this.#told += text;
    this.screen.write(text);
  }

  get told(): string {
    const told = this.#told;
    this.#told = '';
    return told;
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

const open = () => {
  const terminal = new Terminal();
  const painter = new Painter(terminal);
  const show = async (rows: readonly string[]): Promise<string> => {
    void terminal.told;
    painter.write(rows.join('\n'));
    await settled();
    expect(terminal.screen.text).toBe(rows.join('\n').trimEnd());
    return terminal.told;
  };
  return { terminal, painter, show };
};

/** A title with a line below it, messages and what is being written. */
const frame = (messages: readonly string[], writing = ''): string[] => [
  'Nguyễn Thị Mai',
  '─'.repeat(columns),
  ...Array.from({ length: Math.max(0, 8 - messages.length) }, () => ''),
  ...messages.slice(-8),
  '',
  `> ${writing}`,
];
const messages = (last: number) => Array.from({ length: last }, (_, index) => `09:${index + 10}  message ${index}`);

/** The rows that were written, whatever was moved. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what terminals are told with
const rowsIn = (told: string): number => told.match(/;1H(?=[^\n\u001b])/g)?.length ?? 0;

test('a message that comes costs the row it is in, the others are pushed up', async () => {
  const { show } = open();
  const first = await show(frame(messages(20)));
  const next = await show(frame(messages(21)));
  expect([rowsIn(first), rowsIn(next)]).toEqual([11, 1]);
  expect(next.length).toBeLessThan(100);
});

test('looking back and forth moves what stays, and writes what comes into sight', async () => {
  const { show } = open();
  await show(frame(messages(20)));
  expect(rowsIn(await show(frame(messages(17))))).toBe(3);
  expect(rowsIn(await show(frame(messages(20))))).toBe(3);
});

test('the first messages, which stand at the lower end, and the letters that are typed cost a row', async () => {
  const { show } = open();
  await show(frame([]));
  expect(rowsIn(await show(frame(messages(1))))).toBe(1);
  expect(rowsIn(await show(frame(messages(2))))).toBe(1);
  expect(rowsIn(await show(frame(messages(2), 'Xin chào')))).toBe(1);
});

test('nothing is ever erased before it is written, so that nothing flickers', async () => {
  const { show, terminal } = open();
  let told = '';
  for (const last of [0, 1, 5, 20, 12, 30]) told += await show(frame(messages(last), `${last}`));
  // A terminal whose cursor waits behind a full row erases the last letter of it.
  expect(told).not.toContain('─\u001b[K');
  expect(told).not.toMatch(/\[2J|\[2K|\[1J|\[3J|\[J/);
  terminal.emit('resize');
  expect(terminal.told).toBe('');
});

test('another size paints everything once, and what a narrower frame leaves below is gone', async () => {
  const { show, terminal, painter } = open();
  await show(frame(messages(20)));
  let heard = 0;
  painter.on('resize', () => heard++);
  terminal.rows = 20;
  terminal.emit('resize');
  terminal.screen.write('\u001b[14;1Hwhat the terminal put there');
  expect(rowsIn(await show(frame(messages(20))))).toBe(11);
  expect(heard).toBe(1);
});

test('what happens at once is painted once, with the cursor where it belongs', async () => {
  const { terminal, painter } = open();
  void terminal.told;
  painter.place({ row: 0, column: 1 });
  painter.write('one');
  painter.write('two');
  painter.place({ row: 0, column: 3 });
  await settled();
  expect(terminal.screen.cursor).toEqual({ row: 0, column: 3 });
  expect(rowsIn(terminal.told)).toBe(1);
  painter.place({ row: 0, column: 0 });
  await settled();
  expect(rowsIn(terminal.told)).toBe(0);
  expect(terminal.screen.cursor).toEqual({ row: 0, column: 0 });
});

test('whoever leaves gets the terminal back, and nothing more is painted', async () => {
  const { terminal, painter } = open();
  painter.write('late');
  painter.leave();
  expect(terminal.told).toMatch(/\[\?7h.*\[\?1049l$/);
  await settled();
  painter.leave();
  expect([terminal.told, terminal.listenerCount('resize')]).toEqual(['', 0]);
});
