import { QueryTypes, type Transaction } from 'sequelize';
import type { Database } from '../../db/connect.ts';
import type { RequestState } from '../matching/request.model.ts';
import type { MessageLog } from './message.queries.ts';

/** A conversation as far as permission and numbering go. */
export interface Membership extends MessageLog {
  connectionId: number;
  connectionState: RequestState;
  lowId: number;
  highId: number;
}

/** The request that two people are, or were, connected by. */
export interface Connection {
  id: number;
  senderId: number;
  receiverId: number;
}

/** A conversation as its reader sees it, with its latest message. */
export interface ConversationView {
  id: number;
  connectionId: number;
  connectionState: RequestState;
  createdAt: Date;
  lastMessageAt: Date | null;
  unreadCount: number;
  otherId: number;
  otherEmail: string;
  otherFullName: string;
  otherAvatarUrl: string | null;
  messageId: number | null;
  messageSeq: number;
  messageSenderId: number;
  messageSenderName: string;
  messageSenderAvatar: string | null;
  messageContent: string;
  messageClientId: string | null;
  messageReadAt: Date | null;
  messageCreatedAt: Date;
}

const membershipColumns = `
  c.id, c.connection_id AS "connectionId", r.state AS "connectionState", c.user_low_id AS "lowId",
  c.user_high_id AS "highId", c.last_seq AS "lastSeq"`;

const membershipText = `
  SELECT ${membershipColumns}
  FROM conversations c JOIN connection_requests r ON r.id = c.connection_id
  WHERE c.id = $1`;

/**
 * The conversation is locked, so that numbers are given out one after the other; the connection is held as it is, so
 * that a block waits for this message or the message sees the block.
 */
const lockText = `${membershipText}
  FOR UPDATE OF c FOR SHARE OF r`;

const viewText = `
  SELECT c.id, c.connection_id AS "connectionId", r.state AS "connectionState", c.created_at AS "createdAt",
    c.last_message_at AS "lastMessageAt",
    (SELECT count(*) FROM messages n WHERE n.conversation_id = c.id AND n.sender_id = o.id AND n.read_at IS NULL)
      AS "unreadCount",
    o.id AS "otherId", o.email::text AS "otherEmail", o.full_name AS "otherFullName",
    o.avatar_url AS "otherAvatarUrl", m.id AS "messageId", m.seq AS "messageSeq", m.sender_id AS "messageSenderId",
    s.full_name AS "messageSenderName", s.avatar_url AS "messageSenderAvatar", m.content AS "messageContent",
    m.client_message_id AS "messageClientId", m.read_at AS "messageReadAt", m.created_at AS "messageCreatedAt"
  FROM conversations c
  JOIN connection_requests r ON r.id = c.connection_id
  JOIN users o ON o.id = CASE WHEN c.user_low_id = $1 THEN c.user_high_id ELSE c.user_low_id END
  LEFT JOIN messages m ON m.conversation_id = c.id AND m.seq = c.last_seq
  LEFT JOIN users s ON s.id = m.sender_id
  WHERE (c.user_low_id = $1 OR c.user_high_id = $1)`;

/** Only the conversations of the slice are looked at closely; for those before it an index will do. */
const sliceText = `
  ${viewText} AND c.id IN (
    SELECT id FROM conversations WHERE user_low_id = $1 OR user_high_id = $1
    ORDER BY last_message_at DESC NULLS LAST, id DESC LIMIT $2 OFFSET $3
  )
  ORDER BY c.last_message_at DESC NULLS LAST, c.id DESC`;

const connectionText = `
  SELECT id, sender_id AS "senderId", receiver_id AS "receiverId", state FROM connection_requests WHERE id = $1`;

const idsText = `SELECT connection_id AS "connectionId", id FROM conversations WHERE connection_id = ANY($1::int[])`;

export function createConversationQueries(db: Database) {
  const membership = db.prepared<Membership>('conversation-membership', membershipText);
  const one = db.prepared<ConversationView>('conversation', `${viewText} AND c.id = $2`);
  const slice = db.prepared<ConversationView>('conversations', sliceText);
  const count = db.prepared<{ count: number }>(
    'conversation-count',
    'SELECT count(*) FROM conversations c WHERE c.user_low_id = $1 OR c.user_high_id = $1',
  );
  const connection = db.prepared<Connection & { state: RequestState }>('connection', connectionText);
  const ids = db.prepared<{ connectionId: number; id: number }>('conversation-ids', idsText);
  return {
    loadMembership: async (id: number) => (await membership([id]))[0],
    lockMembership: async (id: number, transaction: Transaction) =>
      (await db.sequelize.query<Membership>(lockText, { bind: [id], transaction, type: QueryTypes.SELECT }))[0],
    loadView: async (readerId: number, id: number) => (await one([readerId, id]))[0],
    /** `limit` undefined reads everything. */
    loadViews: (readerId: number, limit?: number, offset = 0) => slice([readerId, limit ?? null, offset]),
    countOf: async (readerId: number) => (await count([readerId]))[0]?.count ?? 0,
    loadConnection: async (id: number) => (await connection([id]))[0],
    /** The conversation of each connection that has one. */
    loadIds: async (connectionIds: readonly number[]): Promise<Map<number, number>> =>
      new Map((await ids([connectionIds])).map((row) => [row.connectionId, row.id])),
  };
}

export type ConversationQueries = ReturnType<typeof createConversationQueries>;
