import type { Sequelize, Transaction } from 'sequelize';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { invalidTogether, notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { Coordinates } from '../../core/position.ts';
import { exactPoint, snappedPoint } from '../../db/point.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { CurrentPosition, HistoryRow, HistoryStats, LocationQueries, Period } from './location.queries.ts';
import { judge, type Outcome } from './move.rules.ts';

interface Dependencies {
  sequelize: Sequelize;
  locations: LocationQueries;
  inTransaction: InTransaction;
  clock: Clock;
  /** Decimal places of a degree that other people may learn. */
  locationDecimals: number;
  /** How long it is remembered where somebody was. */
  locationHistoryDays: number;
}

export interface Report extends Coordinates {
  /** Metres. */
  accuracy?: number | null | undefined;
}

export interface HistoryQuery extends Period {
  page: PageQuery['page'];
  limit: number | undefined;
}

const entriesPerPage = 50;
const daysOfStats = 30;
const millisecondsADay = 24 * 60 * 60 * 1000;

/** The exact and the snapped position never part: no statement writes one without the other. */
const storeText = `
  WITH moved AS (
    UPDATE users SET
      geom_last_point = ${exactPoint('$3', '$2')},
      geom_snapped_point = ${snappedPoint({ longitude: '$3', latitude: '$2', decimals: '$5' })},
      location_updated_at = $4
    WHERE id = $1
    RETURNING id, geom_last_point
  )
  INSERT INTO location_history (user_id, point, accuracy, recorded_at, created_at)
  SELECT id, geom_last_point, $6::float8, $4, $4 FROM moved WHERE $7`;

const forgetText = 'DELETE FROM location_history WHERE user_id = $1 AND recorded_at < $2';

/** Where people are, and where they have been. */
export class LocationService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** Moves the person; reports that arrive together are taken one after the other. */
  async update(actor: Actor, report: Report): Promise<Outcome> {
    const { latitude, longitude } = report;
    if (latitude === 0 && longitude === 0) {
      throw invalidTogether('Invalid location: coordinates cannot both be 0.');
    }
    return this.#d.inTransaction(async (transaction) => {
      const metres = await this.#d.locations.lockAndMeasure(actor.id, report, transaction);
      const at = this.#d.clock.now();
      const newest = await this.#d.locations.loadNewestTime(actor.id, transaction);
      // Another node's clock may be ahead; an entry from the future is as good as one from now.
      const elapsed = newest && Math.max(0, (at.getTime() - newest.getTime()) / 1000);
      const seconds = metres === null ? undefined : elapsed;

      const verdict = judge({ metres: metres ?? undefined, seconds });
      await this.#store(actor.id, report, { at, isSaved: verdict.isSaved }, transaction);
      return { ...verdict, latitude, longitude, metres, seconds: seconds ?? null, at };
    });
  }

  async showCurrent(actor: Actor): Promise<CurrentPosition> {
    const position = await this.#d.locations.loadCurrent(actor.id);
    if (!position) throw notFound();
    return position;
  }

  listHistory(actor: Actor, { page, limit, from, to }: HistoryQuery): Promise<Page<HistoryRow>> {
    return loadPage({ page, ...(limit && { page_size: limit }) }, entriesPerPage, (window) =>
      this.#d.locations.loadHistory(actor.id, { from, to }, window),
    );
  }

  /** Other people's entries do not exist. */
  async showEntry(actor: Actor, id: number): Promise<HistoryRow> {
    const entry = await this.#d.locations.loadEntry(actor.id, id);
    if (!entry) throw notFound();
    return entry;
  }

  async summarise(actor: Actor, days = daysOfStats): Promise<HistoryStats & { days: number }> {
    const since = new Date(this.#d.clock.now().getTime() - days * millisecondsADay);
    const stats = await this.#d.locations.loadStats(actor.id, since);
    if (!stats) throw notFound();
    return { ...stats, days };
  }

  async #store(
    userId: number,
    { latitude, longitude, accuracy }: Report,
    { at, isSaved }: { at: Date; isSaved: boolean },
    transaction: Transaction,
  ): Promise<void> {
    const { sequelize, locationDecimals, locationHistoryDays } = this.#d;
    const bind = [userId, latitude, longitude, at, locationDecimals, accuracy ?? null, isSaved];
    await sequelize.query(storeText, { bind, transaction });
    // The history grows nowhere else, so here is where it is kept short.
    if (!isSaved) return;
    const oldest = new Date(at.getTime() - locationHistoryDays * millisecondsADay);
    await sequelize.query(forgetText, { bind: [userId, oldest], transaction });
  }
}
