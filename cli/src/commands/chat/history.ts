import type { MessageRow } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import { historyFlags, printMessages } from '../../history.ts';
import { collect } from '../../paging.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';

export const showHistory = defineCommand({
  name: 'chat history',
  summary: 'Print the messages of a conversation, latest last',
  about: 'Each message of a conversation has a number, counted from 1. Reading does not mark anything as read.',
  args: { who: whoToChatWith },
  flags: historyFlags,
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
    const withMarks = async () => {
      if (!output.isTerminal) return messages;
      const { other_participant: other } = await mate.chat.getConversation(id);
      const mark = ({ sender_id, is_read }: MessageRow) => (sender_id === other.id ? undefined : is_read ? '✓✓' : '✓');
      return messages.map((message) => ({ ...message, mark: mark(message) }));
    };
    await printMessages(output, withMarks, messages);
  },
});
