import type { StudyMate } from '../client.ts';
import type { ChatAddress } from '../realtime/chat-address.ts';
import { fromGroupMessage, fromRow, type ShownMessage } from './chat-message.ts';

/** What was said before a message. */
export interface History {
  messages: ShownMessage[];
  hasEarlier: boolean;
}

/**
 * Asks for a page of what was said.
 * @param before the `seq` that it ends in front of; the end of the chat unless told
 */
export type LoadHistory = (signal: AbortSignal, before?: number) => Promise<History>;

/** The history of a chat as this person sees it. */
export const historyOf =
  (mate: StudyMate, chat: ChatAddress, me: number | undefined): LoadHistory =>
  async (signal, before_seq) => {
    const query = before_seq === undefined ? {} : { before_seq };
    if ('group' in chat) {
      const page = await mate.groups.listGroupMessages(chat.group, query, { signal });
      return { messages: page.results.map((row) => fromGroupMessage(row, me)), hasEarlier: page.hasNextPage() };
    }
    const page = await mate.chat.listMessages(chat.conversation, query, { signal });
    return { messages: page.results.map((row) => fromRow(row, me)), hasEarlier: page.hasNextPage() };
  };
