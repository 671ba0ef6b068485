import type { ChatEventHandlers } from '../../core/wire.ts';
import type { SocketRoute } from '../../realtime/websocket.ts';
import type { GroupMessageService } from './group-message.service.ts';
import type { GroupReceiptService } from './group-receipt.service.ts';
import { toGroupMessageEvent, toMissedGroupMessages, toReadAcknowledgement } from './groups.wire.ts';

export const groupsEvents = (messages: GroupMessageService, receipts: GroupReceiptService) =>
  ({
    chat_message: async ({ group, ...words }, actor) =>
      toGroupMessageEvent(group, await messages.send(actor, group, words)),
    typing_indicator: async ({ group, is_typing = false }, actor) => {
      await messages.showTyping(actor, group, is_typing);
      return {};
    },
    message_read: async ({ group, ...named }, actor) =>
      toReadAcknowledgement(await receipts.markRead(actor, group, named)),
    resume: async ({ group, after_seq }, actor) =>
      toMissedGroupMessages(group, await messages.resume(actor, group, after_seq)),
  }) satisfies ChatEventHandlers<'group'>;

/** The plain socket of one group's chat. */
export const groupsSocket = (messages: GroupMessageService): SocketRoute => ({
  pattern: /^\/ws\/groups\/(\d+)\/chat$/,
  field: 'group',
  greeting: 'Connected to group chat',
  events: ['chat_message', 'typing_indicator', 'message_read', 'resume'],
  invalidJson: 'Invalid JSON format',
  emptyRead: 'No message IDs provided',
  open: (actor, id) => messages.assertSocketAllowed(actor, id),
});
