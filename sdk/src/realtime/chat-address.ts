/** Which chat is meant: that of two people, or that of a group. */
export type ChatAddress = { conversation: number } | { group: number };

export type ChatKind = 'conversation' | 'group';

/** Those of the events that are about chats of this kind. */
export type About<Kind extends ChatKind, Event> = Kind extends ChatKind ? Extract<Event, Record<Kind, number>> : never;

/** A number alone is a conversation. */
export const toAddress = (chat: number | ChatAddress): ChatAddress =>
  typeof chat === 'number' ? { conversation: chat } : chat;

/** Equal for addresses of the same chat. */
export const keyOf = (address: ChatAddress): string => JSON.stringify(address);

/** Whether an event is about this chat. */
export const isAbout = (event: object, address: ChatAddress): boolean =>
  Object.entries(address).every(([kind, id]) => (event as Record<string, unknown>)[kind] === id);
