import type { RequestState } from '../../../generated/models.ts';

/** The one row between two people, whichever of them asked. Accepted, it is their connection. */
export interface ConnectionEntry {
  id: number;
  sender: number;
  receiver: number;
  state: RequestState;
  message: string;
  created_at: string;
  updated_at: string;
  accepted_at: string | null;
  rejected_at: string | null;
}
