import type { ChatEventHandlers, ChatEventName, EventHandlers } from '../core/wire.ts';

/** Hands each event of a chat to whoever handles chats of its kind. */
export function eventsOfChats(
  conversations: ChatEventHandlers<'conversation'>,
  groups: ChatEventHandlers<'group'>,
): Pick<EventHandlers, ChatEventName> {
  return {
    chat_message: (data, actor) =>
      'group' in data ? groups.chat_message(data, actor) : conversations.chat_message(data, actor),
    typing_indicator: (data, actor) =>
      'group' in data ? groups.typing_indicator(data, actor) : conversations.typing_indicator(data, actor),
    message_read: (data, actor) =>
      'group' in data ? groups.message_read(data, actor) : conversations.message_read(data, actor),
    resume: (data, actor) => ('group' in data ? groups.resume(data, actor) : conversations.resume(data, actor)),
  };
}
