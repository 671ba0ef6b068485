import { describe, expect, test } from 'vitest';
import { defineCommand } from './command.ts';
import { parseCommandLine } from './command-line.ts';
import { flag, flags, optional, required, rest, toggle } from './parameter.ts';
import { toChoice, toCount, toDegrees, toId, toMoment, toTextOrNull } from './values.ts';

const command = defineCommand({
  name: 'try',
  summary: 'Try',
  args: { id: required('id', toId), north: optional('north', toDegrees), words: rest('words') },
  flags: {
    limit: flag('count', 'limit', { short: 'n', parse: toCount }),
    state: flag('state', 'state', { parse: toChoice('on', 'off') }),
    phone: flag('number', 'phone', { parse: toTextOrNull }),
    fromDay: flag('date', 'date', { parse: toMoment }),
    field: flags('key=value', 'field', { short: 'f', parse: (text) => text.toUpperCase() }),
    all: toggle('all'),
  },
  examples: [],
  async run() {},
});

const parse = (...words: string[]) => parseCommandLine(command, words);

describe('what a command gets', () => {
  test('arguments and flags as values, in any order', () => {
    const { input, global } = parse('-n', '5', '7', '--json', '-33.85', 'a', '--state=on', 'b', '--profile', 'mai');
    expect(input).toMatchObject({
      id: 7,
      north: -33.85,
      words: ['a', 'b'],
      limit: 5,
      state: 'on',
      all: false,
      field: [],
    });
    expect(global).toEqual({ json: [], profile: 'mai', plain: false, noPager: false });
  });

  test('a flag that may be repeated as a list, of another the last', () => {
    expect(parse('7', '-f', 'a=1', '-f', 'b=2', '-n', '1', '-n', '2').input).toMatchObject({
      field: ['A=1', 'B=2'],
      limit: 2,
    });
  });

  test('short flags with and without a space, several at once, and what looks like a flag behind one', () => {
    expect(parse('7', '-n5', '-fa=1', '--phone', '--all').input).toMatchObject({
      limit: 5,
      field: ['A=1'],
      phone: '--all',
    });
  });

  test('a negative number as an argument, and after -- anything', () => {
    expect(parse('7', '-.5', '--', '-x').input).toMatchObject({ id: 7, north: -0.5, words: ['-x'] });
  });

  test('--json with the fields that an equals sign ties to it, and never the word behind it', () => {
    expect(parse('--json=id,sender.full_name', '7').global).toMatchObject({ json: [['id'], ['sender', 'full_name']] });
    expect(parse('--json', '7').input).toMatchObject({ id: 7 });
    expect(parse('7', '1', '--', '--json').input).toMatchObject({ words: ['--json'] });
  });

  test('--as is --profile: of both the last counts', () => {
    expect(parse('7', '--as', 'mai').global).toMatchObject({ profile: 'mai' });
    expect(parse('7', '--as=mai', '--profile', 'an').global).toMatchObject({ profile: 'an' });
    expect(parse('7', '--profile', 'an', '--as', 'mai').global).toMatchObject({ profile: 'mai' });
  });

  test('what is not given as undefined, an empty text as null where that empties a field', () => {
    expect(parse('7').input).toMatchObject({ north: undefined, words: [], limit: undefined, phone: undefined });
    expect(parse('7', '--phone', '').input).toMatchObject({ phone: null });
  });
});

describe('what is refused', () => {
  test.each([
    [[], "Missing required argument 'id'."],
    [['x'], '<id>: "x" is not a number.'],
    [['0'], '<id>: "0" is not within 1 to 2147483647.'],
    [['1.5'], '<id>: "1.5" is not a whole number.'],
    [['7', '--limit', '0'], '--limit: "0" is not within 1 to 2147483647.'],
    [['7', '--state', 'up'], '--state: "up" is none of on, off.'],
    [['7', '--from-day', 'soon'], '--from-day: "soon" is not a date.'],
    [['7', '--limt', '3'], "Unknown option '--limt'."],
    [['7', '--limit'], "Option '-n, --limit <count>' argument missing."],
    [['7', '--all=yes'], "Unknown option '--all=yes'."],
    [['7', '-x5'], "Unknown option '-x5'."],
  ])('%j', (words, message) => {
    expect(() => parse(...words)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
  });
});
