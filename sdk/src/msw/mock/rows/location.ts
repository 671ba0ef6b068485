import type { LocationHistoryRow } from '../../../generated/models.ts';

/** Where somebody was. */
export interface HistoryEntry extends LocationHistoryRow {
  person: number;
  created_at: string;
}
