import type { Group, GroupRow, GroupUpdate, NewGroup } from '../../../generated/models.ts';
import { required } from '../../../input/texts.ts';
import { given } from '../given.ts';
import type { Handlers } from '../operation.ts';
import { newestFirst } from '../order.ts';
import { toPage } from '../page.ts';
import { nearest, snapped } from '../position.ts';
import { invalid, refusedAction, unknownKey } from '../problem.ts';
import type { GroupEntry } from '../rows/groups.ts';
import type { Person } from '../rows/people.ts';
import { isFound, isWanted } from '../search.ts';
import type { World } from '../world.ts';
import { placeForOthers } from './discover.ts';
import { openChat } from './message-log.ts';
import { toUserSummary } from './relations.ts';
import {
  approach,
  assertAdmin,
  isActive,
  isAdmin,
  isFull,
  isLastAdmin,
  isModerator,
  mayTry,
  membersOf,
  standingOf,
  toMembership,
} from './standing.ts';
import { toSubjectBrief } from './subjects.ts';

const usualRadius = 10;
const furthest = 100;
const mostNearby = 100;

const toRow =
  (world: World, viewer: Person) =>
  (group: GroupEntry): GroupRow => {
    const standing = standingOf(world, group.id, viewer.id);
    const creator = world.people.get(group.created_by);
    const school = world.schools.get(group.school);
    const subjects = group.subject_ids.flatMap((id) => world.subjects.get(id) ?? []);
    return {
      id: group.id,
      name: group.name,
      description: group.description,
      avatar_url: group.avatar_url,
      created_by: creator ? toUserSummary(world, viewer, creator) : null,
      school: school ? { id: school.id, name: school.name, short_name: school.short_name } : null,
      subjects: newestFirst(subjects, ({ created_at }) => created_at).map(toSubjectBrief),
      privacy: group.privacy,
      member_count: membersOf(world, group.id).length,
      max_members: group.max_members,
      is_full: isFull(world, group),
      status: group.status,
      is_member: isActive(standing),
      is_admin: isAdmin(standing),
      user_role: standing && isActive(standing) ? standing.role : null,
      created_at: group.created_at,
    };
  };

function toGroup(world: World, viewer: Person, group: GroupEntry): Group {
  const standing = standingOf(world, group.id, viewer.id);
  // Whoever is in sees where the group meets.
  const place = group.position && (isActive(standing) ? group.position : snapped(group.position));
  return {
    ...toRow(world, viewer)(group),
    geom_point: place && `SRID=4326;POINT (${place.longitude} ${place.latitude})`,
    is_moderator: isModerator(standing),
    can_join: mayTry(world, group, standing),
    can_leave: isActive(standing) && !isLastAdmin(world, standing),
    can_edit: isAdmin(standing),
    can_manage_members: isModerator(standing),
    user_membership: standing ? toMembership(world, viewer, standing) : null,
    user_membership_status: standing?.status ?? null,
    updated_at: group.updated_at,
  };
}

/** What was written of a group, as columns. Half of a position is no position. */
function toColumns(world: World, { latitude, longitude, ...fields }: GroupUpdate) {
  if (latitude !== undefined && longitude === undefined) throw invalid({ longitude: [required] });
  if (longitude !== undefined && latitude === undefined) throw invalid({ latitude: [required] });
  if (fields.school && !world.schools.get(fields.school)) throw unknownKey('school', fields.school);
  const unknown = fields.subject_ids?.find((id) => !world.subjects.get(id));
  if (unknown !== undefined) throw unknownKey('subject_ids', unknown);
  const isPlaced = latitude !== undefined && longitude !== undefined;
  return { ...given(fields), ...(isPlaced && { position: { latitude, longitude } }) };
}

/** A new group, and the membership of whoever founds it, its admin. */
export function foundGroup(world: World, founder: Person, form: NewGroup) {
  const now = world.time();
  const usual = { description: '', avatar_url: null, school: null, subject_ids: [], position: null, max_members: null };
  const group = world.groups.add({
    ...usual,
    privacy: 'public',
    ...toColumns(world, form),
    name: form.name,
    status: 'active',
    created_by: founder.id,
    chat: openChat(world, null).id,
    created_at: now,
    updated_at: now,
  });
  const own = { group: group.id, person: founder.id, role: 'admin', status: 'active' } as const;
  const times = { joined_at: now, updated_at: now, left_at: null, removed_at: null };
  return { group, membership: world.memberships.add({ ...own, ...times, invited_by: null }) };
}

function change(world: World, actor: Person, id: number, form: GroupUpdate): Group {
  const { group, standing } = approach(world, actor, id);
  assertAdmin(standing);
  Object.assign(group, toColumns(world, form), { updated_at: world.time() });
  return toGroup(world, actor, group);
}

const newest = (rows: readonly GroupEntry[]): GroupEntry[] => newestFirst(rows, ({ created_at }) => created_at);

const isAbout = (subject: number | undefined, { subject_ids }: GroupEntry): boolean =>
  subject === undefined || subject_ids.includes(subject);

export const groups = {
  listGroups(input) {
    const { world, actor, query } = input;
    const found = world.groups.filter(
      (group) =>
        (group.privacy !== 'invite_only' || isActive(standingOf(world, group.id, actor.id))) &&
        group.status === (query.status ?? 'active') &&
        isWanted(query.privacy, group.privacy) &&
        isWanted(query.school, group.school) &&
        isAbout(query.subject, group) &&
        isFound(query.search, group.name, group.description),
    );
    return toPage(newest(found), toRow(world, actor), input);
  },

  listMyGroups({ world, actor, query: { membership_status: status = 'active' } }) {
    const own = world.groups.filter(({ id }) => standingOf(world, id, actor.id)?.status === status);
    return newest(own).map(toRow(world, actor));
  },

  listNearbyGroups({ world, actor, query: { radius_km = usualRadius, subject } }) {
    const middle = placeForOthers(actor);
    if (!middle) throw refusedAction('You must set your location first.');
    const found = world.groups.filter(
      (group) => group.status === 'active' && group.privacy !== 'invite_only' && isAbout(subject, group),
    );
    const near = nearest(found, { ...middle, radius: Math.min(radius_km, furthest) }, placeForOthers);
    return near.slice(0, mostNearby).map(({ row }) => toRow(world, actor)(row));
  },

  getGroup({ world, actor, params }) {
    return toGroup(world, actor, approach(world, actor, params.id).group);
  },

  createGroup: ({ world, actor, body }) => toGroup(world, actor, foundGroup(world, actor, body).group),
  replaceGroup: ({ world, actor, params, body }) => change(world, actor, params.id, body),
  updateGroup: ({ world, actor, params, body }) => change(world, actor, params.id, body),

  archiveGroup({ world, actor, params }) {
    change(world, actor, params.id, { status: 'archived' });
    return { message: 'Group archived successfully.' };
  },
} satisfies Partial<Handlers>;
