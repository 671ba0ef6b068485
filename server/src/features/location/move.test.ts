import { expect, test } from 'vitest';
import { judge, type Move } from './move.rules.ts';

const cases: [Move, boolean, string][] = [
  [{ metres: undefined, seconds: undefined }, true, 'Initial location set'],
  [{ metres: 3, seconds: undefined }, true, 'First location recorded'],
  [{ metres: 150.52, seconds: 1200 }, true, 'Location saved: moved 150.5m and 20.0 minutes passed'],
  [{ metres: 164.7, seconds: 60 }, true, 'Location saved: moved 164.7m (threshold: 100m)'],
  [{ metres: 100, seconds: 0 }, true, 'Location saved: moved 100.0m (threshold: 100m)'],
  [{ metres: 0, seconds: 1200 }, true, 'Location saved: 20.0 minutes passed (threshold: 15 min)'],
  [{ metres: 99, seconds: 900 }, true, 'Location saved: 15.0 minutes passed (threshold: 15 min)'],
  [{ metres: 0.12, seconds: 2 }, false, 'Location updated but not saved to history (moved 0.1m in 0.0 min)'],
  [{ metres: 99.9, seconds: 894 }, false, 'Location updated but not saved to history (moved 99.9m in 14.9 min)'],
];

test.each(cases)('%o: saved is %s, "%s"', (move, isSaved, message) => {
  expect(judge(move)).toEqual({ isSaved, message });
});
