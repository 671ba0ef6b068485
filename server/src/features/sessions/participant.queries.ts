import { QueryTypes, type Transaction } from 'sequelize';
import type { Slice, Window } from '../../core/page.ts';
import { Binds } from '../../db/binds.ts';
import type { Database } from '../../db/connect.ts';
import { loadSlice } from '../../db/list.ts';
import { type ShownPerson, shownPerson } from '../matching/visibility.queries.ts';
import type { ParticipantStatus } from './participant.model.ts';

/** Somebody in a session, as somebody else sees them. */
export interface ParticipantView {
  id: number;
  person: ShownPerson;
  status: ParticipantStatus;
  checkInTime: Date | null;
  checkOutTime: Date | null;
  notes: string;
  joinedAt: Date;
  updatedAt: Date;
}

/** What stands between somebody and a seat. */
export interface Seating {
  hostId: number;
  startTime: Date;
  durationMinutes: number;
  maxParticipants: number | null;
  cancelledAt: Date | null;
  participantCount: number;
  ownStatus: ParticipantStatus | null;
  ownCheckOutTime: Date | null;
}

const viewColumns = (viewer: string): string => `
  p.id, p.status, p.check_in_time AS "checkInTime", p.check_out_time AS "checkOutTime", p.notes,
  p.joined_at AS "joinedAt", p.updated_at AS "updatedAt", ${shownPerson(viewer, 'somebody')} AS person`;

const joins = 'JOIN users somebody ON somebody.id = p.user_id';

const oneText = `SELECT ${viewColumns('$1')} FROM session_participants p ${joins} WHERE p.session_id = $2 AND p.user_id = $1`;

const standingText = `
  SELECT s.host_id AS "hostId", own.status AS "ownStatus"
  FROM study_sessions s LEFT JOIN session_participants own ON own.session_id = s.id AND own.user_id = $1
  WHERE s.id = $2`;

const lockText = 'SELECT id FROM study_sessions WHERE id = $1 FOR NO KEY UPDATE';

const seatingText = `
  SELECT s.host_id AS "hostId", s.start_time AS "startTime", s.duration_minutes AS "durationMinutes",
    s.max_participants AS "maxParticipants", s.cancelled_at AS "cancelledAt", own.status AS "ownStatus",
    own.check_out_time AS "ownCheckOutTime",
    (
      SELECT count(*) FROM session_participants seat
      WHERE seat.session_id = s.id AND seat.status IN ('registered', 'attended')
    ) AS "participantCount"
  FROM study_sessions s LEFT JOIN session_participants own ON own.session_id = s.id AND own.user_id = $1
  WHERE s.id = $2`;

export function createParticipantQueries(db: Database) {
  const one = db.prepared<ParticipantView>('session-participant', oneText);
  const standing = db.prepared<Pick<Seating, 'hostId' | 'ownStatus'>>('session-standing', standingText);

  async function first<Row extends object>(text: string, bind: unknown[], transaction: Transaction) {
    const rows = await db.sequelize.query<Row>(text, { bind, transaction, type: QueryTypes.SELECT });
    return rows[0];
  }

  return {
    loadOwn: async (userId: number, sessionId: number) => (await one([userId, sessionId]))[0],
    /** Undefined when there is no such session. */
    loadStanding: async (userId: number, sessionId: number) => (await standing([userId, sessionId]))[0],

    /** Everybody who has ever joined, the longest there first. */
    loadList(viewerId: number, sessionId: number, window: Window): Promise<Slice<ParticipantView>> {
      const binds = new Binds();
      const viewer = binds.add(viewerId);
      const statement = {
        table: 'session_participants',
        alias: 'p',
        where: [`p.session_id = ${binds.add(sessionId)}`],
        order: 'p.joined_at, p.id',
        columns: viewColumns(viewer),
        joins,
      };
      return loadSlice<ParticipantView>(db, statement, binds, window);
    },

    /**
     * Locks the session, so that nobody else sits down meanwhile, and only then counts: a statement that has waited for
     * a lock still counts what it saw before.
     */
    async lockSeating(userId: number, sessionId: number, transaction: Transaction): Promise<Seating | undefined> {
      await first(lockText, [sessionId], transaction);
      return first<Seating>(seatingText, [userId, sessionId], transaction);
    },
  };
}

export type ParticipantQueries = ReturnType<typeof createParticipantQueries>;
