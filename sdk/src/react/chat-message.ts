import type { GroupMessage, MessageRow } from '../generated/models.ts';
import type { LiveMessage, OutgoingMessage } from '../realtime/outgoing-message.ts';

/** A message of a chat, ready to be shown. */
export type ShownMessage = Pick<
  LiveMessage,
  'message_id' | 'seq' | 'client_message_id' | 'sender_id' | 'sender_name' | 'sender_avatar' | 'content' | 'created_at'
> & {
  /** Whoever is signed in wrote it. */
  isMine: boolean;
  /** One's own: somebody has read it. That of others: one has marked it as read. */
  isRead: boolean;
};

/** A message of one's own that is not among the others yet. */
export type UnsentMessage = Pick<
  OutgoingMessage,
  'clientMessageId' | 'content' | 'createdAt' | 'state' | 'error' | 'resend' | 'discard'
>;

export const fromLive = (message: LiveMessage, me: number | undefined): ShownMessage => {
  const { message_id, seq, client_message_id, sender_id, sender_name, sender_avatar, content, created_at } = message;
  const sender = { sender_id, sender_name, sender_avatar };
  return {
    message_id,
    seq,
    client_message_id,
    ...sender,
    content,
    created_at,
    isMine: sender_id === me,
    isRead: false,
  };
};

export const fromRow = ({ id, is_read, read_at: _, ...row }: MessageRow, me: number | undefined): ShownMessage => ({
  ...row,
  message_id: id,
  isMine: row.sender_id === me,
  isRead: is_read,
});

export const fromGroupMessage = (message: GroupMessage, me: number | undefined): ShownMessage => {
  const { id, seq, client_message_id, sender, content, created_at, is_read, read_count } = message;
  const isMine = sender.id === me;
  return {
    message_id: id,
    seq,
    client_message_id,
    sender_id: sender.id,
    sender_name: sender.full_name,
    sender_avatar: sender.avatar_url,
    content,
    created_at,
    isMine,
    isRead: isMine ? read_count > 0 : is_read,
  };
};

/** As it is now; the message itself changes, which React would not see. */
export const fromOutgoing = (message: OutgoingMessage): UnsentMessage => {
  const { clientMessageId, content, createdAt, state, error } = message;
  return {
    clientMessageId,
    content,
    createdAt,
    state,
    error,
    resend: () => message.resend(),
    discard: () => message.discard(),
  };
};

/** By their numbers, each once; a message that is read stays so. */
export const merge = (before: readonly ShownMessage[], news: readonly ShownMessage[]): ShownMessage[] => {
  const bySeq = new Map(before.map((message) => [message.seq, message]));
  for (const message of news) {
    const isRead = message.isRead || !!bySeq.get(message.seq)?.isRead;
    bySeq.set(message.seq, { ...message, isRead });
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
};
