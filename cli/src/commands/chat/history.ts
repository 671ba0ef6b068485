import type { MessageRow } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import { messageLine } from '../../output/message-line.ts';
import { tabSeparated } from '../../output/rows.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag } from '../../parameter.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';
import { toSeq } from '../../values.ts';

export const showHistory = defineCommand({
  name: 'chat history',
  summary: 'Print the messages of a conversation, latest last',
  about: 'Each message of a conversation has a number, counted from 1. Reading does not mark anything as read.',
  args: { who: whoToChatWith },
  flags: {
    before: flag('seq', 'Only messages with lower numbers', { parse: toSeq }),
    after: flag('seq', 'Only messages with higher numbers: the first of them', { parse: toSeq }),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate chat history Mai', about: 'The latest messages' },
    { line: 'study-mate chat history Mai --after 0 --all --json', about: 'The whole conversation, for a program' },
  ],

  async run(context, { who, before, after, ...wish }) {
    const { output } = context;
    const mate = await context.signedIn();
    const id = await findConversation(mate, who);
    const rows = await collect(context, wish, (page_size) =>
      mate.chat.listMessages(id, { page_size, before_seq: before, after_seq: after }),
    );
    const messages = rows.toSorted((a, b) => a.seq - b.seq);
    if (output.isJson) return output.json(messages);
    if (!messages.length) return output.note('There are no messages.');
    if (!output.isTerminal) {
      return output.write(
        tabSeparated(
          messages.map(({ seq, created_at, sender_name, content }) => [seq, created_at, sender_name, content]),
        ),
      );
    }
    const { other_participant: other } = await mate.chat.getConversation(id);
    const mark = ({ sender_id, is_read }: MessageRow) => (sender_id === other.id ? undefined : is_read ? '✓✓' : '✓');
    for (const message of messages) output.write(messageLine(message, { style: output.style, mark: mark(message) }));
  },
});
