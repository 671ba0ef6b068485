import type { Handlers } from '../operation.ts';
import { ascending } from '../order.ts';
import { toAnyPage } from '../page.ts';
import { notFound, refusedAction } from '../problem.ts';
import type { MembershipEntry } from '../rows/groups.ts';
import type { Person } from '../rows/people.ts';
import type { World } from '../world.ts';
import {
  approach,
  assertAdmin,
  assertOpen,
  assertPlaces,
  isActive,
  isLastAdmin,
  refuseEntry,
  standingOf,
  toMembership,
} from './standing.ts';

const membersPerPage = 12;
const roles = ['admin', 'moderator', 'member'];

/** A membership is seen by its person, and by whoever is in the group. */
function seen(world: World, actor: Person, id: number): MembershipEntry {
  const membership = world.memberships.need(id);
  const isOwn = membership.person === actor.id;
  if (!isOwn && !isActive(standingOf(world, membership.group, actor.id))) throw notFound();
  return membership;
}

/** A membership that an admin decides about. */
function decided(world: World, actor: Person, id: number): MembershipEntry {
  const membership = seen(world, actor, id);
  assertAdmin(standingOf(world, membership.group, actor.id));
  return membership;
}

function assertPending({ status }: MembershipEntry): void {
  if (status !== 'pending') throw refusedAction('This membership is not pending.');
}

export const roster = {
  /** Admins first, then in the order in which people came; others than members see who is in. */
  listGroupMembers(input) {
    const { world, actor, params } = input;
    const { standing } = approach(world, actor, params.id);
    const found = world.memberships.filter(
      (membership) => membership.group === params.id && (isActive(standing) || isActive(membership)),
    );
    const ordered = ascending(found, ({ role, joined_at }) => `${roles.indexOf(role)} ${joined_at}`);
    return toAnyPage(ordered, (membership) => toMembership(world, actor, membership), input, membersPerPage);
  },

  getMembership: ({ world, actor, params }) => toMembership(world, actor, seen(world, actor, params.id)),

  changeMembershipRole({ world, actor, params, body: { role } }) {
    const membership = decided(world, actor, params.id);
    if (!isActive(membership)) throw refusedAction('This membership is not active.');
    if (role !== 'admin' && isLastAdmin(world, membership)) {
      throw refusedAction('Cannot demote the last admin. Promote another member first.');
    }
    return toMembership(world, actor, Object.assign(membership, { role, updated_at: world.time() }));
  },

  acceptMembership({ world, actor, params }) {
    const membership = decided(world, actor, params.id);
    const group = world.groups.need(membership.group);
    assertPending(membership);
    assertOpen(group);
    assertPlaces(world, group);
    const change = { status: 'active' as const, left_at: null, removed_at: null, updated_at: world.time() };
    return toMembership(world, actor, Object.assign(membership, change));
  },

  rejectMembership({ world, actor, params }) {
    const membership = decided(world, actor, params.id);
    assertPending(membership);
    refuseEntry(world, membership);
    return { message: 'Join request rejected.' };
  },

  /** Whatever the membership is; once removed, it stays so however often one asks. */
  removeMembership({ world, actor, params }) {
    const membership = decided(world, actor, params.id);
    if (isLastAdmin(world, membership)) throw refusedAction('Cannot remove the last admin.');
    const now = world.time();
    if (membership.status !== 'removed') {
      Object.assign(membership, { status: 'removed', left_at: now, removed_at: now, updated_at: now });
    }
    return { message: 'Member removed from group.' };
  },
} satisfies Partial<Handlers>;
