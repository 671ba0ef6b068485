import type { Membership } from '../../../generated/models.ts';
import { forbidden, notFound, refusedAction } from '../problem.ts';
import type { GroupEntry, MembershipEntry } from '../rows/groups.ts';
import type { Person } from '../rows/people.ts';
import type { World } from '../world.ts';
import { toUserSummary } from './relations.ts';

/** How somebody stands with a group; undefined for whoever has nothing to do with it. */
type Standing = MembershipEntry | undefined;

export const standingOf = (world: World, group: number, person: number): Standing =>
  world.memberships.find((it) => it.group === group && it.person === person);

export const isActive = (standing: Standing): boolean => standing?.status === 'active';
export const isAdmin = (standing: Standing): boolean => isActive(standing) && standing?.role === 'admin';
export const isModerator = (standing: Standing): boolean => isActive(standing) && standing?.role !== 'member';

export const membersOf = (world: World, group: number): MembershipEntry[] =>
  world.memberships.filter((it) => it.group === group && isActive(it));

export const isFull = (world: World, { id, max_members }: GroupEntry): boolean =>
  max_members !== null && membersOf(world, id).length >= max_members;

/** Nobody could go without leaving the group to itself. */
export const isLastAdmin = (world: World, standing: Standing): boolean =>
  standing !== undefined && isAdmin(standing) && membersOf(world, standing.group).filter(isAdmin).length === 1;

/** Only with an invitation does an invite-only group open. */
export const isBarred = ({ privacy }: GroupEntry, standing: Standing): boolean =>
  privacy === 'invite_only' && standing?.status !== 'invited';

/** Whether asking makes sense: nothing but somebody else's decision could stand in the way. */
export const mayTry = (world: World, group: GroupEntry, standing: Standing): boolean =>
  group.status === 'active' &&
  !isFull(world, group) &&
  !['active', 'pending'].includes(standing?.status ?? '') &&
  !isBarred(group, standing);

/** Whoever has nothing to do with an invite-only group is told that it does not exist. */
export function approach(world: World, actor: Person, id: number): { group: GroupEntry; standing: Standing } {
  const group = world.groups.need(id);
  const standing = standingOf(world, id, actor.id);
  if (group.privacy === 'invite_only' && !standing) throw notFound();
  return { group, standing };
}

export function assertAdmin(standing: Standing): void {
  if (!isAdmin(standing)) throw forbidden('Only group admins can perform this action.');
}

export function assertOpen(group: GroupEntry): void {
  if (group.status !== 'active') throw refusedAction('This group is not active.');
}

export function assertPlaces(world: World, group: GroupEntry): void {
  if (isFull(world, group)) throw refusedAction('This group is full.');
}

/**
 * What is left of a request or an invitation that comes to nothing: nothing, so that the person may ask again, unless
 * they were removed before. That is not forgotten.
 */
export function refuseEntry(world: World, membership: MembershipEntry): void {
  if (membership.removed_at) Object.assign(membership, { status: 'removed', updated_at: world.time() });
  else world.memberships.remove(membership);
}

export function toMembership(world: World, viewer: Person, membership: MembershipEntry): Membership {
  const { id, person, role, status, invited_by, joined_at, updated_at, left_at } = membership;
  const inviter = world.people.get(invited_by);
  return {
    id,
    user: toUserSummary(world, viewer, world.people.need(person)),
    role,
    status,
    invited_by: inviter ? toUserSummary(world, viewer, inviter) : null,
    joined_at,
    updated_at,
    left_at,
  };
}
