import { linkTo, toPage } from '../page.ts';
import { invalidTogether } from '../problem.ts';
import type { ChatEntry, MessageEntry } from '../rows/chats.ts';
import type { Person } from '../rows/people.ts';
import type { World } from '../world.ts';

const messagesPerPage = 50;

/** The chat of a connection, which is there from when it is accepted; without a connection one for a group. */
export const openChat = (world: World, connection: number | null): ChatEntry =>
  world.chats.find((chat) => connection !== null && chat.connection === connection) ??
  world.chats.add({ connection, created_at: world.time() });

/** The messages of a chat, oldest first. */
export const messagesOf = (world: World, chat: number): MessageEntry[] =>
  world.messages.filter((message) => message.chat === chat);

interface Words {
  content: string;
  client_message_id?: string | null;
}

/** Adds a message to a chat; one that was sent before is answered with the first. */
export function addMessage(world: World, chat: number, sender: Person, words: Words): MessageEntry {
  const { content, client_message_id = null } = words;
  const messages = messagesOf(world, chat);
  const first = messages.find(
    (message) =>
      client_message_id !== null && message.sender === sender.id && message.client_message_id === client_message_id,
  );
  if (first) return first;
  const now = world.time();
  return world.messages.add({
    chat,
    seq: messages.length + 1,
    sender: sender.id,
    content,
    client_message_id,
    read_at: null,
    readers: [],
    created_at: now,
    updated_at: now,
  });
}

interface LogInput {
  query: { page?: number | 'last'; page_size?: number; after_seq?: number; before_seq?: number };
  self: URL;
}

/** A page of messages, newest first, or the part before or after a number, with the link that goes on from there. */
export function toLogPage<Out>(messages: readonly MessageEntry[], toRow: (it: MessageEntry) => Out, input: LogInput) {
  const { page, page_size: size = messagesPerPage, after_seq: after, before_seq: before } = input.query;
  if ([page, after, before].filter((way) => way !== undefined).length > 1) {
    throw invalidTogether('Use only one of page, after_seq and before_seq.');
  }
  if (after === undefined && before === undefined) {
    return toPage(messages.toReversed(), toRow, input, messagesPerPage);
  }
  const side =
    after === undefined
      ? messages.filter(({ seq }) => seq < (before ?? 0)).toReversed()
      : messages.filter(({ seq }) => seq > after);
  const rows = side.slice(0, size);
  const next = after === undefined ? { before_seq: rows.at(-1)?.seq } : { after_seq: rows.at(-1)?.seq };
  return {
    count: side.length,
    next: rows.length < side.length ? linkTo(input.self, next) : null,
    previous: null,
    results: rows.map(toRow),
  };
}
