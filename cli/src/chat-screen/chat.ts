import type { ChatFeed, GroupMessage, MessageRow, Realtime, StudyMate } from '@study-mate/sdk';
import { CommandError } from '../failure.ts';
import type { Entry } from './entry.ts';

/** A part of what was said, latest last. */
export interface History {
  entries: Entry[];
  /** Ids of messages of others that one has not read. */
  unread: number[];
  hasOlder: boolean;
}

/** A chat as the screen needs it, whoever takes part. */
export interface Chat {
  title: string;
  isMine(senderId: number): boolean;
  /** The latest messages, or those before a number. */
  load(beforeSeq?: number): Promise<History>;
  follow(realtime: Realtime, afterSeq: number): ChatFeed;
}

const pageSize = 50;

interface Row {
  entry: Entry;
  isUnread: boolean;
}

const toHistory = (rows: Row[], hasOlder: boolean): History => ({
  entries: rows.map(({ entry }) => entry),
  unread: rows.flatMap(({ entry: { id }, isUnread }) => (isUnread && id !== undefined ? [id] : [])),
  hasOlder,
});

const fromMessageRow = (row: MessageRow, isMine: boolean): Row => ({
  entry: {
    seq: row.seq,
    id: row.id,
    clientMessageId: row.client_message_id,
    name: row.sender_name,
    content: row.content,
    at: row.created_at,
    state: isMine ? (row.is_read ? 'read' : 'sent') : 'received',
  },
  isUnread: !isMine && !row.is_read,
});

/** In a group, a message is read as soon as one of the others has read it. */
const fromGroupMessage = (row: GroupMessage, isMine: boolean): Row => ({
  entry: {
    seq: row.seq,
    id: row.id,
    clientMessageId: row.client_message_id,
    name: row.sender.full_name,
    content: row.content,
    at: row.created_at,
    state: isMine ? (row.read_count > 0 ? 'read' : 'sent') : 'received',
  },
  isUnread: !isMine && !row.is_read,
});

export async function openConversation(mate: StudyMate, id: number): Promise<Chat> {
  const { other_participant: other } = await mate.chat.getConversation(id);
  const isMine = (senderId: number) => senderId !== other.id;
  return {
    title: other.full_name,
    isMine,
    async load(before_seq) {
      const page = await mate.chat.listMessages(id, { before_seq, page_size: pageSize });
      const rows = page.results.map((row) => fromMessageRow(row, isMine(row.sender_id)));
      return toHistory(rows.reverse(), page.hasNextPage());
    },
    follow: (realtime, afterSeq) => realtime.conversation(id, { afterSeq }),
  };
}

export async function openGroup(mate: StudyMate, id: number): Promise<Chat> {
  const { name, is_member, user_membership } = await mate.groups.getGroup(id);
  if (!is_member) {
    throw new CommandError(`You are not in ${name}.`, 'not_a_member', {
      suggestion: `Try: study-mate groups join ${id}`,
    });
  }
  const isMine = (senderId: number) => senderId === user_membership?.user.id;
  return {
    title: name,
    isMine,
    async load(before_seq) {
      const page = await mate.groups.listGroupMessages(id, { before_seq, page_size: pageSize });
      const rows = page.results.map((row) => fromGroupMessage(row, isMine(row.sender.id)));
      return toHistory(rows.reverse(), page.hasNextPage());
    },
    follow: (realtime, afterSeq) => realtime.group(id, { afterSeq }),
  };
}
