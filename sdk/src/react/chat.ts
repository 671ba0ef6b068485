import { useMemo } from 'react';
import type { ChatKind } from '../realtime/chat-address.ts';
import type { LiveMessage } from '../realtime/outgoing-message.ts';
import { type ChatState, ChatStore } from './chat-store.ts';
import { useWires } from './provider.ts';
import { useSession } from './session.ts';
import { useStore } from './store.ts';

/** A chat as it is at the moment, and what one can do in it. The functions stay the same as long as the chat does. */
export interface ChatView extends ChatState {
  /**
   * Sends a message. It is in `outbox` at once, and tells there if it fails; awaiting it is up to you.
   * @param content 1 to 5 000 characters of plain text
   * @returns the stored message; rejects as `realtime.sendMessage` does
   */
  send: (content: string) => Promise<LiveMessage>;
  /** Call it for every key: the others are told every few seconds. */
  setTyping: (isTyping: boolean) => void;
  /** Marks a message of others and all before it as read; call it for what is shown. The next call makes good a failure. */
  markReadUpTo: (seq: number) => void;
  /** Loads the page before the first message. It never rejects: `error` tells. */
  loadEarlier: () => Promise<void>;
}

function useChat(kind: ChatKind, id: number): ChatView {
  const wires = useWires();
  const { userId } = useSession();
  const store = useMemo(
    () => new ChatStore(wires, kind === 'group' ? { group: id } : { conversation: id }, userId),
    [wires, kind, id, userId],
  );
  const { send, setTyping, markReadUpTo, loadEarlier } = store;
  return { ...useStore(store), send, setTyping, markReadUpTo, loadEarlier };
}

/**
 * A conversation of two people, live while the component is there: the latest messages, those that arrive, one's own on
 * their way, who is typing. Use it once for each chat on the screen and hand it down; each use asks for its own messages.
 *
 * @param id of the conversation
 *
 * @example
 * const { messages, outbox, send, markReadUpTo } = useConversation(7);
 * const latest = messages.at(-1)?.seq ?? 0;
 * useEffect(() => markReadUpTo(latest), [latest, markReadUpTo]);
 * return [...messages, ...outbox].map(({ content }) => <p>{content}</p>);
 */
export const useConversation = (id: number): ChatView => useChat('conversation', id);

/**
 * The chat of a group, as `useConversation` is that of two people. `error` tells when one does not take part in it any
 * more.
 *
 * @param id of the group
 *
 * @example
 * const { messages, send } = useGroupChat(3);
 */
export const useGroupChat = (id: number): ChatView => useChat('group', id);
