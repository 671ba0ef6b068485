import type { ServerEvents } from '@study-mate/sdk';
import { fact, filled, type Template, time, whole } from '../consumer/matching-rules.ts';
import { avatar } from '../consumer/people.shapes.ts';
import { facts } from '../states.ts';

/** A message as it is sent to both people and acknowledged to its sender. */
export const chatMessage = (
  sender: 'me' | 'other',
  changes: Partial<Template<ServerEvents['chat_message']> & object> = {},
): Template<ServerEvents['chat_message']> => ({
  conversation: fact('conversation'),
  message_id: whole(facts.message),
  seq: 1,
  client_message_id: null,
  sender_id: fact(sender),
  sender_name: filled(sender === 'me' ? 'Mai Nguyễn' : 'Bình Trần'),
  sender_avatar: avatar,
  content: 'Hello!',
  created_at: time(),
  ...changes,
});
