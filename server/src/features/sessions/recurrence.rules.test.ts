import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/connect.ts';
import { dateIn, dayBefore, monthIn, planOccurrences } from './recurrence.rules.ts';

const plan = (pattern: 'daily' | 'weekly' | 'monthly', firstStart: string, timezone: string, endDate: string) =>
  planOccurrences({ pattern, firstStart: new Date(firstStart), timezone, endDate });
const starts = (...rule: Parameters<typeof plan>) => plan(...rule).map(({ start }) => start.toISOString().slice(0, 16));
const dates = (...rule: Parameters<typeof plan>) => plan(...rule).map(({ date }) => date);

describe('a series', () => {
  test('counts from one and begins with its first start', () => {
    expect(plan('weekly', '2026-03-03T12:00:00.250Z', 'Asia/Ho_Chi_Minh', '2026-03-17')).toEqual([
      { index: 1, date: '2026-03-03', start: new Date('2026-03-03T12:00:00.250Z') },
      { index: 2, date: '2026-03-10', start: new Date('2026-03-10T12:00:00.250Z') },
      { index: 3, date: '2026-03-17', start: new Date('2026-03-17T12:00:00.250Z') },
    ]);
  });

  test('ends on the calendar of its zone: at six in Hanoi it is still yesterday in London', () => {
    const early = ['2026-03-01T23:00:00Z', 'Asia/Ho_Chi_Minh', '2026-03-06'] as const;
    expect(dates('daily', ...early)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']);
    expect(dates('daily', early[0], 'UTC', early[2])).toHaveLength(6);
  });

  test('leaves out the months that lack its day', () => {
    const zone = 'Asia/Ho_Chi_Minh';
    expect(dates('monthly', '2026-01-31T02:00:00Z', zone, '2026-12-31')).toEqual(
      ['01', '03', '05', '07', '08', '10', '12'].map((month) => `2026-${month}-31`),
    );
    // The 31st in Hanoi, though the 30th in UTC.
    expect(dates('monthly', '2026-01-30T17:30:00Z', zone, '2026-03-31')).toEqual(['2026-01-31', '2026-03-31']);
    expect(dates('monthly', '2026-01-30T02:00:00Z', zone, '2026-04-01')).toEqual(['2026-01-30', '2026-03-30']);
  });

  test('has a 29 February in leap years', () => {
    expect(dates('monthly', '2027-12-29T10:00:00Z', 'UTC', '2028-03-31')).toEqual([
      '2027-12-29',
      '2028-01-29',
      '2028-02-29',
      '2028-03-29',
    ]);
    expect(dates('monthly', '2026-12-29T10:00:00Z', 'UTC', '2027-03-31')).toEqual([
      '2026-12-29',
      '2027-01-29',
      '2027-03-29',
    ]);
    expect(dates('daily', '2028-02-28T10:00:00Z', 'UTC', '2028-03-01')).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
  });

  test.each([
    [
      'summer time begins',
      'Europe/Berlin',
      '2026-03-22T17:00',
      '2026-04-05',
      ['2026-03-22T17:00', '2026-03-29T16:00', '2026-04-05T16:00'],
    ],
    [
      'summer time ends',
      'Europe/Berlin',
      '2026-10-18T16:00',
      '2026-11-01',
      ['2026-10-18T16:00', '2026-10-25T17:00', '2026-11-01T17:00'],
    ],
    [
      'it begins in New York',
      'America/New_York',
      '2026-03-01T23:00',
      '2026-03-15',
      ['2026-03-01T23:00', '2026-03-08T22:00', '2026-03-15T22:00'],
    ],
    [
      'it begins in the south',
      'Australia/Sydney',
      '2026-09-27T08:00',
      '2026-10-11',
      ['2026-09-27T08:00', '2026-10-04T07:00', '2026-10-11T07:00'],
    ],
    [
      'by half an hour',
      'Australia/Lord_Howe',
      '2026-09-26T22:30',
      '2026-10-11',
      ['2026-09-26T22:30', '2026-10-03T22:00', '2026-10-10T22:00'],
    ],
  ])('keeps its time on the clock when %s', (_, zone, start, end, expected) => {
    expect(starts('weekly', `${start}:00Z`, zone, end)).toEqual(expected);
  });

  test('leaves out a time that the clock leaps over, and of one that it shows twice takes the first', () => {
    expect(starts('daily', '2026-03-28T01:30:00Z', 'Europe/Berlin', '2026-03-30')).toEqual([
      '2026-03-28T01:30',
      '2026-03-30T00:30',
    ]);
    expect(starts('daily', '2026-10-24T00:30:00Z', 'Europe/Berlin', '2026-10-26')).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(
      dates('daily', '2011-12-29T20:00:00Z', 'Pacific/Apia', '2012-01-01'),
      'a day that Samoa did not have',
    ).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });

  test('has at most 366 sessions', () => {
    const day = ['2028-01-01T02:00:00Z', 'Asia/Ho_Chi_Minh'] as const;
    expect(plan('daily', ...day, '2028-12-31')).toHaveLength(366);
    for (const [pattern, end] of [
      ['daily', '2029-01-01'],
      ['weekly', '9999-12-31'],
      ['monthly', '9999-12-31'],
    ] as const) {
      const refusal = expect.objectContaining({
        body: { recurrence_end_date: ['Ensure this series has no more than 366 sessions.'] },
      });
      expect(() => plan(pattern, ...day, end)).toThrow(refusal);
    }
  });
});

test.each([
  ['2026-03-01', '2026-02-28'],
  ['2028-03-01', '2028-02-29'],
  ['2026-01-01', '2025-12-31'],
])('the day before %s is %s', (date, before) => {
  expect(dayBefore(date)).toBe(before);
});

test('a month is that of the zone', () => {
  expect(monthIn('America/Sao_Paulo', { year: 2018, month: 11 })).toEqual({
    from: new Date('2018-11-01T03:00:00Z'),
    to: new Date('2018-12-01T02:00:00Z'),
  });
  expect(dateIn('Asia/Ho_Chi_Minh', new Date('2026-01-31T17:00:00Z'))).toBe('2026-02-01');
});

describe("PostgreSQL's own calendar agrees", () => {
  let db: Database;
  beforeAll(async () => {
    db = await aDatabase();
  });

  /** Steps from the first start on the clock of the zone; what a step has to bend to fit the calendar is left out. */
  const oracle = `
    WITH first AS (SELECT $1::timestamptz AT TIME ZONE $2 AS clock), steps AS (
      SELECT clock + number * $3::interval AS clock, first.clock AS began FROM first, generate_series(0, 400) number
    )
    SELECT clock AT TIME ZONE $2 AS start FROM steps
    WHERE clock::date <= $4::date AND ($3 <> '1 month' OR extract(day FROM clock) = extract(day FROM began))
      AND (clock AT TIME ZONE $2) AT TIME ZONE $2 = clock
    ORDER BY 1`;
  const steps = { daily: '1 day', weekly: '7 days', monthly: '1 month' } as const;

  test('on rules made up at random', { timeout: 60_000 }, async () => {
    const zones = [
      'Asia/Ho_Chi_Minh',
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/St_Johns',
    ];
    const rules = fc.record({
      pattern: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const),
      timezone: fc.constantFrom(...zones),
      // Noon in the zone is far from every change of a clock; the table above has the hours that are not.
      day: fc.integer({ min: 0, max: 3650 }),
      length: fc.integer({ min: 0, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(rules, async ({ pattern, timezone, day, length }) => {
        const firstStart = new Date(Date.UTC(2020, 0, 1 + day, 12));
        const endDate = new Date(firstStart.getTime() + length * 86_400_000).toISOString().slice(0, 10);
        const planned = planOccurrences({ pattern, firstStart, timezone, endDate }).map(({ start }) => start);
        const values = [firstStart, timezone, steps[pattern], endDate];
        const expected = (await db.query<{ start: Date }>(oracle, values)).map(({ start }) => start);
        expect(planned).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});
