import { describe, expect, test } from 'vitest';
import { UsageError } from './failure.ts';
import { findNearest } from './nearest.ts';
import { findRoute } from './route.ts';

const find = (line: string) => {
  const route = findRoute(line.split(' ').filter(Boolean));
  return route.to === 'command' ? `${route.entry.name}: ${route.rest.join(' ')}`.trim() : route;
};

describe('which command is meant', () => {
  test.each([
    ['nearby --radius 3', 'nearby: --radius 3'],
    ['--profile mai nearby', 'nearby: --profile mai'],
    ['--url http://x requests --json send 7 hi', 'requests send: --url http://x --json 7 hi'],
    ['profile', 'profile show:'],
    ['profile --json', 'profile show: --json'],
    ['chat send 3 -', 'chat send: 3 -'],
    ['chat send 3 -- --help', 'chat send: 3 -- --help'],
  ])('%s', (line, meant) => {
    expect(find(line)).toBe(meant);
  });

  test.each(['requests --help', 'help requests', 'requests', '-h requests'])('%s asks for help', (line) => {
    expect(find(line)).toMatchObject({ to: 'help', about: 'requests' });
  });

  test.each([
    ['reqests', 'requests'],
    ['requests snd 7', 'requests send'],
    ['loign', 'login'],
    ['profile pasword', 'profile password'],
  ])('%s is answered with the nearest', (line, nearest) => {
    expect(() => find(line)).toThrow(UsageError);
    try {
      find(line);
    } catch (error) {
      expect(error).toMatchObject({ suggestion: `Did you mean: study-mate ${nearest}` });
    }
  });

  test('where a program waits for JSON, help is no answer', () => {
    expect(() => find('chat --json')).toThrow('Which command?');
  });
});

test.each([
  ['acept', 'accept'],
  ['pedning', 'pending'],
  ['hist', 'history'],
  ['zzz', undefined],
])('the nearest to %s is %s', (word, nearest) => {
  expect(findNearest(word, ['accept', 'pending', 'history', 'list'])).toBe(nearest);
});
