import type { GroupPrivacy, GroupRole, GroupStatus, MembershipStatus } from '../../../generated/models.ts';
import type { Position } from '../position.ts';

/** People who study together. */
export interface GroupEntry {
  id: number;
  name: string;
  description: string;
  avatar_url: string | null;
  created_by: number;
  school: number | null;
  subject_ids: readonly number[];
  /** Exact: whoever is not in sees it rounded. */
  position: Position | null;
  privacy: GroupPrivacy;
  max_members: number | null;
  status: GroupStatus;
  /** Where its messages are kept. */
  chat: number;
  created_at: string;
  updated_at: string;
}

/** Somebody's one row in a group, used again whenever they come back. */
export interface MembershipEntry {
  id: number;
  group: number;
  person: number;
  role: GroupRole;
  status: MembershipStatus;
  invited_by: number | null;
  joined_at: string;
  updated_at: string;
  left_at: string | null;
  /** When the person was removed, until somebody of the group lets them in again. */
  removed_at: string | null;
}
