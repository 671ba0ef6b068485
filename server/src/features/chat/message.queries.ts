import type { Transaction } from 'sequelize';
import { QueryTypes } from 'sequelize';
import type { Database } from '../../db/connect.ts';
import type { SeqRange } from './message.rules.ts';

/** Where messages are kept: a conversation, as far as numbering goes. */
export interface MessageLog {
  id: number;
  /** The number of the latest message, 0 before the first. */
  lastSeq: number;
}

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
export interface MessageWindow<View extends MessageView = MessageView> {
  rows: View[];
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

const sentBeforeText = `
  SELECT ${viewColumns}
  FROM messages m JOIN users u ON u.id = m.sender_id
  WHERE m.conversation_id = $1 AND m.sender_id = $2 AND m.client_message_id = $3`;

export function createMessageQueries(db: Database) {
  const range = db.prepared<MessageView>('messages', rangeText);
  return {
    /** Messages numbered above `after` up to `upTo`, oldest first. */
    loadRange: (conversationId: number, after: number, upTo: number) => range([conversationId, after, upTo]),
    loadSentBefore: async (conversationId: number, senderId: number, clientId: string, transaction: Transaction) => {
      const bind = [conversationId, senderId, clientId];
      return (await db.sequelize.query<MessageView>(sentBeforeText, { bind, transaction, type: QueryTypes.SELECT }))[0];
    },
  };
}

export type MessageQueries = ReturnType<typeof createMessageQueries>;
