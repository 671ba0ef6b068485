import type { ChatMessageEvent, GroupMessageEvent } from '@study-mate/sdk';
import { fact, filled, type Template, time, whole } from '../consumer/matching-rules.ts';
import { avatar } from '../consumer/people.shapes.ts';
import { facts } from '../states.ts';

const words = {
  message_id: whole(facts.message),
  seq: 1,
  client_message_id: null,
  sender_avatar: avatar,
  content: 'Hello!',
  created_at: time(),
};

const from = (sender: 'me' | 'other') => ({
  sender_id: fact(sender),
  sender_name: filled(sender === 'me' ? 'Mai Nguyễn' : 'Bình Trần'),
});

/** A message as it is sent to both people and acknowledged to its sender. */
export const chatMessage = (
  sender: 'me' | 'other',
  changes: Partial<Template<ChatMessageEvent> & object> = {},
): Template<ChatMessageEvent> => ({
  conversation: fact('conversation'),
  ...words,
  ...from(sender),
  ...changes,
});

/** The same to a group. */
export const groupMessage = (
  sender: 'me' | 'other',
  changes: Partial<Template<GroupMessageEvent> & object> = {},
): Template<GroupMessageEvent> => ({ group: fact('group'), ...words, ...from(sender), ...changes });
