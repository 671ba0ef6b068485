import type * as models from '@study-mate/sdk';
import { facts } from '../states.ts';
import { filled, flag, listOf, pattern, type Rule, type Template, text, time, whole } from './matching-rules.ts';

/** What clients rely on in the contract's objects. People and things carry the ids that states hand over. */

export const profile = (changes: Partial<Template<models.Profile> & object> = {}): Template<models.Profile> => ({
  id: whole(facts.me),
  email: filled(facts.email),
  phone: filled('+84 900 000 001'),
  full_name: filled('Mai Nguyễn'),
  school: whole(1),
  school_name: filled('Hanoi University'),
  major: filled('Mathematics'),
  year: whole(2),
  bio: text('Xin chào'),
  avatar_url: pattern('^https?://.+$', 'https://example.com/mai.jpg'),
  learning_radius_km: whole(5),
  privacy_level: pattern('^(open|friends_of_friends|private)$', 'open'),
  status: pattern('^(active|banned|deleted)$', 'active'),
  last_active_at: time(),
  created_at: time(),
  ...changes,
});

export const tokens: Template<models.TokenPair> = {
  access: filled('new-access-token'),
  refresh: filled('new-refresh'),
};

const card = (id: Rule | number): Template<models.UserCard> => ({
  id,
  email: text('binh@example.com'),
  full_name: filled('Bình Trần'),
  avatar_url: pattern('^https?://.+$', 'https://example.com/binh.jpg'),
  school: whole(1),
  major: filled('Physics'),
  year: whole(3),
  bio: text('Hello'),
});

const brief = (id: Rule | number): Template<models.UserBrief> => ({
  id,
  email: text('binh@example.com'),
  full_name: filled('Bình Trần'),
  avatar_url: pattern('^https?://.+$', 'https://example.com/binh.jpg'),
});

/** Which of the two I am decides what I may do. */
interface Side {
  iAm: 'sender' | 'receiver';
  state: models.RequestState;
}

const people = ({ iAm }: Side) => {
  const [me, other] = [card(whole(facts.me)), card(whole(facts.other))];
  return iAm === 'sender' ? { sender: me, receiver: other } : { sender: other, receiver: me };
};

const rights = ({ iAm, state }: Side) => ({
  can_accept: iAm === 'receiver' && state === 'pending',
  can_reject: iAm === 'receiver' && state === 'pending',
  can_message: state === 'accepted',
});

export const connectionRequest = (side: Side): Template<models.ConnectionRequest> => ({
  id: whole(facts.request),
  ...people(side),
  state: side.state,
  message: text('Shall we study together?'),
  created_at: time(),
  updated_at: time(),
  accepted_at: side.state === 'accepted' ? time() : null,
  rejected_at: side.state === 'rejected' ? time() : null,
  ...rights(side),
});

export const requestRow = (side: Side): Template<models.ConnectionRequestRow> => ({
  id: whole(facts.request),
  sender_name: filled('Bình Trần'),
  sender_avatar: pattern('^https?://.+$', 'https://example.com/binh.jpg'),
  receiver_name: filled('Mai Nguyễn'),
  receiver_avatar: pattern('^https?://.+$', 'https://example.com/mai.jpg'),
  state: side.state,
  message: text('Shall we study together?'),
  created_at: time(),
  ...people(side),
  ...rights(side),
});

const link = (query: string): Rule =>
  pattern(`^https?://.+\\?(.+&)?${query}$`, `http://localhost:8000/somewhere/?${query}`);

/** A list on one page, unless `next` or `previous` name what their links must hold. */
export const page = (row: unknown, { next, previous }: { next?: string; previous?: string } = {}) => ({
  count: whole(1),
  next: next ? link(next) : null,
  previous: previous ? link(previous) : null,
  results: listOf(row),
});

export const connection: Template<models.Connection> = {
  id: whole(facts.connection),
  user: card(whole(facts.other)),
  connection_state: 'accepted',
  accepted_at: time(),
  can_message: true,
  conversation_id: whole(facts.conversation),
};

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
  sender_avatar: pattern('^https?://.+$', 'https://example.com/binh.jpg'),
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

/** A text that programs or people are shown word for word. */
export const actionError = (sentence: string) => ({ error: sentence, detail: sentence });
