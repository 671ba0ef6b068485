import { messageLine } from './output/message-line.ts';
import type { Output } from './output/output.ts';
import { tabSeparated } from './output/rows.ts';
import { pageFlags } from './paging.ts';
import { flag } from './parameter.ts';
import { toSeq } from './values.ts';

export const historyFlags = {
  before: flag('seq', 'Only messages with lower numbers', { parse: toSeq }),
  after: flag('seq', 'Only messages with higher numbers: the first of them', { parse: toSeq }),
  ...pageFlags,
};

interface Said {
  seq: number;
  created_at: string;
  sender_name: string;
  content: string;
  /** `✓` sent, `✓✓` read; for one's own messages. */
  mark?: string | undefined;
}

/** Messages, latest last: lines for people, tab-separated for programs. */
export async function printMessages(output: Output, load: () => Promise<Said[]> | Said[], data: readonly object[]) {
  if (output.isJson) return output.json(data);
  if (!data.length) return output.note('There are no messages.');
  const messages = await load();
  if (output.isTerminal) {
    for (const message of messages) {
      const { style, width, isPlain } = output;
      output.write(messageLine(message, { style, width, isPlain, ...(message.mark && { mark: message.mark }) }));
    }
  } else {
    output.write(tabSeparated(messages.map((it) => [it.seq, it.created_at, it.sender_name, it.content])));
  }
}
