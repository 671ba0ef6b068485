import type { GroupPrivacy, GroupStatus } from './group.model.ts';
import type { GroupRole, MembershipStatus } from './membership.model.ts';

/** A group as far as getting in goes. */
export interface Door {
  privacy: GroupPrivacy;
  status: GroupStatus;
  maxMembers: number | null;
}

/** How a person stands with a group. */
export interface Standing {
  id: number;
  role: GroupRole;
  status: MembershipStatus;
  /** Removed once, and not let in again since. */
  removedAt: Date | null;
}

export const isActive = (standing: { status: MembershipStatus | null } | undefined): boolean =>
  standing?.status === 'active';

export const isAdmin = (standing: Pick<Standing, 'status' | 'role'> | undefined): boolean =>
  isActive(standing) && standing?.role === 'admin';

export const isModerator = (standing: Pick<Standing, 'status' | 'role'> | undefined): boolean =>
  isActive(standing) && standing?.role !== 'member';

export const isFull = ({ maxMembers }: Pick<Door, 'maxMembers'>, members: number): boolean =>
  maxMembers !== null && members >= maxMembers;

/** Only with an invitation does an invite-only group open; everything else is a matter of being let in. */
export const isBarred = ({ privacy }: Pick<Door, 'privacy'>, status: MembershipStatus | undefined): boolean =>
  privacy === 'invite_only' && status !== 'invited';

/** What becomes of somebody who enters: a member at once, or one who waits for an admin. */
export function statusOnEntry({ privacy }: Door, standing: Standing | undefined): 'active' | 'pending' {
  if (standing?.status === 'invited') return 'active';
  return privacy === 'public' && !standing?.removedAt ? 'active' : 'pending';
}

/**
 * What is left of a request or an invitation that comes to nothing: nothing, so that the person may ask again, unless
 * they were removed before. That is not forgotten.
 */
export const statusOnRefusal = ({ removedAt }: Pick<Standing, 'removedAt'>): 'removed' | undefined =>
  removedAt ? 'removed' : undefined;

/** Whether asking makes sense: nothing but somebody else's decision could stand in the way. */
export const mayTry = (door: Door, members: number, status: MembershipStatus | undefined): boolean =>
  door.status === 'active' &&
  !isFull(door, members) &&
  status !== 'active' &&
  status !== 'pending' &&
  !isBarred(door, status);
