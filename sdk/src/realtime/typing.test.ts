import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TypingThrottle } from './typing.ts';

let said: string[];
let typing: TypingThrottle;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  typing = new TypingThrottle((chat, isTyping) => said.push(`${Object.values(chat)} ${isTyping}`));
});
afterEach(() => {
  vi.useRealTimers();
});

test('a key every moment is told every three seconds', () => {
  for (let key = 0; key < 100; key++) {
    typing.set({ conversation: 7 }, true);
    vi.advanceTimersByTime(100);
  }
  expect(said).toEqual(['7 true', '7 true', '7 true', '7 true']);
});

test('silence ends it after five seconds, once', () => {
  typing.set({ conversation: 7 }, true);
  vi.advanceTimersByTime(4_999);
  expect(said).toEqual(['7 true']);
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['7 true', '7 false']);
});

test('stopping is told at once, and only after starting', () => {
  typing.set({ conversation: 7 }, false);
  typing.set({ conversation: 7 }, true);
  typing.set({ conversation: 7 }, false);
  typing.set({ conversation: 7 }, false);
  typing.set({ conversation: 7 }, true);
  expect(said).toEqual(['7 true', '7 false', '7 true']);
});

test('conversations do not hold each other up', () => {
  typing.set({ conversation: 7 }, true);
  typing.set({ conversation: 8 }, true);
  expect(said).toEqual(['7 true', '8 true']);
});

test('what is forgotten is not told', () => {
  typing.set({ conversation: 7 }, true);
  typing.clear();
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(['7 true']);
});
