import { forbidden, forbiddenAction, notFound } from '../../core/errors.ts';
import { type Door, isActive, isAdmin, isBarred, isModerator, type Standing } from './entry.rules.ts';
import type { Seat } from './group-message.queries.ts';

/** Whoever has nothing to do with an invite-only group is told that it does not exist. */
export function assertVisible<Known extends Pick<Door, 'privacy'>>(
  group: Known | undefined,
  standing: Pick<Standing, 'status'> | undefined,
): asserts group is Known {
  if (!group || (group.privacy === 'invite_only' && !standing)) throw notFound();
}

export function assertAdmin(standing: Standing | undefined): void {
  if (!isAdmin(standing)) throw forbidden('Only group admins can perform this action.');
}

export function assertMayInvite(standing: Standing | undefined): void {
  if (!isModerator(standing)) throw forbidden('Only group moderators or admins can perform this action.');
}

export function assertMayEnter(group: Door, standing: Standing | undefined): void {
  if (isBarred(group, standing?.status)) {
    throw forbiddenAction('This is an invite-only group. You must be invited to join.');
  }
}

/** A membership is seen by its person, and by whoever is in the group. */
export function assertMaySeeMembership(isOwn: boolean, viewer: Standing | undefined): void {
  if (!isOwn && !isActive(viewer)) throw notFound();
}

/** The chat of a group is no secret where the group is none. */
export function assertChatVisible(seat: Seat | undefined): asserts seat is Seat {
  assertVisible(seat, seat?.status ? { status: seat.status } : undefined);
}

export function assertMayWrite(seat: Seat | undefined): asserts seat is Seat {
  if (!isActive(seat)) throw forbiddenAction('You must be a member to send messages.');
  if (seat?.groupStatus === 'archived') throw forbiddenAction('This group is archived.');
}

export function assertMayFollow(seat: Seat): void {
  if (!isActive(seat)) throw forbiddenAction('You must be a member to read messages.');
}

export function assertMayMark(seat: Seat): void {
  if (!isActive(seat)) throw forbiddenAction('You must be a member to mark messages as read.');
}
