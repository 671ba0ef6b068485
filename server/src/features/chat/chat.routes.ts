import type { Handlers } from '../../core/wire.ts';
import { toConversation, toConversationRows, toMarkReadResult, toMessagePage, toSentMessage } from './chat.wire.ts';
import type { ConversationService } from './conversation.service.ts';
import type { MessageService } from './message.service.ts';
import type { ReceiptService } from './receipt.service.ts';

/** Read-mark requests name no ids, or an empty list, and no number, to mean everything. */
const named = (body: { message_ids?: number[]; up_to_seq?: number }) =>
  body.message_ids?.length || body.up_to_seq !== undefined ? body : undefined;

export const chatRoutes = (conversations: ConversationService, messages: MessageService, receipts: ReceiptService) =>
  ({
    listConversations: async ({ query, self }, actor) =>
      toConversationRows(await conversations.list(actor, query), self),
    getConversation: async ({ params }, actor) => toConversation(await conversations.show(actor, params.id), actor),
    getConversationByConnection: async ({ query }, actor) =>
      toConversation(await conversations.showByConnection(actor, query.connection_id), actor),
    listMessages: async ({ params, query, self }, actor) =>
      toMessagePage(await messages.list(actor, params.id, query), self),
    markMessagesRead: async ({ params, body }, actor) =>
      toMarkReadResult(await receipts.markRead(actor, params.id, named(body))),
    sendMessage: async ({ body }, actor) => toSentMessage(await messages.send(actor, body)),
  }) satisfies Partial<Handlers>;
