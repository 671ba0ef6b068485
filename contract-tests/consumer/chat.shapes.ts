import type * as models from '@study-mate/sdk';
import { facts } from '../states.ts';
import { filled, flag, type Rule, type Template, time, whole } from './matching-rules.ts';
import { avatar, brief } from './people.shapes.ts';

export const conversationRow: Template<models.ConversationRow> = {
  id: whole(facts.conversation),
  other_participant: brief(whole(facts.other)),
  last_message_preview: { content: filled('Message 1'), sender_id: whole(facts.other), created_at: time() },
  last_message_at: time(),
  unread_count: whole(1),
};

export const messageRow = (seq: Rule | number = whole(1)): Template<models.MessageRow> => ({
  id: whole(facts.message),
  sender_id: whole(facts.other),
  sender_name: filled('Bình Trần'),
  sender_avatar: avatar,
  content: filled('Message 1'),
  is_read: flag(false),
  read_at: null,
  created_at: time(),
  seq,
  client_message_id: null,
});

export const conversation: Template<models.Conversation> = {
  id: whole(facts.conversation),
  connection: whole(facts.connection),
  participants: [brief(whole(facts.me)), brief(whole(facts.other))],
  other_participant: brief(whole(facts.other)),
  last_message: messageRow(),
  unread_count: whole(1),
  last_message_at: time(),
  created_at: time(),
};

export const chatMessage = (clientMessageId: string): Template<models.ChatMessage> => ({
  id: whole(facts.message),
  conversation: whole(facts.conversation),
  sender: brief(whole(facts.me)),
  content: 'Hello!',
  read_at: null,
  is_read: false,
  created_at: time(),
  updated_at: time(),
  seq: whole(1),
  client_message_id: clientMessageId,
});
