import type { Conversation, ConversationRow, MessageRow, UserBrief } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { newestFirst } from '../order.ts';
import { toLinkedArray } from '../page.ts';
import { forbidden, forbiddenAction, notFound, notFoundAction, refusedAction } from '../problem.ts';
import type { ChatEntry, MessageEntry } from '../rows/chats.ts';
import type { Person } from '../rows/people.ts';
import type { ConnectionEntry } from '../rows/relations.ts';
import type { World } from '../world.ts';
import { addMessage, messagesOf, openChat, toLogPage } from './message-log.ts';

/** A chat of two people, seen by one of them. */
interface View {
  chat: ChatEntry;
  connection: ConnectionEntry;
  other: Person;
  messages: MessageEntry[];
}

/** Undefined for whoever does not take part: to outsiders the conversation does not exist. */
function viewOf(world: World, actor: Person, chat: ChatEntry | undefined): View | undefined {
  const connection = world.connections.get(chat?.connection);
  if (!chat || !connection || ![connection.sender, connection.receiver].includes(actor.id)) return undefined;
  const other = world.people.need(actor.id === connection.sender ? connection.receiver : connection.sender);
  return { chat, connection, other, messages: messagesOf(world, chat.id) };
}

function needView(world: World, actor: Person, id: number): View {
  const view = viewOf(world, actor, world.chats.get(id));
  if (!view) throw notFound();
  return view;
}

const toBrief = ({ id, email, full_name, avatar_url }: Person): UserBrief => ({ id, email, full_name, avatar_url });

/** An address is shown only while the two are connected. */
const toOther = ({ other, connection }: View): UserBrief =>
  connection.state === 'accepted' ? toBrief(other) : { ...toBrief(other), email: '' };

const unreadIn = ({ messages, other }: View): MessageEntry[] =>
  messages.filter(({ sender, read_at }) => sender === other.id && read_at === null);

export const toMessageRow =
  (world: World) =>
  (message: MessageEntry): MessageRow => {
    const { id, sender, content, read_at, created_at, seq, client_message_id } = message;
    const { full_name, avatar_url } = world.people.need(sender);
    return {
      id,
      sender_id: sender,
      sender_name: full_name,
      sender_avatar: avatar_url,
      content,
      is_read: read_at !== null,
      read_at,
      created_at,
      seq,
      client_message_id,
    };
  };

function toRow(view: View): ConversationRow {
  const last = view.messages.at(-1);
  // Whole characters, so that an emoji at the edge is not cut in half.
  const preview = last && [...last.content].slice(0, 100).join('');
  return {
    id: view.chat.id,
    other_participant: toOther(view),
    last_message_preview: last ? { content: preview ?? '', sender_id: last.sender, created_at: last.created_at } : null,
    last_message_at: last?.created_at ?? null,
    unread_count: unreadIn(view).length,
  };
}

function toConversation(world: World, actor: Person, view: View): Conversation {
  const other = toOther(view);
  const last = view.messages.at(-1);
  return {
    id: view.chat.id,
    connection: view.connection.id,
    participants: [toBrief(actor), other].sort((one, another) => one.id - another.id),
    other_participant: other,
    last_message: last ? toMessageRow(world)(last) : null,
    unread_count: unreadIn(view).length,
    last_message_at: last?.created_at ?? null,
    created_at: view.chat.created_at,
  };
}

export const chat = {
  /** A page, or without paging everything. */
  listConversations(input) {
    const { world, actor, query } = input;
    const views = world.chats.all().flatMap((it) => viewOf(world, actor, it) ?? []);
    const withId = views.map((view) => ({ id: view.chat.id, view }));
    const newest = newestFirst(withId, ({ view }) => view.messages.at(-1)?.created_at ?? null);
    if (query.page === undefined && query.page_size === undefined) return newest.map(({ view }) => toRow(view));
    return toLinkedArray(newest, ({ view }) => toRow(view), input);
  },

  getConversation: ({ world, actor, params }) => toConversation(world, actor, needView(world, actor, params.id)),

  getConversationByConnection({ world, actor, query }) {
    const connection = world.connections.get(query.connection_id);
    if (!connection) throw notFoundAction('Connection not found');
    if (![connection.sender, connection.receiver].includes(actor.id)) {
      throw forbiddenAction('You are not a participant in this connection');
    }
    if (connection.state !== 'accepted') {
      throw refusedAction('Connection must be accepted to create conversation');
    }
    return toConversation(world, actor, needView(world, actor, openChat(world, connection.id).id));
  },

  listMessages(input) {
    const { world, actor, params } = input;
    return toLogPage(needView(world, actor, params.id).messages, toMessageRow(world), input);
  },

  /** Without ids, or with none, and without a number everything; ids that do not fit are passed over. */
  markMessagesRead({ world, actor, params, body: { message_ids: ids = [], up_to_seq = ids.length ? 0 : Infinity } }) {
    const unread = unreadIn(needView(world, actor, params.id));
    const marked = unread.filter(({ id, seq }) => seq <= up_to_seq || ids.includes(id));
    for (const message of marked) message.read_at = world.time();
    return { message: `Marked ${marked.length} message(s) as read`, marked_count: marked.length };
  },

  sendMessage({ world, actor, body: { conversation, ...words } }) {
    const view = viewOf(world, actor, world.chats.get(conversation));
    // One text for every reason, so that nobody learns which conversations exist.
    if (view?.connection.state !== 'accepted') {
      throw forbidden('You can only message users you are connected with (accepted connections).');
    }
    const message = addMessage(world, view.chat.id, actor, words);
    const { id, content, read_at, created_at, updated_at, seq, client_message_id } = message;
    return {
      id,
      conversation,
      sender: toBrief(actor),
      content,
      read_at,
      is_read: read_at !== null,
      created_at,
      updated_at,
      seq,
      client_message_id,
    };
  },
} satisfies Partial<Handlers>;
