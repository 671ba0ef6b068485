import type { GroupMessage } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import { historyFlags, printMessages } from '../../history.ts';
import { collect } from '../../paging.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';

export const showGroupHistory = defineCommand({
  name: 'groups history',
  summary: 'Print the messages of a group, latest last',
  about:
    'Each message of a group has a number, counted from 1. Reading does not mark anything as read.\n' +
    'Behind your own messages, ✓✓ means that at least one of the others has read it.',
  args: { group: whichGroup },
  flags: historyFlags,
  examples: [
    { line: 'study-mate groups history "Machine Learning"', about: 'The latest messages' },
    {
      line: 'study-mate groups history "Machine Learning" --after 0 --all --json',
      about: 'All of them, for a program',
    },
  ],

  async run(context, { group: which, before, after, ...wish }) {
    const { output } = context;
    const mate = await context.signedIn();
    const id = await findGroup(mate, which);
    const rows = await collect(context, wish, (page_size) =>
      mate.groups.listGroupMessages(id, { page_size, before_seq: before, after_seq: after }),
    );
    const messages = rows.toSorted((a, b) => a.seq - b.seq);
    const toSaid = (me: number | undefined) => (message: GroupMessage) => ({
      ...message,
      sender_name: message.sender.full_name,
      mark: message.sender.id !== me ? undefined : message.read_count > 0 ? '✓✓' : '✓',
    });
    const withMarks = async () => {
      const group = output.isTerminal ? await mate.groups.getGroup(id) : undefined;
      return messages.map(toSaid(group?.user_membership?.user.id));
    };
    await printMessages(output, withMarks, messages);
  },
});
