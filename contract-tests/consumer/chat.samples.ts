import { facts } from '../states.ts';
import { firstPage, noPage, nothing, type SampleCall, sample } from './sample.ts';

export const chatSamples = {
  listConversations: sample(
    firstPage,
    (mate, { query }, options) => mate.chat.listConversations(query, options),
    noPage,
  ),
  getConversation: sample(
    { params: { id: facts.conversation } },
    (mate, { params }, options) => mate.chat.getConversation(params.id, options),
    nothing,
  ),
  getConversationByConnection: sample(
    { query: { connection_id: facts.connection } },
    (mate, { query }, options) => mate.chat.getConversationByConnection(query, options),
    { apart: [404] },
  ),
  listMessages: sample(
    { params: { id: facts.conversation }, query: { page: 1 } },
    async (mate, { params, query }, options) => mate.chat.listMessages(params.id, query, options),
    nothing,
  ),
  markMessagesRead: sample(
    { params: { id: facts.conversation }, body: { message_ids: [facts.message] } },
    (mate, { params, body }, options) => mate.chat.markMessagesRead(params.id, body, options),
    nothing,
  ),
  sendMessage: sample(
    {
      body: {
        conversation: facts.conversation,
        content: 'Hello!',
        client_message_id: '0192f3a4-5b6c-7d8e-9f01-23456789abcd',
      },
    },
    (mate, { body }, options) => mate.chat.sendMessage(body, options),
  ),
} satisfies Record<string, SampleCall>;
