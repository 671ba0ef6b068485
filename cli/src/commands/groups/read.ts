import { defineCommand } from '../../command.ts';
import { flag, rest } from '../../parameter.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { toCount, toId } from '../../values.ts';

const mostAtOnce = 1_000;

export const markGroupRead = defineCommand({
  name: 'groups read',
  summary: 'Mark messages of a group as read',
  args: { group: whichGroup, messageIds: rest('Ids of messages; the unread ones of the last 1,000 unless told', toId) },
  flags: { upTo: flag('seq', 'Those up to the message with this number, beside the ids', { parse: toCount }) },
  examples: [
    { line: 'study-mate groups read "Machine Learning"', about: 'Everything that was said lately' },
    { line: 'study-mate groups read "Machine Learning" 1 2', about: 'Two messages' },
    { line: 'study-mate groups read "Machine Learning" --up-to 42', about: 'Up to the message with this number' },
  ],

  async run(context, { group: which, messageIds: message_ids, upTo: up_to_seq }) {
    const mate = await context.signedIn();
    const group = await findGroup(mate, which);
    if (!message_ids.length && !up_to_seq) {
      let looked = 0;
      for await (const { id, is_read } of mate.groups.listGroupMessages(group, { page_size: 100 })) {
        // Own messages are passed over by the server.
        if (!is_read) message_ids.push(id);
        looked += 1;
        if (looked === mostAtOnce) break;
      }
    }
    const result = await mate.groups.markGroupMessagesRead(
      group,
      up_to_seq ? { message_ids, up_to_seq } : { message_ids },
    );
    const count = result.marked_count;
    const sentence = count ? `${count} message${count === 1 ? ' is' : 's are'} marked as read.` : 'Nothing was unread.';
    context.output.done(sentence, result, [count]);
  },
});
