import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planOccurrences } from '../../sdk/src/msw/mock/features/recurrence.ts';
import { planChange } from '../../sdk/src/msw/mock/features/schedule.ts';
import { slotsFrom } from '../../sdk/src/msw/mock/features/series.ts';
import { createFixtures } from '../../sdk/src/msw/mock/fixtures.ts';
import { Problem } from '../../sdk/src/msw/mock/problem.ts';
import { World } from '../../sdk/src/msw/mock/world.ts';
import { monthIn } from '../../sdk/src/msw/mock/zone.ts';
import { AppError } from '../../server/src/core/errors.ts';
import { planChange as planOnServer } from '../../server/src/features/sessions/change.rules.ts';
import * as server from '../../server/src/features/sessions/recurrence.rules.ts';

/** With and without summer time, on both sides of the equator, by half hours, and one that leapt over a day. */
const zones = ['UTC', 'Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'];
const zone = fc.constantFrom(...zones);
const pattern = fc.constantFrom('daily', 'weekly', 'monthly' as const);
const hour = 3_600_000;
const day = 24 * hour;
const moment = fc.integer({ min: Date.parse('2011-10-01'), max: Date.parse('2026-12-31') }).map((it) => new Date(it));
/** Around the hours at which clocks are put forward and back. */
const oddMoment = fc
  .tuple(
    fc.constantFrom(
      '2011-12-29T10:00Z',
      '2024-03-31T00:30Z',
      '2024-10-26T23:30Z',
      '2024-03-10T06:00Z',
      '2024-01-31T05:00Z',
    ),
    fc.integer({ min: 0, max: 240 }),
  )
  .map(([text, minutes]) => new Date(Date.parse(text) + minutes * 60_000));
const start = fc.oneof(moment, oddMoment);
const toDate = (at: Date, days: number): string => new Date(at.getTime() + days * day).toISOString().slice(0, 10);

const toTexts = <Meeting extends { start: Date }>(meetings: readonly Meeting[]) =>
  meetings.map((it) => ({ ...it, start: it.start.toISOString() }));

/** What comes of it, or the refusal. */
function outcome(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (error instanceof Problem || error instanceof AppError) return { refused: error.body };
    throw error;
  }
}

test('the mock plans the meetings that the server plans', () => {
  const rule = fc.record({ pattern, timezone: zone, start, days: fc.integer({ min: 0, max: 120 }) });
  fc.assert(
    fc.property(rule, ({ start, days, ...rule }) => {
      const end = toDate(start, days);
      const mine = outcome(() => planOccurrences({ ...rule, first_start: start.toISOString(), end_date: end }));
      expect(mine).toEqual(
        outcome(() => toTexts(server.planOccurrences({ ...rule, firstStart: start, endDate: end }))),
      );
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('a series that is too long is refused by both', () => {
  const rule = { pattern: 'daily', timezone: 'UTC' } as const;
  const first = new Date('2024-01-01T10:00Z');
  for (const end of ['2024-12-31', '2025-01-01']) {
    const mine = outcome(() => planOccurrences({ ...rule, first_start: first.toISOString(), end_date: end }));
    expect(mine).toEqual(outcome(() => toTexts(server.planOccurrences({ ...rule, firstStart: first, endDate: end }))));
  }
});

test('a month begins and ends where the server has it', () => {
  const month = fc.record({ year: fc.integer({ min: 1, max: 9998 }), month: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(zone, month, (timezone, wanted) => {
      const { from, to } = server.monthIn(timezone, wanted);
      expect(monthIn(timezone, wanted)).toEqual({ from: from.toISOString(), to: to.toISOString() });
    }),
    { seed: 1, numRuns: 200 },
  );
});

const wishes = fc.record(
  {
    recurrence_pattern: fc.constantFrom('none' as const, 'daily' as const, 'weekly' as const),
    /** Days after the first meeting. */
    endsAfter: fc.integer({ min: -3, max: 30 }),
    timezone: zone,
    /** Hours. */
    moved: fc.integer({ min: -48, max: 48 }),
    scope: fc.constantFrom('this' as const, 'following' as const),
  },
  { requiredKeys: [] },
);
const story = fc.record({
  rule: fc.record({ pattern: fc.constantFrom('daily' as const, 'weekly' as const), timezone: zone }),
  first: start,
  days: fc.integer({ min: 0, max: 20 }),
  isSeries: fc.boolean(),
  target: fc.nat(20),
  cancelled: fc.array(fc.nat(20), { maxLength: 3 }),
  hours: fc.integer({ min: -24, max: 400 }),
  wishes,
});

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

test('a change means to a series what it means to the server', () => {
  const compare = ({ rule, first, days, isSeries, target, cancelled, hours, wishes }: Story): void => {
    const end = toDate(first, days);
    const now = new Date(first.getTime() + hours * hour);
    const world = new World(() => now.getTime());
    const add = createFixtures(world);
    const host = add.person().id;
    const firstStart = first.toISOString();
    const meetings = planOccurrences({ ...rule, first_start: firstStart, end_date: end });
    const series = isSeries ? world.series.add({ ...rule, first_start: firstStart, end_date: end }) : undefined;
    const sessions = (series ? meetings : meetings.slice(0, 1)).map(({ index, date, start }) =>
      add.session({
        host,
        start_time: start,
        timezone: rule.timezone,
        series: series?.id ?? null,
        recurrence_index: series ? index : null,
        occurrence_date: series ? date : null,
        cancelled_at: cancelled.includes(index) ? now.toISOString() : null,
      }),
    );
    const named = sessions[target % Math.max(1, sessions.length)];
    if (!named) return;
    const { endsAfter, moved, ...others } = wishes;
    const fields = {
      ...others,
      ...(endsAfter !== undefined && { recurrence_end_date: toDate(first, endsAfter) }),
      ...(moved !== undefined && {
        start_time: new Date(Date.parse(named.start_time) + moved * hour).toISOString(),
      }),
    };

    const toMember = (it: (typeof sessions)[number]) => ({
      id: it.id,
      startTime: new Date(it.start_time),
      durationMinutes: it.duration_minutes,
      cancelledAt: it.cancelled_at ? new Date(it.cancelled_at) : null,
      recurrenceIndex: it.recurrence_index,
      occurrenceDate: it.occurrence_date,
      timezone: it.timezone,
    });
    const stored = {
      target: toMember(named),
      later: sessions.filter(({ id }) => id > named.id).map(toMember),
      series: series && { id: series.id, ...rule, firstStart: first, endDate: end },
    };
    const { scope, ...change } = fields;
    const theirs = outcome(() => {
      const plan = planOnServer(stored, change, { wish: scope, now });
      return {
        ...plan,
        taken: toTexts(plan.taken),
        added: toTexts(plan.added),
        startTime: undefined,
        schedule: { ...plan.schedule, startTime: plan.schedule.startTime.toISOString() },
      };
    });
    const mine = outcome(() => {
      const plan = planChange(slotsFrom(world, named), series, fields);
      return {
        ...plan,
        written: plan.written.map(({ id }) => id),
        dropped: plan.dropped.map(({ id }) => id),
        taken: plan.taken.map(({ session, isOpen, occurrence }) => ({ ...occurrence, id: session.id, isOpen })),
      };
    });
    expect(mine).toEqual(theirs);
  };
  fc.assert(fc.property(story, compare), { seed: 1, numRuns: 1000 });
});
