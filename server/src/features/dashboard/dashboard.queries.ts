import type { Database } from '../../db/connect.ts';
import { statusConditions } from '../sessions/session.queries.ts';

/** Somebody's sessions and seats in numbers, each as long as the list that it stands for. */
export interface SessionNumbers {
  hostedTotal: number;
  hostedUpcoming: number;
  hostedInProgress: number;
  hostedCompleted: number;
  hostedCancelled: number;
  attendingTotal: number;
  attendingUpcoming: number;
  attendingInProgress: number;
  attendingCompleted: number;
  seatsTotal: number;
  seatsAttended: number;
  seatsRegistered: number;
  seatsNoShow: number;
  seatsCancelled: number;
  inPerson: number;
  virtual: number;
  hybrid: number;
  seatsOfGuests: number;
}

const now = () => '$2::timestamptz';
const { upcoming, in_progress: inProgress, completed, cancelled, any: standing } = statusConditions;

const number = (condition: string, name: keyof SessionNumbers): string =>
  `count(*) FILTER (WHERE ${condition}) AS "${name}"`;

const hosting = 's.host_id = $1';
const attending = `s.host_id <> $1 AND s.seat IN ('registered', 'attended')`;

/** Every session that somebody hosts or has ever had a seat in is looked at once. */
const numbersText = `
  SELECT
    ${number(hosting, 'hostedTotal')},
    ${number(`${hosting} AND ${upcoming(now)}`, 'hostedUpcoming')},
    ${number(`${hosting} AND ${inProgress(now)}`, 'hostedInProgress')},
    ${number(`${hosting} AND ${completed(now)}`, 'hostedCompleted')},
    ${number(`${hosting} AND ${cancelled(now)}`, 'hostedCancelled')},
    ${number(`${attending} AND ${standing(now)}`, 'attendingTotal')},
    ${number(`${attending} AND ${upcoming(now)}`, 'attendingUpcoming')},
    ${number(`${attending} AND ${inProgress(now)}`, 'attendingInProgress')},
    ${number(`${attending} AND ${completed(now)}`, 'attendingCompleted')},
    ${number('s.seat IS NOT NULL', 'seatsTotal')},
    ${number(`s.seat = 'attended'`, 'seatsAttended')},
    ${number(`s.seat = 'registered'`, 'seatsRegistered')},
    ${number(`s.seat = 'no_show'`, 'seatsNoShow')},
    ${number(`s.seat = 'cancelled'`, 'seatsCancelled')},
    ${number(`s.session_type = 'in_person'`, 'inPerson')},
    ${number(`s.session_type = 'virtual'`, 'virtual')},
    ${number(`s.session_type = 'hybrid'`, 'hybrid')},
    (
      SELECT count(*) FROM study_sessions hosted JOIN session_participants guest ON guest.session_id = hosted.id
      WHERE hosted.host_id = $1 AND guest.user_id <> $1 AND guest.status IN ('registered', 'attended')
    ) AS "seatsOfGuests"
  FROM (
    SELECT session.*, own.status AS seat
    FROM (
      SELECT id FROM study_sessions WHERE host_id = $1
      UNION
      SELECT session_id FROM session_participants WHERE user_id = $1
    ) mine
    JOIN study_sessions session ON session.id = mine.id
    LEFT JOIN session_participants own ON own.session_id = session.id AND own.user_id = $1
  ) s`;

export function createDashboardQueries(db: Database) {
  const numbers = db.prepared<SessionNumbers>('dashboard', numbersText);

  return {
    async loadNumbers(userId: number, moment: Date): Promise<SessionNumbers> {
      const [row] = await numbers([userId, moment]);
      if (!row) throw new Error('A count has no row');
      return row;
    },
  };
}

export type DashboardQueries = ReturnType<typeof createDashboardQueries>;
