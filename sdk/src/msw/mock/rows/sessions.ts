import type { ParticipantStatus, SessionType } from '../../../generated/models.ts';
import type { Position } from '../position.ts';

/** One meeting, alone or one of a series. */
export interface SessionEntry {
  id: number;
  host: number;
  subject: number | null;
  title: string;
  description: string;
  session_type: SessionType;
  location_name: string;
  location_address: string;
  /** Exact: who does not come sees it rounded. */
  position: Position | null;
  meeting_link: string;
  start_time: string;
  duration_minutes: number;
  timezone: string;
  max_participants: number | null;
  series: number | null;
  /** The position in the series, from 1. */
  recurrence_index: number | null;
  /** The day the series planned it for, wherever it has been moved since. */
  occurrence_date: string | null;
  cancelled_at: string | null;
  created_at: string;
  updated_at: string;
}

/** Somebody's one row in a session, used again whenever they come back. */
export interface SeatEntry {
  id: number;
  session: number;
  person: number;
  status: ParticipantStatus;
  check_in_time: string | null;
  check_out_time: string | null;
  notes: string;
  joined_at: string;
  updated_at: string;
}

export type RepeatingPattern = 'daily' | 'weekly' | 'monthly';

/** The rule that the meetings of a series were planned by. */
export interface SeriesEntry {
  id: number;
  pattern: RepeatingPattern;
  timezone: string;
  first_start: string;
  /** The last day, inclusive. */
  end_date: string;
}
