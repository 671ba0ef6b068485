import type { Handlers } from '../operation.ts';
import { forbidden, forbiddenAction, invalid, refusedAction } from '../problem.ts';
import type { MembershipEntry } from '../rows/groups.ts';
import type { World } from '../world.ts';
import { between } from './relations.ts';
import {
  approach,
  assertOpen,
  assertPlaces,
  isActive,
  isBarred,
  isLastAdmin,
  isModerator,
  refuseEntry,
  standingOf,
  toMembership,
} from './standing.ts';

/** The one row of a person, made or used again; whoever comes back starts as an ordinary member. */
function write(
  world: World,
  key: Pick<MembershipEntry, 'group' | 'person'>,
  columns: Pick<MembershipEntry, 'status'> & Partial<MembershipEntry>,
): MembershipEntry {
  const now = world.time();
  const known = standingOf(world, key.group, key.person);
  const change = { ...columns, role: 'member' as const, updated_at: now };
  if (known) return Object.assign(known, change);
  const usual = { invited_by: null, left_at: null, removed_at: null, joined_at: now };
  return world.memberships.add({ ...usual, ...key, ...change });
}

const joined = { left_at: null, removed_at: null };

export const memberships = {
  joinGroup({ world, actor, params }) {
    const { group, standing } = approach(world, actor, params.id);
    if (isActive(standing)) throw refusedAction('You are already a member of this group.');
    assertOpen(group);
    assertPlaces(world, group);
    if (standing?.status === 'pending') throw refusedAction('Your request to join is already pending.');
    if (isBarred(group, standing)) {
      throw forbiddenAction('This is an invite-only group. You must be invited to join.');
    }
    const key = { group: group.id, person: actor.id };
    if (standing?.status === 'invited') {
      const membership = toMembership(world, actor, write(world, key, { status: 'active', ...joined }));
      return { message: 'You have accepted the invitation and joined the group.', membership };
    }
    const mayEnter = group.privacy === 'public' && !standing?.removed_at;
    const columns = mayEnter ? { status: 'active' as const, ...joined } : { status: 'pending' as const };
    const membership = toMembership(world, actor, write(world, key, { ...columns, invited_by: null }));
    const message = mayEnter ? 'You have joined the group.' : 'Your request to join has been sent to the group admins.';
    return { message, membership };
  },

  /** Also takes back a request and declines an invitation. */
  leaveGroup({ world, actor, params }) {
    const { standing } = approach(world, actor, params.id);
    if (standing?.status === 'pending' || standing?.status === 'invited') {
      const isRequest = standing.status === 'pending';
      refuseEntry(world, standing);
      const message = isRequest ? 'Your request to join has been withdrawn.' : 'You have declined the invitation.';
      return { message };
    }
    if (!standing || !isActive(standing)) throw refusedAction('You are not a member of this group.');
    if (isLastAdmin(world, standing)) {
      throw refusedAction('You are the last admin. Please promote another member to admin before leaving.');
    }
    const now = world.time();
    Object.assign(standing, { status: 'left', left_at: now, updated_at: now });
    return { message: 'You have left the group.' };
  },

  inviteToGroup({ world, actor, params, body: { user_id } }) {
    const { group, standing } = approach(world, actor, params.id);
    if (!isModerator(standing)) throw forbidden('Only group moderators or admins can perform this action.');
    const isOpen = world.people.get(user_id)?.status === 'active';
    const isBlocked = between(world, actor.id, user_id)?.state === 'blocked';
    if (!isOpen || isBlocked) throw invalid({ user_id: ['User not found.'] });
    const theirs = standingOf(world, group.id, user_id);
    if (isActive(theirs)) throw refusedAction('User is already a member of this group.');
    if (theirs?.status === 'pending' || theirs?.status === 'invited') {
      throw refusedAction('User already has a pending invitation or request.');
    }
    assertOpen(group);
    const key = { group: group.id, person: user_id };
    return toMembership(world, actor, write(world, key, { status: 'invited', invited_by: actor.id }));
  },
} satisfies Partial<Handlers>;
