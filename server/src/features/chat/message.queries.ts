import type { Transaction } from 'sequelize';
import { QueryTypes } from 'sequelize';
import type { Database } from '../../db/connect.ts';
import type { Membership } from './conversation.queries.ts';
import type { SeqRange } from './message.rules.ts';

/** A message with what is shown of its sender. */
export interface MessageView {
  id: number;
  conversationId: number;
  seq: number;
  senderId: number;
  senderEmail: string;
  senderName: string;
  senderAvatar: string | null;
  content: string;
  clientMessageId: string | null;
  readAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Messages read from a sequence number on, in one direction. */
export interface MessageWindow {
  rows: MessageView[];
  count: number;
  next: SeqRange['next'];
}

const viewColumns = `
  m.id, m.conversation_id AS "conversationId", m.seq, m.sender_id AS "senderId", u.email::text AS "senderEmail",
  u.full_name AS "senderName", u.avatar_url AS "senderAvatar", m.content, m.client_message_id AS "clientMessageId",
  m.read_at AS "readAt", m.created_at AS "createdAt", m.updated_at AS "updatedAt"`;

/** Sequence numbers have no gaps, so any window of a conversation is a range of them, however deep. */
const rangeText = `
  SELECT ${viewColumns}
  FROM messages m JOIN users u ON u.id = m.sender_id
  WHERE m.conversation_id = $1 AND m.seq > $2 AND m.seq <= $3
  ORDER BY m.seq`;

/**
 * The conversation is locked, so that numbers are given out one after the other; the connection is held as it is, so
 * that a block waits for this message or the message sees the block.
 */
const lockText = `
  SELECT c.id, c.connection_id AS "connectionId", r.state AS "connectionState", c.user_low_id AS "lowId",
    c.user_high_id AS "highId", c.last_seq AS "lastSeq"
  FROM conversations c JOIN connection_requests r ON r.id = c.connection_id
  WHERE c.id = $1
  FOR UPDATE OF c FOR SHARE OF r`;

const sentBeforeText = `
  SELECT ${viewColumns}
  FROM messages m JOIN users u ON u.id = m.sender_id
  WHERE m.conversation_id = $1 AND m.sender_id = $2 AND m.client_message_id = $3`;

export function createMessageQueries(db: Database) {
  const range = db.prepared<MessageView>('messages', rangeText);
  const inside = <Row extends object>(text: string, bind: unknown[], transaction: Transaction): Promise<Row[]> =>
    db.sequelize.query<Row>(text, { bind, transaction, type: QueryTypes.SELECT });
  return {
    /** Messages numbered above `after` up to `upTo`, oldest first. */
    loadRange: (conversationId: number, after: number, upTo: number) => range([conversationId, after, upTo]),
    lockMembership: async (conversationId: number, transaction: Transaction) =>
      (await inside<Membership>(lockText, [conversationId], transaction))[0],
    loadSentBefore: async (conversationId: number, senderId: number, clientId: string, transaction: Transaction) =>
      (await inside<MessageView>(sentBeforeText, [conversationId, senderId, clientId], transaction))[0],
  };
}

export type MessageQueries = ReturnType<typeof createMessageQueries>;
