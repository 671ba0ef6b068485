import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { rest } from '../../parameter.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';

export const sendMessage = defineCommand({
  name: 'chat send',
  summary: 'Send a message',
  about: 'Without words, or with - in their place, the message is read from stdin.',
  args: { who: whoToChatWith, message: rest('What to say, up to 5,000 characters') },
  flags: {},
  examples: [
    { line: 'study-mate chat send Mai "Library at four?"', about: 'To somebody by name' },
    { line: 'date | study-mate chat send Mai -', about: 'Whatever another program says' },
  ],

  async run(context, { who, message }) {
    const { host, prompt, output } = context;
    const words = message.join(' ');
    const isFromStdin = words === '-' || words === '';
    if (words === '' && host.stdin.isTTY) {
      throw new UsageError('There is nothing to send.', 'Write the message after the name, or pipe it in.');
    }
    const content = isFromStdin ? await prompt.readStdin() : words;
    const mate = await context.signedIn();
    const sent = await mate.chat.sendMessage({ conversation: await findConversation(mate, who), content });
    output.done(`Sent (message ${sent.seq} of conversation ${sent.conversation}).`, sent, [
      sent.id,
      sent.conversation,
      sent.seq,
      sent.created_at,
    ]);
  },
});
