import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';

export const openChat = defineCommand({
  name: 'chat open',
  summary: 'Chat on a live screen',
  about:
    'Messages, typing and read marks as they happen: … is on its way, ✓ sent, ✓✓ read, ! failed.\n' +
    'What arrives on the screen is marked as read. /help tells the keys; /quit and Ctrl-C leave.',
  args: { who: whoToChatWith },
  flags: {},
  examples: [
    { line: 'study-mate chat open Mai', about: 'With somebody by name' },
    { line: 'study-mate chat open 4', about: 'By the id that chat list shows' },
  ],

  async run(context, { who }) {
    const { host, output } = context;
    if (!host.stdin.isTTY || !host.stdout.isTTY) {
      throw new UsageError(
        'The chat screen needs a terminal.',
        'Without one there are: study-mate chat tail, chat send',
      );
    }
    const mate = await context.signedIn();
    const conversation = await findConversation(mate, who);
    const { openScreen } = await import('../../chat-screen/open-screen.tsx');
    for (const text of await openScreen(mate, conversation, host)) output.note(`Not sent: ${text}`);
  },
});
