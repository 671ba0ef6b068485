import { defineCommand } from '../../command.ts';
import { aboutWords, messageWords, readWords } from '../../message-words.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';

export const sendMessage = defineCommand({
  name: 'chat send',
  summary: 'Send a message',
  about: aboutWords,
  args: { who: whoToChatWith, message: messageWords },
  flags: {},
  examples: [
    { line: 'study-mate chat send Mai "Library at four?"', about: 'To somebody by name' },
    { line: 'date | study-mate chat send Mai -', about: 'Whatever another program says' },
  ],

  async run(context, { who, message }) {
    const content = await readWords(context, message);
    const mate = await context.signedIn();
    const sent = await mate.chat.sendMessage({ conversation: await findConversation(mate, who), content });
    context.output.done(`Sent (message ${sent.seq} of conversation ${sent.conversation}).`, sent, [
      sent.id,
      sent.conversation,
      sent.seq,
      sent.created_at,
    ]);
  },
});
