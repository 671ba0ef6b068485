import type { Slice, Window } from '../../core/page.ts';
import { Binds } from '../../db/binds.ts';
import type { Database } from '../../db/connect.ts';
import { loadSlice } from '../../db/list.ts';
import { findsAll } from '../../db/search.ts';
import { type ShownPerson, shownPerson } from '../matching/visibility.queries.ts';
import type { SubjectRow } from '../subjects/subject.queries.ts';
import type { GroupPrivacy, GroupStatus } from './group.model.ts';
import type { GroupRole, MembershipStatus } from './membership.model.ts';

interface School {
  id: number;
  name: string;
  shortName: string;
}

/** A group as its viewer sees it in a list. */
export interface GroupListing {
  id: number;
  name: string;
  description: string;
  avatarUrl: string | null;
  createdBy: ShownPerson | null;
  school: School | null;
  subjects: Omit<SubjectRow, 'userCount'>[];
  privacy: GroupPrivacy;
  memberCount: number;
  maxMembers: number | null;
  status: GroupStatus;
  viewerRole: GroupRole | null;
  viewerStatus: MembershipStatus | null;
  createdAt: Date;
}

/** A group with all that its viewer may know of it. */
export interface GroupView extends GroupListing {
  longitude: number | null;
  latitude: number | null;
  updatedAt: Date;
  adminCount: number;
  membershipId: number | null;
  viewerInvitedBy: ShownPerson | null;
  viewerJoinedAt: Date;
  viewerUpdatedAt: Date;
  viewerLeftAt: Date | null;
}

export interface GroupFilter {
  status: string;
  privacy: string | undefined;
  subject: number | undefined;
  school: number | undefined;
  search: string | undefined;
}

/** The viewer is `$1` throughout. */
const viewers = (what: string): string =>
  `(SELECT ${what} FROM group_memberships m WHERE m.group_id = g.id AND m.user_id = $1)`;

const listingColumns = `
  g.id, g.name, g.description, g.avatar_url AS "avatarUrl",
  (SELECT ${shownPerson('$1', 'creator')} FROM users creator WHERE creator.id = g.created_by_id) AS "createdBy",
  (
    SELECT jsonb_build_object('id', s.id, 'name', s.name, 'shortName', s.short_name)
    FROM schools s WHERE s.id = g.school_id
  ) AS school,
  (
    SELECT coalesce(
      jsonb_agg(
        jsonb_build_object('id', t.id, 'code', t.code, 'nameVi', t.name_vi, 'nameEn', t.name_en, 'level', t.level)
        ORDER BY t.created_at DESC, t.id DESC
      ), '[]')
    FROM group_subjects about JOIN subjects t ON t.id = about.subject_id
    WHERE about.group_id = g.id
  ) AS subjects,
  g.privacy, (SELECT count(*) FROM group_memberships n WHERE n.group_id = g.id AND n.status = 'active') AS "memberCount",
  g.max_members AS "maxMembers", g.status, ${viewers('m.role')} AS "viewerRole",
  ${viewers('m.status')} AS "viewerStatus", g.created_at AS "createdAt"`;

/** Asked once, not for each group: as a question a group, it looks so dear that PostgreSQL compiles the statement first. */
const isListed = `(g.privacy <> 'invite_only' OR g.id = ANY (ARRAY(
  SELECT m.group_id FROM group_memberships m WHERE m.user_id = $1 AND m.status = 'active'
)))`;

const isAbout = (subject: string): string =>
  `EXISTS (SELECT 1 FROM group_subjects about WHERE about.group_id = g.id AND about.subject_id = ${subject})`;

const newestFirst = 'g.created_at DESC, g.id DESC';

const mineText = `
  SELECT ${listingColumns}
  FROM study_groups g JOIN group_memberships own ON own.group_id = g.id AND own.user_id = $1
  WHERE own.status = $2
  ORDER BY ${newestFirst}`;

/** Rounded positions only, on both sides: an exact one would show through the order or the radius. */
const nearbyText = `
  WITH viewer AS (
    SELECT geom_snapped_point AS point FROM users WHERE id = $1
  ), near AS (
    SELECT g.id, ST_Distance(g.geom_snapped_point, viewer.point) AS metres
    FROM viewer
    JOIN study_groups g ON ST_DWithin(g.geom_snapped_point, viewer.point, $2::float8)
    WHERE $2::float8 > 0 AND g.status = 'active' AND g.privacy <> 'invite_only'
      AND ($3::int IS NULL OR ${isAbout('$3')})
    ORDER BY metres, g.id
    LIMIT $4
  )
  SELECT viewer.point IS NOT NULL AS "isPlaced", listing.*
  FROM viewer
  LEFT JOIN (SELECT near.metres, ${listingColumns} FROM near JOIN study_groups g ON g.id = near.id) listing ON true
  ORDER BY listing.metres, listing.id`;

/** Whoever is in sees where the group meets; others see the rounded place. */
const point = `(CASE WHEN own.status = 'active' THEN g.geom_point ELSE g.geom_snapped_point END)::geometry`;

const viewText = `
  SELECT ${listingColumns}, ST_X(${point}) AS longitude, ST_Y(${point}) AS latitude, g.updated_at AS "updatedAt",
    own.id AS "membershipId", ${shownPerson('$1', 'inviter')} AS "viewerInvitedBy", own.joined_at AS "viewerJoinedAt",
    own.updated_at AS "viewerUpdatedAt", own.left_at AS "viewerLeftAt",
    (SELECT count(*) FROM group_memberships n WHERE n.group_id = g.id AND n.status = 'active' AND n.role = 'admin')
      AS "adminCount"
  FROM study_groups g
  LEFT JOIN group_memberships own ON own.group_id = g.id AND own.user_id = $1
  LEFT JOIN users inviter ON inviter.id = own.invited_by_id
  WHERE g.id = $2 AND (g.privacy <> 'invite_only' OR own.id IS NOT NULL)`;

function conditions({ status, privacy, subject, school, search }: GroupFilter, binds: Binds): string[] {
  return [
    isListed,
    `g.status = ${binds.add(status)}`,
    ...(privacy === undefined ? [] : [`g.privacy = ${binds.add(privacy)}`]),
    ...(subject === undefined ? [] : [isAbout(binds.add(subject))]),
    ...(school === undefined ? [] : [`g.school_id = ${binds.add(school)}`]),
    ...findsAll(search, binds, (pattern) => `g.search LIKE ${pattern}`),
  ];
}

export function createGroupQueries(db: Database) {
  const mine = db.prepared<GroupListing>('my-groups', mineText);
  const nearby = db.prepared<GroupListing & { isPlaced: boolean }>('nearby-groups', nearbyText);
  const view = db.prepared<GroupView>('group', viewText);
  return {
    /** Newest first. */
    loadList: (viewerId: number, filter: GroupFilter, window: Window): Promise<Slice<GroupListing>> => {
      const binds = new Binds();
      binds.add(viewerId);
      const where = conditions(filter, binds);
      const statement = { table: 'study_groups', alias: 'g', where, order: newestFirst, columns: listingColumns };
      return loadSlice(db, statement, binds, window);
    },
    /** The groups that the viewer stands with in this way, newest first. */
    loadMine: (viewerId: number, status: MembershipStatus) => mine([viewerId, status]),
    /** Nearest first; undefined when the viewer has no position to search around. */
    loadNearby: async (viewerId: number, metres: number, subject: number | undefined, limit: number) => {
      const rows = await nearby([viewerId, metres, subject ?? null, limit]);
      return rows[0]?.isPlaced ? rows.filter((row) => row.id !== null) : undefined;
    },
    /** Undefined when there is no such group, as far as the viewer may know. */
    loadView: async (viewerId: number, id: number) => (await view([viewerId, id]))[0],
  };
}

export type GroupQueries = ReturnType<typeof createGroupQueries>;
