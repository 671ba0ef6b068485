import { defineCommand } from '../../command.ts';
import { rest } from '../../parameter.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';
import { toId } from '../../values.ts';

export const markRead = defineCommand({
  name: 'chat read',
  summary: 'Mark messages as read',
  args: { who: whoToChatWith, messageIds: rest('Ids of messages; all unread ones unless told', toId) },
  flags: {},
  examples: [
    { line: 'study-mate chat read Mai', about: 'Everything she wrote' },
    { line: 'study-mate chat read Mai 1 2', about: 'Two messages' },
  ],

  async run(context, { who, messageIds }) {
    const mate = await context.signedIn();
    const id = await findConversation(mate, who);
    const result = await mate.chat.markMessagesRead(id, messageIds.length ? { message_ids: messageIds } : {});
    const count = result.marked_count;
    const sentence = count ? `${count} message${count === 1 ? ' is' : 's are'} marked as read.` : 'Nothing was unread.';
    context.output.done(sentence, result, [count]);
  },
});
