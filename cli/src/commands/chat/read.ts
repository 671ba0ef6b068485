import { defineCommand } from '../../command.ts';
import { flag, rest } from '../../parameter.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';
import { toCount, toId } from '../../values.ts';

export const markRead = defineCommand({
  name: 'chat read',
  summary: 'Mark messages as read',
  args: { who: whoToChatWith, messageIds: rest('Ids of messages; all unread ones unless told', toId) },
  flags: { upTo: flag('seq', 'Those up to the message with this number, beside the ids', { parse: toCount }) },
  examples: [
    { line: 'study-mate chat read Mai', about: 'Everything she wrote' },
    { line: 'study-mate chat read Mai 1 2', about: 'Two messages' },
    { line: 'study-mate chat read Mai --up-to 42', about: 'Up to the message with this number' },
  ],

  async run(context, { who, messageIds, upTo: up_to_seq }) {
    const mate = await context.signedIn();
    const id = await findConversation(mate, who);
    const result = await mate.chat.markMessagesRead(id, {
      ...(messageIds.length > 0 && { message_ids: messageIds }),
      ...(up_to_seq && { up_to_seq }),
    });
    const count = result.marked_count;
    const sentence = count ? `${count} message${count === 1 ? ' is' : 's are'} marked as read.` : 'Nothing was unread.';
    context.output.done(sentence, result, [count]);
  },
});
