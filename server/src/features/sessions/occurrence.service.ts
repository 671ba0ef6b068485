import type { Sequelize, Transaction } from 'sequelize';
import type { Clock } from '../../core/clock.ts';
import { exactPoint, snappedPoint } from '../../db/point.ts';
import type { SessionParticipants } from './participant.model.ts';
import type { StudySession, StudySessions } from './session.model.ts';
import type { Coordinates } from './session.rules.ts';

interface Dependencies {
  sessions: StudySessions;
  participants: SessionParticipants;
  sequelize: Sequelize;
  clock: Clock;
  /** Places of a degree that others may learn of where a session is. */
  locationDecimals: number;
}

/** What a host writes. */
type Columns = Partial<
  Pick<
    StudySession,
    | 'title'
    | 'description'
    | 'subjectId'
    | 'sessionType'
    | 'locationName'
    | 'locationAddress'
    | 'meetingLink'
    | 'startTime'
    | 'durationMinutes'
    | 'timezone'
    | 'maxParticipants'
  >
>;

export type NewSession = Columns &
  Pick<StudySession, 'hostId' | 'title' | 'startTime' | 'durationMinutes' | 'timezone'>;

/** The exact and the rounded place never part: no statement writes one without the other. */
const placeText = `
  UPDATE study_sessions SET
    geom_point = ${exactPoint('$2::float8', '$3::float8')},
    geom_snapped_point = ${snappedPoint({ longitude: '$2', latitude: '$3', decimals: '$4' })}
  WHERE id = ANY($1::int[])`;

const unplaceText = 'UPDATE study_sessions SET geom_point = NULL, geom_snapped_point = NULL WHERE id = ANY($1::int[])';

/** Writes single sessions, of a series or not. Whoever calls has locked what is there and asked who may. */
export class OccurrenceService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** A session with a seat for its host; answers with its id. */
  async add(session: NewSession, point: Coordinates | null, transaction: Transaction): Promise<number> {
    const now = this.#d.clock.now();
    const { id } = await this.#d.sessions.create({ ...session, createdAt: now, updatedAt: now }, { transaction });
    const seat = { sessionId: id, userId: session.hostId, joinedAt: now, updatedAt: now };
    await this.#d.participants.create(seat, { transaction });
    if (point) await this.#place([id], point, transaction);
    return id;
  }

  /** Writes the same into several sessions; `point` undefined leaves them where they are. */
  async write(
    ids: readonly number[],
    { columns, point }: { columns: Columns; point?: Coordinates | null | undefined },
    transaction: Transaction,
  ): Promise<void> {
    if (Object.keys(columns).length === 0 && point === undefined) return;
    const changes = { ...columns, updatedAt: this.#d.clock.now() };
    await this.#d.sessions.update(changes, { where: { id: [...ids] }, transaction });
    if (point) await this.#place(ids, point, transaction);
    else if (point === null) await this.#d.sequelize.query(unplaceText, { bind: [ids], transaction });
  }

  /** For good; whoever had a seat keeps the row. */
  async cancel(ids: readonly number[], transaction: Transaction): Promise<void> {
    const now = this.#d.clock.now();
    await this.#d.sessions.update({ cancelledAt: now, updatedAt: now }, { where: { id: [...ids] }, transaction });
  }

  async #place(ids: readonly number[], { latitude, longitude }: Coordinates, transaction: Transaction): Promise<void> {
    const bind = [ids, longitude, latitude, this.#d.locationDecimals];
    await this.#d.sequelize.query(placeText, { bind, transaction });
  }
}
