import type { Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound, refusedAction } from '../../core/errors.ts';
import { onMissingReference } from '../../db/reference.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { planChange, type Stored, slotsOf } from './change.rules.ts';
import type { HostedSession, HostingQueries } from './hosting.queries.ts';
import type { OccurrenceService } from './occurrence.service.ts';
import { pairInOrder, planSeries, reschedule, type Scope } from './series.rules.ts';
import type { SeriesService } from './series.service.ts';
import {
  assertCanMeet,
  assertPlausible,
  assertSeats,
  type Coordinates,
  type SessionFields,
  type SessionStatus,
  toColumns,
  toPoint,
} from './session.rules.ts';
import { assertHost } from './sessions.policy.ts';

interface Dependencies {
  queries: HostingQueries;
  occurrences: OccurrenceService;
  series: SeriesService;
  inTransaction: InTransaction;
  clock: Clock;
}

export type NewSessionFields = SessionFields & { title: string; start_time: string; duration_minutes: number };
export type SessionChanges = SessionFields & { status?: SessionStatus | undefined; scope?: Scope | undefined };

/** A session and what comes after it in its series, locked for its host. */
interface Locked extends Stored {
  target: HostedSession;
  later: HostedSession[];
}

/** What people mean who name no time zone. */
const usualTimeZone = 'Asia/Ho_Chi_Minh';

/** What hosts do with their sessions. */
export class HostingService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Answers with the id of the session, of a series with that of the first one. */
  async create(actor: Actor, fields: NewSessionFields): Promise<number> {
    const { session_type = 'in_person', location_name = '', meeting_link = '', timezone = usualTimeZone } = fields;
    const point = toPoint(fields) ?? null;
    const venue = { sessionType: session_type, locationName: location_name, meetingLink: meeting_link };
    assertCanMeet({ ...venue, hasPoint: point !== null });
    const startTime = new Date(fields.start_time);
    const schedule = reschedule({ pattern: 'none', endDate: null, timezone, startTime }, fields);
    assertPlausible(startTime);
    const meetings = planSeries(schedule);
    const { title, duration_minutes: durationMinutes } = fields;
    const session = { ...toColumns(fields), hostId: actor.id, title, startTime, durationMinutes, timezone };

    return this.#write(async (transaction) => {
      const id = await this.#d.occurrences.add(session, point, transaction);
      const first = { id, index: 1, date: '', isOpen: true };
      await this.#d.series.begin(actor.id, id, { ...pairInOrder([first], meetings), schedule }, transaction);
      return id;
    });
  }

  /** Changes one session, or it and those that follow: all that is wished, or nothing. Answers with the id. */
  async change(actor: Actor, id: number, { status, scope, ...fields }: SessionChanges): Promise<number> {
    const point = toPoint(fields);
    await this.#assertOwn(actor, id);
    return this.#write(async (transaction) => {
      const locked = await this.#lock(actor, id, transaction);
      if (locked.target.cancelledAt) throw refusedAction('This session has been cancelled and cannot be changed.');
      const plan = planChange(locked, fields, { wish: scope, now: this.#d.clock.now() });
      await this.#assertFits(locked, plan.written, { fields, point }, transaction);

      const { startTime: _planned, ...columns } = toColumns(fields);
      await this.#d.occurrences.write(plan.written, { columns, point }, transaction);
      if (plan.startTime) {
        await this.#d.occurrences.write([id], { columns: { startTime: plan.startTime } }, transaction);
      }
      await this.#d.series.carryOut(actor.id, locked, plan, transaction);
      if (status === 'cancelled') await this.#cancel(await this.#lock(actor, id, transaction), scope, transaction);
      return id;
    });
  }

  /** Cancels one session, or it and those that follow unless they are over. */
  async cancel(actor: Actor, id: number, scope: Scope | undefined): Promise<void> {
    await this.#assertOwn(actor, id);
    await this.#write(async (transaction) => {
      const locked = await this.#lock(actor, id, transaction);
      if (locked.target.cancelledAt) throw refusedAction('This session has already been cancelled.');
      await this.#cancel(locked, scope, transaction);
    });
  }

  async #cancel(locked: Locked, scope: Scope | undefined, transaction: Transaction): Promise<void> {
    if (scope !== 'following') return this.#d.occurrences.cancel([locked.target.id], transaction);
    const open = slotsOf(locked, this.#d.clock.now()).filter(({ isOpen }) => isOpen);
    await this.#d.occurrences.cancel(
      open.map(({ id }) => id),
      transaction,
    );
    await this.#d.series.endBefore(locked, transaction);
  }

  /** Nobody but the host locks anything. */
  async #assertOwn(actor: Actor, id: number): Promise<void> {
    const hostId = await this.#d.queries.loadHostId(id);
    if (hostId === undefined) throw notFound();
    assertHost(actor, { hostId });
  }

  async #lock(actor: Actor, id: number, transaction: Transaction): Promise<Locked> {
    await this.#d.queries.lockHost(actor.id, transaction);
    const sessions = await this.#d.queries.lockFrom(id, transaction);
    const target = sessions.find((session) => session.id === id);
    if (!target) throw notFound();
    const series =
      target.seriesId === null ? undefined : await this.#d.queries.loadSeries(target.seriesId, transaction);
    return { target, later: sessions.filter((session) => session !== target), series };
  }

  /** Every session that is written must still be one that people can meet in, with room for those who have joined. */
  async #assertFits(
    { target, later }: Locked,
    ids: readonly number[],
    { fields, point }: { fields: SessionFields; point: Coordinates | null | undefined },
    transaction: Transaction,
  ): Promise<void> {
    for (const session of [target, ...later].filter(({ id }) => ids.includes(id))) {
      assertCanMeet({
        ...session,
        ...toColumns(fields),
        hasPoint: point === undefined ? session.hasPoint : point !== null,
      });
    }
    if (fields.max_participants) {
      assertSeats(fields.max_participants, await this.#d.queries.countTaken(ids, transaction));
    }
  }

  #write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return onMissingReference(() => this.#d.inTransaction(work), { subject_id: 'subject' });
  }
}
