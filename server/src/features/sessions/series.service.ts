import type { Sequelize, Transaction } from 'sequelize';
import type { Clock } from '../../core/clock.ts';
import type { ChangePlan, Stored } from './change.rules.ts';
import type { OccurrenceService } from './occurrence.service.ts';
import { dayBefore } from './recurrence.rules.ts';
import type { SessionSeriesModel } from './series.model.ts';
import type { Replan, Schedule } from './series.rules.ts';

interface Dependencies {
  series: SessionSeriesModel;
  occurrences: OccurrenceService;
  sequelize: Sequelize;
  clock: Clock;
}

const copied = `
  host_id, subject_id, title, description, session_type, location_name, location_address, geom_point,
  geom_snapped_point, meeting_link, duration_minutes, timezone, max_participants`;

/** One session for each occurrence, like the model in all but the time, and in each a seat for the host. */
const copyText = `
  WITH made AS (
    INSERT INTO study_sessions
      (${copied}, series_id, recurrence_index, occurrence_date, start_time, created_at, updated_at)
    SELECT ${copied}, $2::int, r.index, r.date, r.start, $4::timestamptz, $4::timestamptz
    FROM study_sessions, jsonb_to_recordset($3::jsonb) AS r(index int, date date, start timestamptz)
    WHERE study_sessions.id = $1
    ORDER BY r.index
    RETURNING id, host_id
  )
  INSERT INTO session_participants (session_id, user_id, joined_at, updated_at)
  SELECT id, host_id, $4::timestamptz, $4::timestamptz FROM made ORDER BY id`;

const takeText = `
  UPDATE study_sessions s SET
    series_id = $1, recurrence_index = r.index, occurrence_date = r.date,
    start_time = CASE WHEN r."isOpen" THEN r.start ELSE s.start_time END,
    updated_at = CASE WHEN r."isOpen" THEN $3 ELSE s.updated_at END
  FROM jsonb_to_recordset($2::jsonb) AS r(id int, index int, date date, start timestamptz, "isOpen" boolean)
  WHERE s.id = r.id`;

const detachText = `
  UPDATE study_sessions SET series_id = NULL, recurrence_index = NULL, occurrence_date = NULL WHERE id = $1`;

/** Begins, ends and plans series. Whoever calls has locked what is there and asked who may. */
export class SeriesService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Makes true what a change means for the series; new sessions are like the one that was changed. */
  async carryOut(hostId: number, { target, series }: Stored, plan: ChangePlan, transaction: Transaction) {
    if (plan.series === 'kept') return;
    if (plan.series === 'stretched' && series) {
      await this.#endOn(plan.schedule.endDate ?? series.endDate, series.id, transaction);
      return this.#replan(series.id, target.id, plan, transaction);
    }
    await this.endBefore({ target, series }, transaction);
    if (plan.series === 'renewed') return this.begin(hostId, target.id, plan, transaction);
    await this.#d.occurrences.cancel(plan.dropped, transaction);
    await this.#d.sequelize.query(detachText, { bind: [target.id], transaction });
  }

  /** A new series, its sessions being like the one that it begins with. */
  async begin(
    hostId: number,
    firstId: number,
    { schedule, ...plan }: Replan & { schedule: Schedule },
    transaction: Transaction,
  ): Promise<void> {
    const { pattern, timezone, startTime: firstStart, endDate } = schedule;
    if (pattern === 'none' || endDate === null) return;
    const rule = { hostId, pattern, timezone, firstStart, endDate, createdAt: this.#d.clock.now() };
    const { id } = await this.#d.series.create(rule, { transaction });
    await this.#replan(id, firstId, plan, transaction);
  }

  /** The series, if there is one, is over the day before this session. */
  async endBefore({ target, series }: Pick<Stored, 'target' | 'series'>, transaction: Transaction): Promise<void> {
    if (series && target.occurrenceDate) await this.#endOn(dayBefore(target.occurrenceDate), series.id, transaction);
  }

  async #endOn(endDate: string, id: number, transaction: Transaction): Promise<void> {
    await this.#d.series.update({ endDate }, { where: { id }, transaction });
  }

  async #replan(id: number, modelId: number, { taken, added, dropped }: Replan, transaction: Transaction) {
    const now = this.#d.clock.now();
    const run = (text: string, ...bind: unknown[]) => this.#d.sequelize.query(text, { bind, transaction });
    if (dropped.length > 0) await this.#d.occurrences.cancel(dropped, transaction);
    if (taken.length > 0) await run(takeText, id, JSON.stringify(taken), now);
    if (added.length > 0) await run(copyText, modelId, id, JSON.stringify(added), now);
  }
}
