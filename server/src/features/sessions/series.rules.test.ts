import { describe, expect, test } from 'vitest';
import type { Occurrence } from './recurrence.rules.ts';
import {
  differences,
  type Member,
  pairByDate,
  pairInOrder,
  reschedule,
  type Schedule,
  type Slot,
  scopeOf,
  stretch,
  toSlots,
} from './series.rules.ts';

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}`;
const slot = (id: number, number: number, isOpen = true): Slot => ({ id, index: id - 10, date: day(number), isOpen });
const on = (...days: number[]): Occurrence[] =>
  days.map((number, place) => ({ index: place + 1, date: day(number), start: new Date(`${day(number)}T12:00:00Z`) }));
const told = ({ taken, added, dropped }: ReturnType<typeof pairInOrder>) => ({
  taken: taken.map(({ id, date }) => `${id} on ${date}`),
  added: added.map(({ date }) => date),
  dropped,
});

/** Every Tuesday; the third one is off. */
const tuesdays = [slot(11, 3), slot(12, 10), slot(13, 17, false), slot(14, 24)];

describe('a new plan', () => {
  test('for another day keeps the order, and what is off stays off', () => {
    expect(told(pairInOrder(tuesdays, on(4, 11, 18, 25)))).toEqual({
      taken: ['11 on 2026-03-04', '12 on 2026-03-11', '13 on 2026-03-18', '14 on 2026-03-25'],
      added: [],
      dropped: [],
    });
  });

  test('that is longer or shorter adds or drops at the end', () => {
    expect(told(pairInOrder(tuesdays, on(4, 11, 18, 25, 31))).added).toEqual([day(31)]);
    expect(told(pairInOrder(tuesdays, on(4, 11))).dropped).toEqual([14]);
  });

  test('for another pattern keeps the days that are in both', () => {
    expect(told(pairByDate(tuesdays, on(3, 4, 10, 17)))).toEqual({
      taken: ['11 on 2026-03-03', '12 on 2026-03-10', '13 on 2026-03-17'],
      added: [day(4)],
      dropped: [14],
    });
    expect(told(pairByDate(tuesdays, on(5, 10)))).toMatchObject({ taken: ['11 on 2026-03-05', '12 on 2026-03-10'] });
  });

  test('for another end touches nothing in between', () => {
    expect(told(stretch(tuesdays, on(3, 10, 17, 24, 31), day(24)))).toEqual({
      taken: [],
      added: [day(31)],
      dropped: [],
    });
    expect(told(stretch(tuesdays, on(3), day(24)))).toEqual({ taken: [], added: [], dropped: [12, 14] });
  });
});

describe('the places of a series', () => {
  const now = new Date(`${day(9)}T00:00:00Z`);
  const member = (id: number, index: number, number: number, cancelledAt: Date | null = null): Member => ({
    id,
    recurrenceIndex: index,
    occurrenceDate: day(number),
    startTime: new Date(`${day(number)}T12:00:00Z`),
    durationMinutes: 60,
    cancelledAt,
  });

  test('are open unless over or cancelled, and none lies behind the end', () => {
    const later = [member(2, 2, 8), member(4, 4, 24, now), member(3, 3, 17), member(5, 5, 31)];
    expect(toSlots(later, day(24), now)).toEqual([
      { id: 2, index: 2, date: day(8), isOpen: false },
      { id: 3, index: 3, date: day(17), isOpen: true },
      { id: 4, index: 4, date: day(24), isOpen: false },
    ]);
  });

  test('are held by whoever came after what had been cancelled', () => {
    const [old, next] = [member(3, 3, 17, now), member(9, 3, 17)];
    for (const later of [
      [old, next],
      [next, old],
    ])
      expect(toSlots(later, day(24), now)).toMatchObject([{ id: 9 }]);
  });
});

describe('a wish', () => {
  const weekly: Schedule = {
    pattern: 'weekly',
    endDate: day(24),
    timezone: 'UTC',
    startTime: new Date(`${day(3)}T12:00:00Z`),
  };

  test('that says the same changes nothing', () => {
    const same = {
      recurrence_pattern: 'weekly',
      recurrence_end_date: day(24),
      timezone: 'UTC',
      start_time: `${day(3)}T12:00:00Z`,
    } as const;
    expect(Object.values(differences(weekly, reschedule(weekly, same)))).not.toContain(true);
    expect(Object.values(differences(weekly, reschedule(weekly, {})))).not.toContain(true);
  });

  test('for a rule needs an end, and one for none has none', () => {
    expect(() => reschedule(weekly, { recurrence_end_date: null })).toThrow('must have a recurrence end date');
    expect(reschedule(weekly, { recurrence_pattern: 'none', recurrence_end_date: day(24) }).endDate).toBeNull();
  });

  test.each([
    [undefined, false, 'this'],
    [undefined, true, 'following'],
    ['this', false, 'this'],
    ['following', false, 'following'],
    ['following', true, 'following'],
  ] as const)('for the scope %s, the rule being changed: %s, means %s', (wish, rule, scope) => {
    expect(scopeOf(wish, { rule })).toBe(scope);
  });

  test('cannot change the rule for one session alone', () => {
    expect(() => scopeOf('this', { rule: true })).toThrow('this and the following');
  });
});
