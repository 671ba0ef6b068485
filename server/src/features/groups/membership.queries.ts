import { QueryTypes, type Transaction } from 'sequelize';
import type { Window } from '../../core/page.ts';
import { Binds } from '../../db/binds.ts';
import type { Database } from '../../db/connect.ts';
import { loadSlice } from '../../db/list.ts';
import { type ShownPerson, shownPerson } from '../matching/visibility.queries.ts';
import type { Door, Standing } from './entry.rules.ts';
import type { GroupRole, MembershipStatus } from './membership.model.ts';

/** A membership as its viewer sees it. */
export interface MembershipView {
  id: number;
  groupId: number;
  user: ShownPerson;
  role: GroupRole;
  status: MembershipStatus;
  invitedBy: ShownPerson | null;
  joinedAt: Date;
  updatedAt: Date;
  leftAt: Date | null;
}

/** A group that the transaction holds, and how many are in it. */
export interface HeldGroup extends Door {
  members: number;
  admins: number;
}

const standingColumns = `m.id, m.role, m.status, m.removed_at AS "removedAt"`;

const doorText = `
  SELECT g.id, g.privacy, g.status, g.max_members AS "maxMembers" FROM study_groups g WHERE g.id = $1`;

const standingText = `SELECT ${standingColumns} FROM group_memberships m WHERE m.group_id = $1 AND m.user_id = $2`;

const countsText = `
  SELECT count(*) AS members, count(*) FILTER (WHERE role = 'admin') AS admins
  FROM group_memberships WHERE group_id = $1 AND status = 'active'`;

const activeIdsText = `SELECT user_id AS "userId" FROM group_memberships WHERE group_id = $1 AND status = 'active'`;

const viewColumns = `
  m.id, m.group_id AS "groupId", (SELECT ${shownPerson('$1', 'u')} FROM users u WHERE u.id = m.user_id) AS user, m.role,
  m.status, (SELECT ${shownPerson('$1', 'u')} FROM users u WHERE u.id = m.invited_by_id) AS "invitedBy",
  m.joined_at AS "joinedAt", m.updated_at AS "updatedAt", m.left_at AS "leftAt"`;

const viewText = `SELECT ${viewColumns} FROM group_memberships m WHERE m.id = $2`;

/** Admins first, then in the order in which people came. */
const order = `array_position(ARRAY['admin', 'moderator', 'member'], m.role), m.joined_at, m.id`;

/** Somebody who can be invited by somebody else: an open account, and no block between the two. */
const inviteeText = `
  SELECT u.id FROM users u
  WHERE u.id = $1 AND u.status = 'active' AND NOT EXISTS (
    SELECT 1 FROM connection_requests r
    WHERE r.state = 'blocked' AND least(r.sender_id, r.receiver_id) = least($1::int, $2::int)
      AND greatest(r.sender_id, r.receiver_id) = greatest($1::int, $2::int)
  )`;

export function createMembershipQueries(db: Database) {
  const door = db.prepared<Door & { id: number }>('group-door', doorText);
  const standing = db.prepared<Standing>('group-standing', standingText);
  const activeIds = db.prepared<{ userId: number }>('group-active-ids', activeIdsText);
  const view = db.prepared<MembershipView>('group-membership', viewText);
  const invitee = db.prepared<{ id: number }>('group-invitee', inviteeText);

  async function first<Row extends object>(text: string, bind: unknown[], transaction: Transaction) {
    const rows = await db.sequelize.query<Row>(text, { bind, transaction, type: QueryTypes.SELECT });
    return rows[0];
  }

  return {
    loadDoor: async (groupId: number) => (await door([groupId]))[0],
    loadStanding: async (groupId: number, userId: number) => (await standing([groupId, userId]))[0],
    loadActiveIds: async (groupId: number) => (await activeIds([groupId])).map(({ userId }) => userId),
    loadView: async (viewerId: number, id: number) => (await view([viewerId, id]))[0],
    /** Everybody, or only those who are in. */
    loadList: (viewerId: number, groupId: number, only: 'active' | 'all', window: Window) => {
      const binds = new Binds();
      binds.add(viewerId);
      const where = [`m.group_id = ${binds.add(groupId)}`, ...(only === 'active' ? [`m.status = 'active'`] : [])];
      const statement = { table: 'group_memberships', alias: 'm', where, order, columns: viewColumns };
      return loadSlice<MembershipView>(db, statement, binds, window);
    },
    isInvitable: async (userId: number, byId: number) => (await invitee([userId, byId])).length > 0,

    /**
     * Holds the group: nobody else comes in, goes out or changes a role until the transaction ends. What is read of it
     * comes from a statement of its own, because only one that starts after the lock sees what the last holder wrote.
     */
    holdGroup: async (groupId: number, transaction: Transaction): Promise<HeldGroup | undefined> => {
      const group = await first<Door>(`${doorText} FOR NO KEY UPDATE`, [groupId], transaction);
      const counts = await first<{ members: number; admins: number }>(countsText, [groupId], transaction);
      return group && counts && { ...group, ...counts };
    },
    loadHeldStanding: (groupId: number, userId: number, transaction: Transaction) =>
      first<Standing>(standingText, [groupId, userId], transaction),
    loadHeldView: (viewerId: number, id: number, transaction: Transaction) =>
      first<MembershipView>(viewText, [viewerId, id], transaction),
  };
}

export type MembershipQueries = ReturnType<typeof createMembershipQueries>;
