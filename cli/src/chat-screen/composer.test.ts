import { describe, expect, test } from 'vitest';
import { Composer } from './composer.ts';
import { type Key, Keyboard } from './keyboard.ts';
import { graphemes, shorten, widthOf, wrap } from './wrap.ts';

const noKey: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  escape: false,
  return: false,
  ctrl: false,
  meta: false,
  delete: false,
  backspace: false,
};

const desk = () => {
  const composer = new Composer();
  const done: string[] = [];
  const keyboard = new Keyboard(composer, {
    submit: () => done.push(`send ${composer.take()}`),
    quit: () => done.push('quit'),
    scroll: (lines) => done.push(`scroll ${lines}`),
    end: () => done.push('end'),
    page: (direction) => done.push(`page ${direction}`),
  });
  return {
    composer,
    done,
    press: (input: string, key: Partial<Key> = {}) => keyboard.press(input, { ...noKey, ...key }),
  };
};

describe('typing', () => {
  test('one press of Backspace takes away one letter with its marks, one family of emoji', () => {
    const { composer, press } = desk();
    press(`Việ`.normalize('NFD'));
    press('👨‍👩‍👧');
    press('', { backspace: true });
    expect(composer.text).toBe('Việ'.normalize('NFD'));
    press('', { backspace: true });
    expect(composer.text).toBe('Vi');
  });

  test('an input method that takes back a letter and puts another in one go is understood', () => {
    const { composer, press } = desk();
    press('xin cha');
    press('\u007fà');
    press('o');
    expect(composer.text).toBe('xin chào');
  });

  test('a mark typed after its letter becomes a part of it', () => {
    const { composer, press } = desk();
    press('a');
    press('\u0300');
    press('', { backspace: true });
    expect(composer.text).toBe('');
  });

  test('the cursor moves by letters, and words are deleted whole', () => {
    const { composer, press } = desk();
    press('một hai ba');
    press('', { leftArrow: true });
    press('', { leftArrow: true });
    press('w', { ctrl: true });
    expect(composer.text).toBe('một ba');
    press('a', { ctrl: true });
    press('>');
    press('e', { ctrl: true });
    press('<');
    expect(composer.text).toBe('>một ba<');
    press('', { leftArrow: true });
    press('', { delete: true });
    press('', { delete: true });
    expect(composer.text).toBe('>một ba');
    press('', { backspace: true, meta: true });
    expect(composer.text).toBe('>một ');
    press('u', { ctrl: true });
    expect(composer.text).toBe('');
  });

  test('text and Enter that arrive together are sent', () => {
    const { done, press } = desk();
    press('hello\r');
    expect(done).toEqual(['send hello']);
  });

  test('line ends of a paste do not send', () => {
    const { composer, done, press } = desk();
    press('[200~');
    press('one\rtwo');
    press('\r', { return: true });
    press('[201~');
    expect([composer.text, done]).toEqual(['one\ntwo\n', []]);
    press('\r', { return: true });
    expect(done).toEqual(['send one\ntwo\n']);
  });

  test('Ctrl-J begins a new line, Ctrl-C leaves, arrows look back, Esc goes to the end', () => {
    const { composer, done, press } = desk();
    press('j', { ctrl: true });
    press('c', { ctrl: true });
    press('', { upArrow: true });
    press('', { pageDown: true });
    press('', { escape: true, meta: true });
    press('', { end: true, ctrl: true });
    expect([composer.text, done]).toEqual(['\n', ['quit', 'scroll 1', 'page -1', 'end', 'end']]);
  });
});

describe('laying out', () => {
  test('the cursor stands behind what is typed, in cells', () => {
    const composer = new Composer();
    composer.insert('日本ab');
    expect(composer.layOut(10, 4)).toEqual({ lines: ['日本ab'], row: 0, column: 6 });
    expect(composer.layOut(4, 4)).toEqual({ lines: ['日本', 'ab'], row: 1, column: 2 });
    expect(composer.layOut(6, 4)).toEqual({ lines: ['日本ab', ''], row: 1, column: 0 });
  });

  test('of a long text the lines around the cursor are shown', () => {
    const composer = new Composer();
    composer.insert('abcdefghij');
    expect(composer.layOut(2, 2)).toEqual({ lines: ['ij', ''], row: 1, column: 0 });
    composer.toStart();
    expect(composer.layOut(2, 2)).toEqual({ lines: ['ab', 'cd'], row: 0, column: 0 });
  });

  test('words stay whole where they fit, and no line is wider than allowed', () => {
    expect(wrap('Thư viện lúc bốn giờ nhé', 10)).toEqual(['Thư viện', 'lúc bốn', 'giờ nhé']);
    expect(wrap('a\n\nb', 10)).toEqual(['a', '', 'b']);
    expect(wrap('xxxxxxxxxxxx', 5)).toEqual(['xxxxx', 'xxxxx', 'xx']);
    const text = 'Xin chào 👨‍👩‍👧 日本語 tiếng Việt'.normalize('NFD').repeat(5);
    for (const line of wrap(text, 13)) expect(widthOf(line)).toBeLessThanOrEqual(13);
  });

  test('a shortened text says so', () => {
    expect(shorten('Nguyễn Thị Mai', 20)).toBe('Nguyễn Thị Mai');
    expect(shorten('Nguyễn Thị Mai', 8)).toBe('Nguyễn …');
    expect(graphemes('e\u0301👩‍🎓')).toHaveLength(2);
  });
});
