import type { Actor } from '../../core/actor.ts';
import { linkTo, type Page, toLinkedArray, toPage } from '../../core/page.ts';
import type { Acknowledgements, Reply, Wire } from '../../core/wire.ts';
import type { ConversationView } from './conversation.queries.ts';
import type { MessageView, MessageWindow } from './message.queries.ts';
import type { ReadMark } from './message.rules.ts';

const previewLength = 100;

/** Whole characters, so that an emoji at the edge is not cut in half. */
const toPreview = (content: string): string => [...content].slice(0, previewLength).join('');

/** An address is shown only while the two are connected. */
const toOther = (view: ConversationView): Wire['UserBrief'] => ({
  id: view.otherId,
  email: view.connectionState === 'accepted' ? view.otherEmail : '',
  full_name: view.otherFullName,
  avatar_url: view.otherAvatarUrl,
});

const toSelf = ({ account }: Actor): Wire['UserBrief'] => ({
  id: account.id,
  email: account.email,
  full_name: account.fullName,
  avatar_url: account.avatarUrl,
});

const toLastMessage = (view: ConversationView): Wire['MessageRow'] | null =>
  view.messageId === null
    ? null
    : {
        id: view.messageId,
        sender_id: view.messageSenderId,
        sender_name: view.messageSenderName,
        sender_avatar: view.messageSenderAvatar,
        content: view.messageContent,
        is_read: view.messageReadAt !== null,
        read_at: view.messageReadAt?.toISOString() ?? null,
        created_at: view.messageCreatedAt.toISOString(),
        seq: view.messageSeq,
        client_message_id: view.messageClientId,
      };

export const toConversationRow = (view: ConversationView): Wire['ConversationRow'] => ({
  id: view.id,
  other_participant: toOther(view),
  last_message_preview:
    view.messageId === null
      ? null
      : {
          content: toPreview(view.messageContent),
          sender_id: view.messageSenderId,
          created_at: view.messageCreatedAt.toISOString(),
        },
  last_message_at: view.lastMessageAt?.toISOString() ?? null,
  unread_count: view.unreadCount,
});

export const toConversationRows = (
  list: Page<ConversationView> | ConversationView[],
  self: URL,
): Wire['ConversationRow'][] | Reply<Wire['ConversationRow'][]> =>
  Array.isArray(list) ? list.map(toConversationRow) : toLinkedArray(list, toConversationRow, self);

export function toConversation(view: ConversationView, actor: Actor): Wire['Conversation'] {
  const other = toOther(view);
  return {
    id: view.id,
    connection: view.connectionId,
    participants: [toSelf(actor), other].sort((one, another) => one.id - another.id),
    other_participant: other,
    last_message: toLastMessage(view),
    unread_count: view.unreadCount,
    last_message_at: view.lastMessageAt?.toISOString() ?? null,
    created_at: view.createdAt.toISOString(),
  };
}

export const toMessageRow = (view: MessageView): Wire['MessageRow'] => ({
  id: view.id,
  sender_id: view.senderId,
  sender_name: view.senderName,
  sender_avatar: view.senderAvatar,
  content: view.content,
  is_read: view.readAt !== null,
  read_at: view.readAt?.toISOString() ?? null,
  created_at: view.createdAt.toISOString(),
  seq: view.seq,
  client_message_id: view.clientMessageId,
});

const toWindow = <View extends MessageView, Row>(
  window: MessageWindow<View>,
  toRow: (view: View) => Row,
  self: URL,
) => ({
  count: window.count,
  next: window.next ? linkTo(self, window.next) : null,
  previous: null,
  results: window.rows.map(toRow),
});

/** A page, or the part before or after a number, with the link that goes on in the same direction. */
export const toLogPage = <View extends MessageView, Row>(
  list: Page<View> | MessageWindow<View>,
  toRow: (view: View) => Row,
  self: URL,
) => ('size' in list ? toPage(list, toRow, self) : toWindow(list, toRow, self));

export const toMessagePage = (list: Page<MessageView> | MessageWindow, self: URL): Wire['MessagePage'] =>
  toLogPage(list, toMessageRow, self);

/** The sender is the caller, so the address is their own. */
export const toSentMessage = (view: MessageView): Wire['ChatMessage'] => ({
  id: view.id,
  conversation: view.conversationId,
  sender: {
    id: view.senderId,
    email: view.senderEmail,
    full_name: view.senderName,
    avatar_url: view.senderAvatar,
  },
  content: view.content,
  read_at: view.readAt?.toISOString() ?? null,
  is_read: view.readAt !== null,
  created_at: view.createdAt.toISOString(),
  updated_at: view.updatedAt.toISOString(),
  seq: view.seq,
  client_message_id: view.clientMessageId,
});

export const toMarkReadResult = ({ ids }: ReadMark): Wire['MarkReadResult'] => ({
  message: `Marked ${ids.length} message(s) as read`,
  marked_count: ids.length,
});

/** A message as it travels live, but for the chat that it is in. */
export const toLiveMessage = (view: MessageView) => ({
  message_id: view.id,
  seq: view.seq,
  client_message_id: view.clientMessageId,
  sender_id: view.senderId,
  sender_name: view.senderName,
  sender_avatar: view.senderAvatar,
  content: view.content,
  created_at: view.createdAt.toISOString(),
});

export const toLiveTyping = (actor: Actor, isTyping: boolean) => ({
  user_id: actor.id,
  user_name: actor.account.fullName,
  is_typing: isTyping,
});

export const toLiveReading = (actor: Actor, mark: ReadMark) => ({
  user_id: actor.id,
  message_ids: mark.ids,
  read_at: mark.at.toISOString(),
});

export const toMessageEvent = (view: MessageView): Wire['ChatMessageEvent'] => ({
  conversation: view.conversationId,
  ...toLiveMessage(view),
});

/** What a client that comes back is told; `toEvent` says how a message is shown. */
export const toMissed = <Event>(
  missed: { rows: MessageView[]; lastSeq: number },
  toEvent: (view: MessageView) => Event,
) => ({
  messages: missed.rows.map(toEvent),
  latest_seq: missed.lastSeq,
  has_more: (missed.rows.at(-1)?.seq ?? missed.lastSeq) < missed.lastSeq,
});

export const toReadAcknowledgement = ({ ids, at }: ReadMark): Acknowledgements['message_read'] => ({
  marked_count: ids.length,
  message_ids: ids,
  read_at: ids.length > 0 ? at.toISOString() : null,
});

export const toTypingEvent = (actor: Actor, id: number, isTyping: boolean): Wire['TypingIndicatorEvent'] => ({
  conversation: id,
  ...toLiveTyping(actor, isTyping),
});

export const toReadEvent = (actor: Actor, id: number, mark: ReadMark): Wire['MessagesReadEvent'] => ({
  conversation: id,
  ...toLiveReading(actor, mark),
});
