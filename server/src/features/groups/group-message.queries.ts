import { QueryTypes, type Transaction } from 'sequelize';
import type { Database } from '../../db/connect.ts';
import type { MessageLog, MessageView, MessageWindow } from '../chat/message.queries.ts';
import { type ShownPerson, shownPerson } from '../matching/visibility.queries.ts';
import type { GroupPrivacy, GroupStatus } from './group.model.ts';
import type { GroupRole, MembershipStatus } from './membership.model.ts';

/** A group's chat, and how somebody stands with the group. */
export interface Seat extends MessageLog {
  privacy: GroupPrivacy;
  groupStatus: GroupStatus;
  role: GroupRole | null;
  status: MembershipStatus | null;
}

/** A message as a member sees it. */
export interface GroupMessageView extends MessageView {
  sender: ShownPerson;
  isRead: boolean;
  readCount: number;
}

export type GroupMessageWindow = MessageWindow<GroupMessageView>;

interface Marks {
  id: number;
  isRead: boolean;
  readCount: number;
  sender: ShownPerson;
}

const seatColumns = `
  c.id, c.last_seq AS "lastSeq", g.privacy, g.status AS "groupStatus", m.role, m.status`;

const seatText = `
  SELECT ${seatColumns}
  FROM study_groups g
  JOIN conversations c ON c.id = g.conversation_id
  LEFT JOIN group_memberships m ON m.group_id = g.id AND m.user_id = $2
  WHERE g.id = $1`;

/**
 * The chat is locked, so that numbers are given out one after the other; the group and the membership are held as they
 * are, so that a removal or the end of the group waits for this message or the message sees it.
 */
const lockText = `
  SELECT ${seatColumns}
  FROM study_groups g
  JOIN conversations c ON c.id = g.conversation_id
  JOIN group_memberships m ON m.group_id = g.id AND m.user_id = $2
  WHERE g.id = $1
  FOR UPDATE OF c FOR SHARE OF g, m`;

const marksText = `
  SELECT m.id, ${shownPerson('$1', 'u')} AS sender,
    EXISTS (SELECT 1 FROM group_message_reads r WHERE r.message_id = m.id AND r.user_id = $1) AS "isRead",
    (SELECT count(*) FROM group_message_reads r WHERE r.message_id = m.id) AS "readCount"
  FROM messages m JOIN users u ON u.id = m.sender_id
  WHERE m.id = ANY($2::int[])`;

export function createGroupMessageQueries(db: Database) {
  const seat = db.prepared<Seat>('group-seat', seatText);
  const marks = db.prepared<Marks>('group-message-marks', marksText);
  return {
    loadSeat: async (groupId: number, userId: number) => (await seat([groupId, userId]))[0],
    /** Undefined for whoever has no membership. */
    lockSeat: async (groupId: number, userId: number, transaction: Transaction) => {
      const bind = [groupId, userId];
      return (await db.sequelize.query<Seat>(lockText, { bind, transaction, type: QueryTypes.SELECT }))[0];
    },
    /** What the viewer is shown beside the words. */
    withMarks: async (viewerId: number, views: readonly MessageView[]): Promise<GroupMessageView[]> => {
      if (views.length === 0) return [];
      const known = new Map((await marks([viewerId, views.map(({ id }) => id)])).map((row) => [row.id, row]));
      return views.flatMap((view) => {
        const found = known.get(view.id);
        return found ? [{ ...view, ...found }] : [];
      });
    },
  };
}

export type GroupMessageQueries = ReturnType<typeof createGroupMessageQueries>;
