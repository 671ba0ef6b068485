import type { ChatEventHandlers } from '../../core/wire.ts';
import type { SocketRoute } from '../../realtime/websocket.ts';
import { toMessageEvent, toMissed, toReadAcknowledgement } from './chat.wire.ts';
import type { ConversationService } from './conversation.service.ts';
import type { MessageService } from './message.service.ts';
import type { ReceiptService } from './receipt.service.ts';

export const chatEvents = (messages: MessageService, receipts: ReceiptService) =>
  ({
    chat_message: async (data, actor) => toMessageEvent(await messages.send(actor, data)),
    typing_indicator: async ({ conversation, is_typing = false }, actor) => {
      await messages.showTyping(actor, conversation, is_typing);
      return {};
    },
    message_read: async ({ conversation, ...named }, actor) =>
      toReadAcknowledgement(await receipts.markRead(actor, conversation, named)),
    resume: async ({ conversation, after_seq }, actor) =>
      toMissed(await messages.resume(actor, conversation, after_seq), toMessageEvent),
  }) satisfies ChatEventHandlers<'conversation'>;

/** The plain socket of one conversation. */
export const chatSocket = (conversations: ConversationService): SocketRoute => ({
  pattern: /^\/ws\/chat\/(\d+)$/,
  field: 'conversation',
  greeting: 'Connected to chat',
  events: ['chat_message', 'typing_indicator', 'message_read', 'resume'],
  invalidJson: 'Invalid JSON',
  open: (actor, id) => conversations.assertSocketAllowed(actor, id),
});
