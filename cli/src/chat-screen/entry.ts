import type { LiveMessage, OutgoingMessage } from '@study-mate/sdk';

/** `…` on its way, `✓` sent, `✓✓` read, `!` failed; nothing for messages of others. */
export type EntryState = 'pending' | 'failed' | 'sent' | 'read' | 'received';

/** A message on the screen. */
export interface Entry {
  /** The number in the conversation; undefined until the server has given one. */
  seq: number | undefined;
  id: number | undefined;
  clientMessageId: string | null;
  name: string;
  content: string;
  at: string;
  state: EntryState;
  /** Why it failed. */
  error?: string;
}

export const fromLive = (message: LiveMessage, isMine: boolean): Entry => ({
  seq: message.seq,
  id: message.message_id,
  clientMessageId: message.client_message_id,
  name: message.sender_name,
  content: message.content,
  at: message.created_at,
  state: isMine ? 'sent' : 'received',
});

export const fromOutgoing = (message: OutgoingMessage, begunAt: string): Entry => ({
  seq: undefined,
  id: undefined,
  clientMessageId: message.clientMessageId,
  name: '',
  content: message.content,
  at: begunAt,
  state: message.state === 'failed' ? 'failed' : 'pending',
  error: message.error?.message,
});

const isSame = (a: Entry, b: Entry): boolean =>
  (a.seq !== undefined && a.seq === b.seq) || (a.clientMessageId !== null && a.clientMessageId === b.clientMessageId);

/** Puts entries among others: by number, those without one last; a message that is there is brought up to date. */
export function merge(entries: readonly Entry[], news: readonly Entry[]): Entry[] {
  const merged = [...entries];
  for (const entry of news) {
    const index = merged.findIndex((it) => isSame(it, entry));
    const known = merged[index];
    // What has been read or numbered stays so, whatever a late event says.
    if (!known) merged.push(entry);
    else if (entry.seq !== undefined) merged[index] = known.state === 'read' ? { ...entry, state: 'read' } : entry;
    else if (known.seq === undefined) merged[index] = { ...entry, at: known.at };
  }
  const place = ({ seq }: Entry) => seq ?? Number.MAX_SAFE_INTEGER;
  return merged.sort((a, b) => place(a) - place(b));
}
