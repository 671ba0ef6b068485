import type { Sequelize } from 'sequelize';
import type { ConnectionRequests } from '../matching/request.model.ts';
import type { Conversations } from './conversation.model.ts';
import type { Messages } from './message.model.ts';

export interface ChatModels {
  requests: ConnectionRequests;
  conversations: Conversations;
  messages: Messages;
}

/** Rows written behind the services' backs must retire what caches hold of these people. */
async function retireCaches(sequelize: Sequelize | undefined, people: number[]): Promise<void> {
  await sequelize?.query('UPDATE users SET relations_version = relations_version + 1 WHERE id = ANY($1)', {
    bind: [people],
  });
}

/** Two people who have accepted each other, with the empty conversation that comes of it. */
export async function aConversation(models: ChatModels, senderId: number, receiverId: number) {
  const now = new Date();
  const request = await models.requests.create({
    senderId,
    receiverId,
    state: 'accepted',
    message: 'Shall we study together?',
    createdAt: now,
    updatedAt: now,
    acceptedAt: now,
  });
  const conversation = await models.conversations.create({
    connectionId: request.id,
    userLowId: Math.min(senderId, receiverId),
    userHighId: Math.max(senderId, receiverId),
  });
  await retireCaches(models.requests.sequelize, [senderId, receiverId]);
  return { connection: request.id, conversation: conversation.id };
}

/** The next message of a conversation; answers with its row. */
export async function aMessage(models: ChatModels, conversationId: number, senderId: number, content: string) {
  const conversation = await models.conversations.findByPk(conversationId, { rejectOnEmpty: true });
  const seq = conversation.lastSeq + 1;
  const message = await models.messages.create({ conversationId, seq, senderId, content, clientMessageId: null });
  await conversation.update({ lastSeq: seq, lastMessageAt: message.createdAt });
  return message;
}
