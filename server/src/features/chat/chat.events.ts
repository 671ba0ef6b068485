import type { EventHandlers } from '../../core/wire.ts';
import type { SocketRoute } from '../../realtime/websocket.ts';
import { toMessageEvent } from './chat.wire.ts';
import type { ConversationService } from './conversation.service.ts';
import type { MessageService } from './message.service.ts';

export const chatEvents = (messages: MessageService) =>
  ({
    chat_message: async (data, actor) => toMessageEvent(await messages.send(actor, data)),
    typing_indicator: async ({ conversation, is_typing = false }, actor) => {
      await messages.showTyping(actor, conversation, is_typing);
      return {};
    },
    message_read: async ({ conversation, message_ids }, actor) => {
      const { ids, at } = await messages.markRead(actor, conversation, message_ids);
      return { marked_count: ids.length, message_ids: ids, read_at: ids.length > 0 ? at.toISOString() : null };
    },
    resume: async ({ conversation, after_seq }, actor) => {
      const { rows, lastSeq } = await messages.resume(actor, conversation, after_seq);
      const reached = rows.at(-1)?.seq ?? lastSeq;
      return { messages: rows.map(toMessageEvent), latest_seq: lastSeq, has_more: reached < lastSeq };
    },
  }) satisfies Partial<EventHandlers>;

/** The plain socket of one conversation. */
export const chatSocket = (conversations: ConversationService): SocketRoute => ({
  pattern: /^\/ws\/chat\/(\d+)$/,
  field: 'conversation',
  greeting: 'Connected to chat',
  events: ['chat_message', 'typing_indicator', 'message_read', 'resume'],
  invalidJson: 'Invalid JSON',
  open: (actor, id) => conversations.assertSocketAllowed(actor, id),
});
