import { defineCommand } from '../../command.ts';
import { rest } from '../../parameter.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { toId } from '../../values.ts';

const mostAtOnce = 1_000;

export const markGroupRead = defineCommand({
  name: 'groups read',
  summary: 'Mark messages of a group as read',
  args: { group: whichGroup, messageIds: rest('Ids of messages; the unread ones of the last 1,000 unless told', toId) },
  flags: {},
  examples: [
    { line: 'study-mate groups read "Machine Learning"', about: 'Everything that was said lately' },
    { line: 'study-mate groups read "Machine Learning" 1 2', about: 'Two messages' },
  ],

  async run(context, { group: which, messageIds: message_ids }) {
    const mate = await context.signedIn();
    const group = await findGroup(mate, which);
    if (!message_ids.length) {
      let looked = 0;
      for await (const { id, is_read } of mate.groups.listGroupMessages(group, { page_size: 100 })) {
        // Own messages are passed over by the server.
        if (!is_read) message_ids.push(id);
        looked += 1;
        if (looked === mostAtOnce) break;
      }
    }
    const result = await mate.groups.markGroupMessagesRead(group, { message_ids });
    const count = result.marked_count;
    const sentence = count ? `${count} message${count === 1 ? ' is' : 's are'} marked as read.` : 'Nothing was unread.';
    context.output.done(sentence, result, [count]);
  },
});
