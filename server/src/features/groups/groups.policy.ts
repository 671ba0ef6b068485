import { forbidden, forbiddenAction, notFound } from '../../core/errors.ts';
import { type Door, isActive, isAdmin, isBarred, isModerator, type Standing } from './entry.rules.ts';

/** Whoever has nothing to do with an invite-only group is told that it does not exist. */
export function assertVisible<Known extends Pick<Door, 'privacy'>>(
  group: Known | undefined,
  standing: Standing | undefined,
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
